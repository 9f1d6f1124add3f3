"""People were told the answer, and mostly nobody asked whether it is fixed for them.

What this means for people: telling is half of it. The other half is to ask: are you happy with
this? Without their verdict only the provider's stands there.

How to mend it: ask when you tell, in the way in which they communicate, and write what they say
into `response`. "No view given" is an answer as well; "not asked" is not.

This is a note about a habit: of at least five answers in a year to one piece of feedback from a
person or their family, more than half say nothing of it.

Before:
    covers: [fb-2026-02-m3w8]
    response: not_asked

After:
    covers: [fb-2026-02-m3w8]
    response: partly

Serves: loops closed with individuals; people's own verdict beside the provider's.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import YEAR, days_before, provider_heard_for
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "note"
SECTION = "gap-2"
HABIT = True
ABOUT = ("provider",)

FEWEST = 5
"""Of fewer answers nobody can say that it is a habit."""

WHO = ("person", "family_carer", "friend")


def find(case: Case) -> Iterator[Problem]:
    """One note on the provider."""
    provider = provider_heard_for(case, YEAR)
    answers = [told for told in case.graph.of_kind("told") if _to_one(case, told)]
    unasked = sum(told.get("response") in (None, "not_asked") for told in answers)
    if provider is not None and len(answers) >= FEWEST and 2 * unasked > len(answers):
        yield Problem(
            provider,
            "name",
            f"{unasked} of {len(answers)} answers in a year do not say what the person thought "
            "of them. Ask, and record it.",
            "Ask when you tell: are you happy with this?",
        )


def _to_one(case: Case, told: Record) -> bool:
    """Whether it answers one piece of feedback of a person or their family, in the last year."""
    if len(told.many("covers")) != 1 or first_day(told.get("on")) < days_before(case, YEAR):
        return False
    covered = case.graph.linked_from(told.id, "covers")
    return any(one.kind == "feedback" and one.get("from_role") in WHO for one in covered)
