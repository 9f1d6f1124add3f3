"""A trial that has ended, or was to be looked at, and nobody has recorded how it goes.

What this means for people: they agreed to try something for a while. Now they live with it, or
without it, and it was not their verdict that decided.

How to mend it: look at it together and record a review with what you found. If it is too early to
tell, move the end of the trial. Two weeks before or after a planned day are near enough. Days
missed on the way are not asked about any more once the whole trial has been reviewed.

Before:
    trial:
      start: 2026-03-02
      end: 2026-04-12

After (a new record):
    actions: [act-2026-02-p4d6]
    on: 2026-04-14
    kind: trial
    reviewed_with: [person, family_carer, staff]
    result: improved
    decided_next: keep

Serves: trial changes, reviewed together over several weeks; outcome not reviewed.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from coproof.checks.case import Case, Problem
from coproof.checks.review_days import NEAR, kept, planned_days, review_days, trial_ended_on
from coproof.checks.wording import plain_day
from coproof.model import Clocks, Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("action",)
THRESHOLDS = ("reviewed",)


ON_THE_WAY = "trial.review_dates"


def find(case: Case) -> Iterator[Problem]:
    """One problem for each trial that was not looked at when it should have been."""
    for action in case.graph.of_kind("action"):
        missed = day_missed(case, action)
        if missed is not None:
            field, day = missed
            when = "near" if field == ON_THE_WAY else "since"
            yield Problem(
                action,
                field,
                f"no review {when} {plain_day(day.isoformat())}. Look at it together, and record "
                "what you found.",
                "If it is too early to tell, move the end of the trial.",
            )


def day_missed(case: Case, action: Record) -> tuple[str, date] | None:
    """The field and the day of a trial that went by without a review, or None.

    The end comes first. It was reviewed if a review on that day or later found a result.
    """
    trial = action.part("trial")
    if not trial:
        return None
    end = trial_ended_on(action)
    if end is not None:
        if any(day >= end for day in review_days(case.graph, action, settled=True)):
            return None
        if time_until(action, end, case.settings.clocks) + NEAR < case.as_at:
            return ("trial.end" if "end" in trial else "trial"), end
    held = review_days(case.graph, action)
    for day in map(first_day, trial.get("review_dates", ())):
        if day + NEAR < case.as_at and not kept(day, held):
            return ON_THE_WAY, day
    return None


def time_until(action: Record, end: date, clocks: Clocks) -> date:
    """The end, or the review day agreed for the weeks in which any review may follow."""
    latest = end + timedelta(days=clocks.reviewed)
    return max((day for day in planned_days(action) if end <= day <= latest), default=end)
