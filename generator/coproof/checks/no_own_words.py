"""A service in which nobody's own words are shown.

What this means for people: others tell their story for them. An inspector who asks "what do people
say?" finds summaries only, and people do not find themselves.

How to mend it: ask people whether they agree to be quoted, in a way they understand, and record the
quote with its consent: in feedback, or in a review under `people_say`. Supported words (signs,
symbols, with somebody's help) are their own words too; what a family says for them is not.

Before:
    summary: Several people find the evenings loud.

After:
    summary: Several people find the evenings loud.
    quote: I just want to be able to hear the telly.
    consent: con-2026-03-a4d1

Serves: people can explain their influence, in their own words; inspection readiness.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import OWN, days_before, heard_for
from coproof.checks.uses_of_consent import QUOTE, Use, consent_of, quotes
from coproof.checks.wording import count
from coproof.model import Severity, first_day, last_day

SEVERITY: Severity = "gap"
SECTION = "other"
HABIT = True
ABOUT = ("service",)
THRESHOLDS = ("own_words",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each service that has shown nobody's own words for too long."""
    days = case.settings.thresholds.own_words
    since = days_before(case, days)
    spoken = {
        service
        for use in quotes(case.graph)
        if last_day(use.record.get("given_on") or use.record.get("on")) >= since
        and _own(use)
        and _permitted(case, use)
        for service in case.graph.services_of(use.record.id)
    }
    for heard in heard_for(case, days):
        if heard.service.id not in spoken:
            yield Problem(
                heard.service,
                "people_count",
                f"nothing in their own words is shown for {count(days, 'day')}. "
                "Ask who agrees to be quoted, and record it.",
                "A quote needs a consent that covers quotes.",
            )


def _own(use: Use) -> bool:
    """Whether the person speaks for themself."""
    if use.record.kind == "feedback" and use.record.get("from_role") != "person":
        return False
    return use.voice is None or use.voice in OWN


def _permitted(case: Case, use: Use) -> bool:
    """Whether a consent lets the words be shown.

    An edition has no consents and holds only the words that it may show; where all records are
    judged, a quote that names no consent is an error of its own.
    """
    if use.consent is None:
        return True
    consent = consent_of(case.graph, use)
    if consent is None or QUOTE not in consent.many("covers") or consent.get("withdrawn_on"):
        return False
    ask_again = consent.get("review_on")
    return not ask_again or first_day(ask_again) >= max(case.as_at, case.today)
