"""An action that should have been finished by now.

What this means for people: they were told that something would be done by a day. The day has
passed, and they see that nothing has changed.

How to mend it: if it is done, write the day in `done_on` and set the status. If it is not, agree a
new day with the people concerned, keep the old one in `due_history` with the reason, and tell them.

Before:
    status: in_progress
    due_on: 2026-03-31

After:
    status: in_progress
    due_on: 2026-05-15
    due_history:
      - {from: 2026-03-31, to: 2026-05-15, on: 2026-04-02, why: The landlord's survey came late.}

Serves: what actions followed; action plan progress in governance.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import overdue
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-1"
ABOUT = ("action",)

UNFINISHED = ("planned", "in_progress")


def unfinished(graph: Graph) -> Iterator[Record]:
    """Every action that is still to be finished and has a day for it."""
    for action in graph.of_kind("action"):
        if action.get("status") in UNFINISHED and action.get("due_on"):
            yield action


def find(case: Case) -> Iterator[Problem]:
    """One problem for each action that is late."""
    for action in unfinished(case.graph):
        due = action.get("due_on")
        if first_day(due) < case.as_at:
            yield Problem(
                action,
                "due_on",
                f"this is {overdue(due, case.as_at)}. Write when it was done, or agree a new day.",
                "A new day keeps the old one in the moved dates, with the reason.",
            )
