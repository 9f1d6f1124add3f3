"""Who still waits for an answer, what is late, what is to be looked at again, and what comes up.

Ids, days and dates only: nothing that anybody said, and no titles, which may say it too. It is the
list of the To do page.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from coproof.checks.wording import count, pieces, plain_day, waiting
from coproof.portfolio import Examination, show
from coproof.views.to_do import REASONS, Task, ToDo, to_do

Rows = Sequence[tuple[str, ...]]


def status_report(examination: Examination) -> str:
    """Lists in plain words; those about answers, actions and promises also where they are empty."""
    tasks = to_do(show(examination, "internal", quarters_back=0))
    parts = (
        _answers_owed(tasks, len(examination.journeys)),
        _overdue(tasks),
        _look_again(tasks),
        *_others(tasks),
    )
    lines = [f"As at {plain_day(examination.as_at.isoformat())}", ""]
    for heading, entries in parts:
        lines += [heading, *_aligned(entries), ""]
    if examination.errors:
        lines += [_reservation(len(examination.errors)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _answers_owed(tasks: ToDo, journeys: int) -> tuple[str, Rows]:
    """The feedback whose people have not been told, the oldest first."""
    waits = sorted(tasks.about("answer"), key=lambda task: (task.since, task.record))
    everything = pieces(journeys)
    if not waits:
        return f"Nobody waits for an answer, of {everything}.", []
    verb = "waits" if len(waits) == 1 else "wait"
    heading = f"{len(waits)} of {everything} still {verb} for an answer:"
    return heading, [
        (task.record, waiting(task.since, tasks.as_at), task.waits_for + _aside(task))
        for task in waits
    ]


def _aside(task: Task) -> str:
    if task.accepted_until:
        return f" (accepted until {plain_day(task.accepted_until)})"
    return " (late)" if task.urgency == "late" else ""


def _overdue(tasks: ToDo) -> tuple[str, Rows]:
    late = [task for task in tasks.about("action") if _is_past(task, tasks.as_at)]
    if not late:
        return "No action is overdue.", []
    ordered = sorted(late, key=lambda task: (task.day or tasks.as_at, task.record))
    rows = [
        (task.record, _from_now(task, tasks.as_at), f"due {_day(task)}{_accepted(task)}")
        for task in ordered
    ]
    return f"{count(len(rows), 'action')} overdue:", rows


def _look_again(tasks: ToDo) -> tuple[str, Rows]:
    promises = sorted(
        tasks.about("look-again"), key=lambda task: (task.day or tasks.as_at, task.record)
    )
    if not promises:
        return "Nothing waits to be looked at again.", []
    rows = [
        (
            task.record,
            f"on {_day(task)}",
            (_from_now(task, tasks.as_at) if _is_past(task, tasks.as_at) else "") + _accepted(task),
        )
        for task in promises
    ]
    return f"{count(len(rows), 'decision')} to look at again:", rows


def _others(tasks: ToDo) -> Iterator[tuple[str, Rows]]:
    """The other sorts, where anything is late, or comes up in the next 30 days."""
    for reason, heading in REASONS.items():
        near = [
            task
            for task in tasks.about(reason)
            if task.urgency in ("late", "now", "coming") and not _said_above(task)
        ]
        if near:
            rows = [_row(task, tasks.as_at) for task in near]
            yield f"{heading}: {len(rows)}", rows


def _said_above(task: Task) -> bool:
    overdue = task.reason == "action" and task.urgency == "late"
    return overdue or task.reason in ("answer", "look-again")


def _row(task: Task, as_at: date) -> tuple[str, ...]:
    """What is about no single record, and one of several documents, is told by what it is."""
    what = task.what if task.reason in ("document", "accepted") else task.record
    return what, _from_now(task, as_at), f"by {_day(task)}"


def _is_past(task: Task, as_at: date) -> bool:
    return task.day is not None and task.day < as_at


def _day(task: Task) -> str:
    return plain_day(task.day.isoformat()) if task.day else "a day not set"


def _from_now(task: Task, as_at: date) -> str:
    days = (task.day - as_at).days if task.day else 0
    if days < 0:
        return f"{count(-days, 'day')} late"
    return f"in {count(days, 'day')}" if days else "today"


def _accepted(task: Task) -> str:
    return _aside(task) if task.accepted_until else ""


def _reservation(errors: int) -> str:
    """Said when records are broken: then these lists may not be whole."""
    verb = "is" if errors == 1 else "are"
    return f"There {verb} {count(errors, 'error')}: records may be missing here. See coproof check."


def _aligned(rows: Rows) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = (map(str.ljust, row, widths) for row in rows)
    return [f"  {'  '.join(row)}".rstrip() for row in padded]
