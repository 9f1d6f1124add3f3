"""Something was agreed, and nothing has been begun.

What this means for people: they were told yes. Every week in which nothing happens teaches them
that yes means nothing.

How to mend it: add an action that names the decision, with an owner and a day. If an action is
planned already and has begun, set its status and the day it started.

Before:
    outcome: yes

After (a new record):
    decision: dec-2026-03-f7p2
    what: Move the television and put up curtains that swallow sound.
    owner_role: Registered manager
    due_on: 2026-04-15
    status: in_progress

Serves: what actions followed; feedback without resulting action.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.late import late_records
from coproof.checks.wording import waiting
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "gap-1"
ABOUT = ("decision",)
THRESHOLDS = ("acted",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each decision on whose action somebody waits."""
    for decision in late_records(case, "acted"):
        wait = waiting(decision.get("decided_on"), case.as_at)
        yield Problem(
            decision,
            "decided_on",
            f"{wait} for something to be done. Add an action, or start the planned one.",
            "An action has begun when it is in progress and says since when.",
        )
