"""The days on which people were to look together whether something helps, and whether they did."""

from collections.abc import Iterable
from datetime import date, timedelta

from coproof.graph import Graph
from coproof.model import Record, first_day

NEAR = timedelta(days=14)
"""A review so long before or after its planned day is the one that was planned."""

FINISHED = ("done", "stopped")


def review_days(graph: Graph, action: Record, *, settled: bool = False) -> tuple[date, ...]:
    """The days on which an action was reviewed; `settled`: only where there was a result."""
    reviews = graph.linking_to(action.id, "review")
    return tuple(
        first_day(review.get("on"))
        for review in reviews
        if not (settled and review.get("result") == "too_early")
    )


def planned_days(action: Record) -> tuple[date, ...]:
    """All the days on which an action was to be reviewed, its trial's included."""
    written = (action.get("review_on"), *action.part("trial").get("review_dates", ()))
    return tuple(first_day(day) for day in written if day)


def trial_ended_on(action: Record) -> date | None:
    """The day a trial ended or is to end: what was finished before that day ended early."""
    end = action.part("trial").get("end")
    finished = action.get("done_on") if action.get("status") in FINISHED else None
    return min((first_day(day) for day in (end, finished) if day), default=None)


def kept(day: date, reviewed: Iterable[date]) -> bool:
    """Whether there was a review near a planned day."""
    return any(abs(one - day) <= NEAR for one in reviewed)
