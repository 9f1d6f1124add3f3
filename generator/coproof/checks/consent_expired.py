"""A consent that is in use and whose day to ask again has passed.

What this means for people: they said yes once. They may have changed their mind, or their life.
(Until they are asked again, the portfolio leaves their words and pictures out.)

How to mend it: ask again, in a way that the person understands, and record the answer: a new day in
`review_on`, or `withdrawn_on` if they no longer want it.

Before:
    review_on: 2026-03-01

After:
    review_on: 2027-03-01

Serves: consent.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.uses_of_consent import consent_of, media, quotes
from coproof.checks.wording import overdue
from coproof.model import Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("consent",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each such consent; compared with the later of the two days."""
    day = max(case.as_at, case.today)
    used = (consent_of(case.graph, use) for use in (*quotes(case.graph), *media(case.graph)))
    consents = {consent.id: consent for consent in used if consent is not None}
    for _, consent in sorted(consents.items()):
        ask_again = consent.get("review_on")
        if ask_again and not consent.get("withdrawn_on") and first_day(ask_again) < day:
            yield Problem(
                consent,
                "review_on",
                f"this is {overdue(ask_again, day)}. Ask the person, and write the new day.",
                "Until then the words or pictures under this consent are left out.",
            )
