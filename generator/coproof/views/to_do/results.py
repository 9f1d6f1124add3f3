"""What to ask people: whether it helped, whether it lasted; and the results to tell them."""

from collections.abc import Iterator
from datetime import date, timedelta

from coproof.checks.result_not_told import untold
from coproof.checks.review_days import NEAR, kept, review_days, trial_ended_on
from coproof.checks.sustain_check_missing import improved_at
from coproof.checks.trial_not_reviewed import time_until
from coproof.model import Record, first_day
from coproof.views.to_do.task import Desk, Task

REVIEW_CHECKS = ("done-no-review", "review-overdue", "trial-not-reviewed")
"""The checks that ask for a review of an action."""


def result_tasks(desk: Desk) -> Iterator[Task]:
    """Reviews to hold by the earliest of their days, changes to look at again, results to tell."""
    clocks = _clock_days(desk)
    for action in desk.portfolio.graph.of_kind("action"):
        days = [*_planned(desk, action), *clocks.get(action.id, ())]
        if days:
            gaps = [(action.id, check) for check in REVIEW_CHECKS]
            yield desk.task("review", action, min(days), "Ask people whether it helped", gaps=gaps)
    yield from _lasting(desk)
    yield from _to_tell(desk)


def _clock_days(desk: Desk) -> dict[str, list[date]]:
    """For what is finished, the days on which the clock of the journeys says that time is up."""
    days: dict[str, list[date]] = {}
    for journey in desk.portfolio.journeys:
        stage = journey.stage("reviewed")
        if not stage.settled and stage.on:
            for record in stage.rests_on:
                days.setdefault(record, []).append(first_day(stage.on))
    return days


def _planned(desk: Desk, action: Record) -> Iterator[date]:
    """The days on which a review was planned and was not held."""
    held = review_days(desk.portfolio.graph, action)
    planned = action.get("review_on")
    if planned and not any(day >= first_day(planned) - NEAR for day in held):
        yield first_day(planned)
    if action.part("trial"):
        yield from _of_a_trial(desk, action, held)


def _of_a_trial(desk: Desk, action: Record, held: tuple[date, ...]) -> Iterator[date]:
    """The end of a trial that nobody judged, and the days on the way there without a review."""
    graph, clocks = desk.portfolio.graph, desk.portfolio.settings.clocks
    end = trial_ended_on(action)
    if end is not None:
        if any(day >= end for day in review_days(graph, action, settled=True)):
            return
        yield time_until(action, end, clocks)
    for day in map(first_day, action.part("trial").get("review_dates", ())):
        if not kept(day, held):
            yield day


def _lasting(desk: Desk) -> Iterator[Task]:
    """The reviews with which things got better, and at which nobody has looked since."""
    graph = desk.portfolio.graph
    begun = (improved_at(graph, action) for action in graph.of_kind("action"))
    for id, review in sorted({one.id: one for one in begun if one is not None}.items()):
        day = first_day(review.get("on")) + _days(desk.portfolio.settings.clocks.sustained)
        gaps = [(id, "sustain-check-missing")]
        yield desk.task("lasting", review, day, "Ask people whether it lasted", gaps=gaps)


def _to_tell(desk: Desk) -> Iterator[Task]:
    """The reviews of which people who know the plan have not heard."""
    graph = desk.portfolio.graph
    owed = (review for journey in desk.portfolio.journeys for review in untold(graph, journey))
    for id, review in sorted({one.id: one for one in owed}.items()):
        day = first_day(review.get("on")) + _days(desk.portfolio.settings.clocks.told)
        gaps = [(id, "result-not-told")]
        yield desk.task("result", review, day, "Tell people how it turned out", gaps=gaps)


def _days(number: int) -> timedelta:
    return timedelta(days=number)
