"""Figures about the action plan: done, on time, overdue, moved and stopped."""

from coproof.measures.figures.figure import Figure
from coproof.measures.figures.ground import Ground, ids
from coproof.model import Record, last_day

UNFINISHED = ("planned", "in_progress")


def action_figures(ground: Ground) -> tuple[Figure, ...]:
    """Actions that were to be done in the period and how that went; actions overdue at its end."""
    actions = ground.of_kind("action")
    due = tuple(one for one in ground.during("action", "due_on") if one.get("status") != "stopped")
    finished = tuple(ground.during("action", "done_on"))
    end = min(ground.as_at, ground.span.last)
    overdue = (
        one
        for one in actions
        if one.get("status") in UNFINISHED
        and one.get("due_on")
        and last_day(one.get("due_on")) < end
    )
    return (
        Figure("actions-due", "Actions to be done by a day in this time", ids(due)),
        Figure(
            "actions-on-time",
            "Of these, done by that day",
            ids(one for one in due if _on_time(one)),
            ids(due),
            better="more",
        ),
        Figure("actions-done", "Actions done", ids(_with_status(finished, "done"))),
        Figure("actions-stopped", "Actions stopped", ids(_with_status(finished, "stopped"))),
        Figure("actions-overdue", "Actions overdue at the end", ids(overdue), better="fewer"),
        Figure(
            "actions-moved",
            "Actions whose day was moved",
            ids(one for one in actions if _moved(ground, one)),
            better="fewer",
        ),
    )


def _on_time(action: Record) -> bool:
    done = action.get("done_on")
    return bool(done) and last_day(done) <= last_day(action.get("due_on"))


def _with_status(actions: tuple[Record, ...], status: str) -> tuple[Record, ...]:
    return tuple(one for one in actions if one.get("status") == status)


def _moved(ground: Ground, action: Record) -> bool:
    return any(move.get("on") in ground.span for move in action.many("due_history"))
