"""A service that has no whole chain to tell of: said, decided, done, reviewed and told.

What this means for people: ask anybody on the team what changed because people spoke, and they can
only speak of plans. One example that all can tell is worth more than many half ones.

How to mend it: take the chain that is nearest to its end and finish it: ask whether what was done
helped, record the review, and tell the people who spoke.

Before:
    Feedback, a theme, a decision and an action that is done.

After (two new records):
    A review of that action, and a told record about it.

Serves: staff can describe real examples of change; inspection readiness.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before, heard_for
from coproof.checks.wording import count
from coproof.journey import Journey
from coproof.model import Severity, last_day

SEVERITY: Severity = "gap"
SECTION = "other"
HABIT = True
ABOUT = ("service",)
THRESHOLDS = ("example",)

UP_TO_TOLD = 6
"""How many stages a whole chain has; whether it lasted is only known later."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each service without a chain that was completed lately."""
    days = case.settings.thresholds.example
    since = days_before(case, days)
    fresh = {id for id, journey in case.journeys.items() if _day_of(journey) >= since.isoformat()}
    for heard in heard_for(case, days):
        if not any(feedback.id in fresh for feedback in heard.feedback):
            yield Problem(
                heard.service,
                "people_count",
                f"no chain from what they said to a reviewed change was completed "
                f"in {count(days, 'day')}. Finish one.",
                "Staff, people and inspectors need one example that they can tell.",
            )


def _day_of(journey: Journey) -> str:
    """The day on which a whole chain was completed; "" where there is none to show.

    A stage that an edition holds back is a hole in the example.
    """
    if not journey.closed:
        return ""
    stages = journey.stages[:UP_TO_TOLD]
    changed = all(journey.stage(name).state == "done" for name in ("acted", "reviewed"))
    if not changed or any(stage.held for stage in stages):
        return ""
    return max((last_day(stage.on).isoformat() for stage in stages if stage.on), default="")
