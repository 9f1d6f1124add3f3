"""Something was done, and nobody has checked whether it helped.

What this means for people: "done" is the provider's word. Only the people who spoke can say whether
it is better for them now. That holds for what was stopped as well.

How to mend it: ask them, look at what you measured before and after, and record a review that names
the action. If it is too early to tell, plan a day.

Before:
    status: done
    done_on: 2026-03-14

After (a new record):
    actions: [act-2026-02-p4d6]
    on: 2026-04-20
    reviewed_with: [person, family_carer]
    result: improved

Serves: whether actions improved outcomes; outcome not reviewed.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.late import late_records
from coproof.checks.wording import waiting
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("action",)
THRESHOLDS = ("reviewed",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each action on whose review somebody waits."""
    for action in late_records(case, "reviewed"):
        wait = waiting(action.get("done_on"), case.as_at)
        yield Problem(
            action,
            "done_on",
            f"{wait} for a review. Ask people whether it helped, and record what they say.",
            "A result of too early does not count as a review.",
        )
