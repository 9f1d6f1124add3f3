"""Columns of registers that stand in no field: where it stands, what is overdue, how many."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coproof.journey import STAGES
from coproof.measures import series_of
from coproof.model import Record
from coproof.views.answer import ACTION_STATUSES, choice_words, status_of, verdict_counts
from coproof.views.catalogue import Catalogue
from coproof.views.change import how_it_changed
from coproof.views.labels import TEXT_WIDTH, cut, short_date
from coproof.views.point_words import figure_and_n
from coproof.views.register import Cell, Column
from coproof.views.signals import how_many_stand_out, runs_of
from coproof.views.standing import stands_in_words

MOST_SIGNALS = 2
"""How many sentences about signals a cell has: the newest."""

Make = Callable[[Record, Catalogue], Cell]
"""What fills a cell."""


def _services(record: Record, catalogue: Catalogue) -> Cell:
    """The services of a record, each by its title; the whole provider where it has none."""
    entries = catalogue.known(catalogue.entries[record.id].services)
    return Cell(cut(", ".join(entry.title for entry in entries), TEXT_WIDTH))


def stands_at(record: Record, catalogue: Catalogue) -> str:
    """The name of the stage at which feedback stands."""
    journey = catalogue.portfolio.journey(record.id)
    return journey.stands_at.name if journey else ""


def _stage(record: Record, catalogue: Catalogue) -> Cell:
    journey = catalogue.portfolio.journey(record.id)
    if journey is None:
        return Cell("")
    words, state = stands_in_words(journey)
    return Cell(words, sort=str(STAGES.index(journey.stands_at.name)), state=state)


def _status(record: Record, catalogue: Catalogue) -> Cell:
    slug, words = status_of(record, catalogue.portfolio.as_at)
    state = {"overdue": "missing", "planned": "due", "in_progress": "due"}.get(slug, "done")
    return Cell(words, sort=str(list(ACTION_STATUSES).index(slug)), state=state)


def _pieces(record: Record, catalogue: Catalogue) -> Cell:
    number = len(feedback_of(record, catalogue))
    return Cell(f"{number:,}", sort=str(number))


def _closed(record: Record, catalogue: Catalogue) -> Cell:
    feedback = feedback_of(record, catalogue)
    found = (catalogue.portfolio.journey(one) for one in feedback)
    closed = sum(1 for journey in found if journey is not None and journey.closed)
    return Cell(f"{closed:,} of {len(feedback):,}", sort=str(closed)) if feedback else Cell("None")


def feedback_of(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of the feedback on a theme or about a service."""
    linking = catalogue.portfolio.graph.linking_to(record.id, "feedback")
    return tuple(feedback.id for feedback in linking)


def _verdict(record: Record, catalogue: Catalogue) -> Cell:
    kind = catalogue.portfolio.kinds["told"]
    if record.get("response"):
        return Cell(choice_words(kind, "response", record.get("response")))
    return Cell(cut(verdict_counts(record, kind), TEXT_WIDTH) or "Not recorded")


def _latest(record: Record, catalogue: Catalogue) -> Cell:
    points = series_of(record).points
    if not points:
        return Cell("")
    newest, unit = points[-1], record.get("unit")
    return Cell(f"{figure_and_n(newest, unit)}, {short_date(newest.on)}")


def _trend(record: Record, catalogue: Catalogue) -> Cell:
    """How it changed, then a sentence for each of the newest signals."""
    series = series_of(record)
    said = [how_it_changed(series, record.get("direction"), record.get("unit"))]
    runs = runs_of(series)
    said += [run.sentence for run in runs[-MOST_SIGNALS:]] or [how_many_stand_out(series)]
    if len(runs) > MOST_SIGNALS:
        said.append(f"{len(runs) - MOST_SIGNALS} more before that.")
    return Cell(" ".join(filter(None, said)) or "Nothing to compare yet.")


WORKED_OUT: Mapping[str, tuple[Column, Make]] = MappingProxyType(
    {
        "@services": (Column("Service"), _services),
        "@stage": (Column("Where it stands"), _stage),
        "@status": (Column("Status"), _status),
        "@feedback": (Column("Pieces of feedback", number=True), _pieces),
        "@closed": (Column("Loops closed", number=True), _closed),
        "@verdict": (Column("What people said to it"), _verdict),
        "@latest": (Column("Newest figure"), _latest),
        "@trend": (Column("What it shows", sentences=True), _trend),
    }
)
