"""The day has passed on which people were to look whether something helped.

What this means for people: they were told when it would be looked at, and nobody came back to ask.

How to mend it: look at it with them and record a review; if it is too early to say, record that,
and agree a new day. A review counts if it was held no more than two weeks before the planned day.
(What is done and has waited too long for any review is the gap `done-no-review`, and a trial that
has ended `trial-not-reviewed`; they are not said twice.)

Before:
    review_on: 2026-06-30

After (a new record):
    actions: [act-2026-02-p4d6]
    on: 2026-07-02
    reviewed_with: [person, staff]
    result: improved

Serves: review dates in plans made together; whether actions improved outcomes.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.late import late_records
from coproof.checks.review_days import NEAR, review_days
from coproof.checks.trial_not_reviewed import day_missed
from coproof.checks.wording import overdue
from coproof.model import Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("action",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each action whose planned day of review went by."""
    said_already = {action.id for action in late_records(case, "reviewed")}
    for action in case.graph.of_kind("action"):
        planned = action.get("review_on")
        if not planned or action.id in said_already or first_day(planned) >= case.as_at:
            continue
        earliest = first_day(planned) - NEAR
        looked_at = any(day >= earliest for day in review_days(case.graph, action))
        if not looked_at and day_missed(case, action) is None:
            yield Problem(
                action,
                "review_on",
                f"this is {overdue(planned, case.as_at)}. Look at it with people and record a "
                "review, or agree a new day.",
                "Ask those who asked for it whether it has helped.",
            )
