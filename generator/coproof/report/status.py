"""Who still waits for an answer, what is late, and what is to be looked at again.

Ids, days and dates only: nothing that anybody said, and no titles, which may say it too.
"""

from collections.abc import Iterator, Sequence

from coproof.checks.action_overdue import unfinished
from coproof.checks.look_again_due import promises
from coproof.checks.wording import count, overdue, pieces, plain_day, waiting
from coproof.journey import Journey
from coproof.model import Record, first_day
from coproof.portfolio import Examination

Rows = Sequence[tuple[str, ...]]


def status_report(examination: Examination) -> str:
    """Three lists in plain words: answers owed, actions overdue, promises to look again."""
    parts = (_answers_owed(examination), _overdue(examination), _look_again(examination))
    lines = [f"As at {plain_day(examination.as_at.isoformat())}", ""]
    for heading, entries in parts:
        lines += [heading, *_aligned(entries), ""]
    if examination.errors:
        lines += [_reservation(len(examination.errors)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _answers_owed(examination: Examination) -> tuple[str, Rows]:
    """The feedback whose people have not been told, the oldest first."""
    waits = [
        (first_day(feedback.get("given_on")), feedback.id, _row(examination, journey, feedback))
        for journey, feedback in _told_nobody(examination)
    ]
    everything = pieces(len(examination.journeys))
    if not waits:
        return f"Nobody waits for an answer, of {everything}.", []
    verb = "waits" if len(waits) == 1 else "wait"
    heading = f"{len(waits)} of {everything} still {verb} for an answer:"
    return heading, [row for _, _, row in sorted(waits)]


def _told_nobody(examination: Examination) -> Iterator[tuple[Journey, Record]]:
    for journey in examination.journeys:
        feedback = examination.graph.get(journey.feedback)
        if feedback is not None and not journey.stage("told").settled:
            yield journey, feedback


def _row(examination: Examination, journey: Journey, feedback: Record) -> tuple[str, ...]:
    stage, wants = _waits_for(journey)
    late = " (late)" if journey.stage(stage).state == "missing" else ""
    return feedback.id, waiting(feedback.get("given_on"), examination.as_at), wants + late


def _waits_for(journey: Journey) -> tuple[str, str]:
    """What has to happen next before the people can have their answer."""
    if not journey.stage("routed").settled:
        return "routed", "for somebody to take it up"
    if not journey.stage("decided").settled:
        return "decided", "for a decision"
    return "told", "to be told what was decided"


def _overdue(examination: Examination) -> tuple[str, Rows]:
    as_at = examination.as_at
    late = sorted(
        (action.get("due_on"), action.id)
        for action in unfinished(examination.graph)
        if first_day(action.get("due_on")) < as_at
    )
    if not late:
        return "No action is overdue.", []
    rows = [(id, overdue(due, as_at), f"due {plain_day(due)}") for due, id in late]
    return f"{count(len(rows), 'action')} overdue:", rows


def _look_again(examination: Examination) -> tuple[str, Rows]:
    as_at = examination.as_at
    days = sorted((d.get("look_again_on"), d.id) for d in promises(examination.graph))
    if not days:
        return "Nothing waits to be looked at again.", []
    rows = [
        (id, f"on {plain_day(day)}", overdue(day, as_at) if first_day(day) < as_at else "")
        for day, id in days
    ]
    return f"{count(len(rows), 'decision')} to look at again:", rows


def _reservation(errors: int) -> str:
    """Said when records are broken: then these lists may not be whole."""
    verb = "is" if errors == 1 else "are"
    return f"There {verb} {count(errors, 'error')}: records may be missing here. See coproof check."


def _aligned(rows: Rows) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = (map(str.ljust, row, widths) for row in rows)
    return [f"  {'  '.join(row)}".rstrip() for row in padded]
