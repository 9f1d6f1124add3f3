"""What was promised: decisions to act on, actions to finish, decisions to look at again."""

from collections.abc import Iterator
from datetime import date

from coproof.checks.action_overdue import unfinished
from coproof.checks.look_again_due import promises
from coproof.model import first_day, last_day
from coproof.views.to_do.task import Desk, Task


def plan_tasks(desk: Desk) -> Iterator[Task]:
    """One task for each promise that has a day and is not kept yet."""
    yield from _to_begin(desk)
    graph = desk.portfolio.graph
    for action in unfinished(graph):
        gaps = [(action.id, "action-overdue")]
        due = last_day(action.get("due_on"))
        yield desk.task("action", action, due, "Finish what was promised", gaps=gaps)
    for decision in promises(graph):
        gaps = [(decision.id, "look-again-due")]
        day = first_day(decision.get("look_again_on"))
        yield desk.task("look-again", decision, day, "Look at this answer again", gaps=gaps)


def _to_begin(desk: Desk) -> Iterator[Task]:
    """The decisions that promise something of which nothing has begun, each with its first day."""
    days: dict[str, date] = {}
    for journey in desk.portfolio.journeys:
        stage = journey.stage("acted")
        if not stage.settled and stage.on:
            for record in stage.rests_on:
                days[record] = min(first_day(stage.on), days.get(record, first_day(stage.on)))
    for record, day in sorted(days.items()):
        decision = desk.portfolio.graph.get(record)
        if decision is not None:
            gaps = [(record, "decision-no-action")]
            yield desk.task("begin", decision, day, "Begin what was decided", gaps=gaps)
