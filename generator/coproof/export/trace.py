"""The trace: a row for each piece of feedback, from what was said to whether people were told."""

from collections.abc import Iterable

from coproof.export.registers import BETWEEN
from coproof.export.table import Cell, Column, Table
from coproof.journey import STAGES, Journey, Stage
from coproof.model import Record
from coproof.portfolio import Portfolio

_STEPS = {
    "given": "Given",
    "routed": "Routed",
    "decided": "Decided",
    "acted": "Acted",
    "reviewed": "Reviewed",
    "told": "Told",
    "sustained": "Sustained",
}


def trace_table(portfolio: Portfolio) -> Table:
    """What commissioners paste into their own monitoring: the whole chain in one row."""
    return Table(
        "trace",
        "Trace",
        "One row for each piece of feedback: where its journey stands, with dates and records.",
        _columns(),
        tuple(_row(journey, portfolio) for journey in portfolio.journeys),
        key=("feedback",),
    )


def _columns() -> tuple[Column, ...]:
    first = (
        Column("feedback", "Feedback", "The id of the piece of feedback.", names="feedback"),
        Column("service", "Service", "The service that it is about."),
        Column("said", "What was said", "The summary, in plain words.", words=True),
        Column("themes", "Themes", "The titles of its themes.", words=True),
        Column("answer", "Answer", "The outcome of the newest decision that answers it."),
        Column("closed", "Closed", "Whether every step up to telling is done.", "boolean"),
    )
    return first + tuple(column for name in STAGES for column in _stage_columns(name))


def _stage_columns(name: str) -> tuple[Column, ...]:
    step = _STEPS[name]
    return (
        Column(name, step, "done, not_needed, due (not late yet) or missing (late)."),
        Column(f"{name}.on", f"{step} on", "The day it was done, or the day it is or was due."),
        Column(
            f"{name}.days", f"{step}: days", "Days since the step before, or days late.", "integer"
        ),
        Column(f"{name}.records", f"{step}: records", "The ids of the records it rests on."),
        Column(
            f"{name}.held", f"{step}: held", "There is a record; it is not published.", "boolean"
        ),
    )


def _row(journey: Journey, portfolio: Portfolio) -> tuple[Cell, ...]:
    graph = portfolio.graph
    feedback = graph.get(journey.feedback)
    services = (graph.get(one) for one in graph.services_of(journey.feedback))
    themes = graph.linked_from(journey.feedback, "themes")
    first: tuple[Cell, ...] = (
        journey.feedback,
        _titles(one for one in services if one is not None),
        (feedback.text("summary", portfolio.settings.languages[0]) if feedback else "") or None,
        _titles(themes),
        journey.answer,
        journey.closed,
    )
    return first + tuple(cell for stage in journey.stages for cell in _stage(stage))


def _stage(stage: Stage) -> tuple[Cell, ...]:
    records = BETWEEN.join(stage.records) or None
    return (stage.state, stage.on, stage.days, records, stage.held)


def _titles(records: Iterable[Record]) -> str | None:
    return BETWEEN.join(record.text("title") for record in records) or None
