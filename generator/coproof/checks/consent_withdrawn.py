"""Words or pictures of somebody who has taken their consent back.

What this means for people: they said that they no longer want it. (The portfolio already leaves it
out, in every edition and for every day one looks at.) It should not stay in the file either.

How to mend it: take out the quote or the picture, and the name of the consent. The summary, which
holds nobody's own words, may stay.

Before:
    quote: I just want to be able to hear the telly.
    consent: con-2026-03-a4d1

After (both lines are gone):
    summary: The television cannot be heard in the lounge.

Serves: consent; the right to object.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.uses_of_consent import consent_of, media, quotes
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ()


def find(case: Case) -> Iterator[Problem]:
    """One problem for each place that still rests on a withdrawn consent."""
    for use in (*quotes(case.graph), *media(case.graph)):
        consent = consent_of(case.graph, use)
        if consent is not None and consent.get("withdrawn_on"):
            yield Problem(
                use.record,
                use.consent_field,
                "this was taken back. Take out what was shown under it.",
                "It is already left out of every page; git keeps it until it is removed there.",
            )
