"""An action whose day has been moved more than once.

What this means for people: each new day was a promise as well. When it has moved twice, a third is
hard to believe, and something stands in the way that a new day does not take away.

How to mend it: nothing has to be written. Ask what stands in the way (a post that is not filled, a
landlord, money), tell the people concerned, and take it to governance if it is beyond you.

Before (a day that slips, twice):
    due_history:
      - {from: 2026-03-31, to: 2026-05-15, on: 2026-04-02, why: Nobody applied.}
      - {from: 2026-05-15, to: 2026-07-31, on: 2026-05-18, why: Nobody applied again.}

After (the reason is taken up):
    reviewed: [act-2026-02-p4d6]

Serves: what actions followed; action plan progress in governance.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.model import Severity

SEVERITY: Severity = "note"
SECTION = "gap-1"
ABOUT = ("action",)
THRESHOLDS = ("moved_dates",)


def find(case: Case) -> Iterator[Problem]:
    """One note for each action that was moved as often as the threshold says, or more."""
    for action in case.graph.of_kind("action"):
        moves = len(action.many("due_history"))
        if moves >= case.settings.thresholds.moved_dates:
            often = "once" if moves == 1 else f"{moves} times"
            yield Problem(
                action,
                "due_history",
                f"moved {often}. Ask what stands in the way, and tell the people who wait.",
                "What is beyond you belongs on the list of the next governance meeting.",
            )
