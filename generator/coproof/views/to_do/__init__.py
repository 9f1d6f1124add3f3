"""What has to be done, by when, for whom: one list for the page, the calendar and `status`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coproof.portfolio import Portfolio
from coproof.views.to_do.answers import answer_tasks
from coproof.views.to_do.keeping import keeping_tasks
from coproof.views.to_do.plan import plan_tasks
from coproof.views.to_do.results import result_tasks
from coproof.views.to_do.task import REASONS, URGENCIES, Desk, Reason, Task, Urgency

__all__ = ["REASONS", "URGENCIES", "Reason", "Task", "ToDo", "Urgency", "to_do"]


@dataclass(frozen=True, slots=True)
class ToDo:
    """All tasks: the most urgent first, then by day, then by what has waited longest."""

    tasks: tuple[Task, ...]
    as_at: date

    def of(self, urgency: Urgency) -> tuple[Task, ...]:
        """The tasks of one urgency, in order."""
        return tuple(task for task in self.tasks if task.urgency == urgency)

    def about(self, reason: Reason) -> tuple[Task, ...]:
        """The tasks of one sort, in order."""
        return tuple(task for task in self.tasks if task.reason == reason)


def to_do(portfolio: Portfolio) -> ToDo:
    """The list of one edition; only the internal edition knows all of it."""
    desk = Desk.of(portfolio)
    found = (
        *answer_tasks(desk),
        *plan_tasks(desk),
        *result_tasks(desk),
        *keeping_tasks(desk),
    )
    return ToDo(_sorted(found), portfolio.as_at)


def _sorted(tasks: Iterable[Task]) -> tuple[Task, ...]:
    order = list(URGENCIES)
    return tuple(
        sorted(
            tasks,
            key=lambda task: (
                order.index(task.urgency),
                task.day or date.min,
                task.since,
                task.key,
            ),
        )
    )
