"""The registers of the kinds of record: what stands in each column."""

from collections.abc import Callable, Iterable, Mapping

from coproof.fields import Kind
from coproof.model import Record
from coproof.views.answer import ACTION_STATUSES, status_of
from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.labels import STAGE_WORDS, TEXT_WIDTH, cut, short_date
from coproof.views.layouts import Layout, layout_of
from coproof.views.register import (
    Cell,
    Column,
    Register,
    Row,
    parts_of,
    services_among,
    states_among,
)
from coproof.views.worked_out import WORKED_OUT, Make, stands_at

TITLE_WIDTH = 90
"""How many characters of a title stand in a list; the record's own page has all of it."""


def register_of(kind: Kind, catalogue: Catalogue) -> Register:
    """The register of one kind, newest first."""
    layout = layout_of(kind)
    rows = tuple(_rows(kind, layout, catalogue))
    return Register(
        title=kind.register,
        intro=layout.intro,
        caption=kind.register,
        first=kind.label,
        columns=tuple(_column(name, kind) for name in layout.columns),
        services=services_among(rows, service_titles(catalogue)),
        facet=_column(layout.facet, kind).label if layout.facet else "",
        states=states_among(rows, _facet_labels(layout.facet, kind)),
        parts=parts_of(rows, f"{kind.folder}/index.html"),
        total=len(rows),
        empty=layout.empty,
    )


def service_titles(catalogue: Catalogue) -> dict[str, str]:
    """The titles of the services by id."""
    return {entry.id: entry.title for entry in catalogue.of_kind("service")}


def _rows(kind: Kind, layout: Layout, catalogue: Catalogue) -> Iterable[Row]:
    makers = [_maker(name, kind) for name in layout.columns]
    facet = _facet_maker(layout.facet)
    for entry in _ordered(kind, catalogue):
        record = catalogue.portfolio.graph.get(entry.id)
        if record is not None:
            yield Row(
                entry=entry,
                title=cut(entry.title, TITLE_WIDTH),
                path=entry.path,
                cells=tuple([make(record, catalogue) for make in makers]),
                state=facet(record, catalogue),
                year=entry.on[:4],
            )


def _ordered(kind: Kind, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Newest first; what has no date of its own, by title."""
    entries = catalogue.of_kind(kind.name)
    return newest_first(entries) if any(e.on for e in entries) else _by_title(entries)


def _by_title(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id)))


def _column(name: str, kind: Kind) -> Column:
    if name in WORKED_OUT:
        return WORKED_OUT[name][0]
    field = kind.field(name)
    if field is None:
        raise ValueError(f"{kind.name} has no field {name}")
    return Column(field.label, number=field.shape in ("number", "integer"))


def _facet_labels(facet: str, kind: Kind) -> Iterable[tuple[str, str]]:
    if facet == "@stage":
        return [(name, words.label) for name, words in STAGE_WORDS.items()]
    if facet == "@status":
        return list(ACTION_STATUSES.items())
    field = kind.field(facet) if facet else None
    return [(choice, field.choice_label(choice)) for choice in field.choices] if field else []


def _facet_maker(facet: str) -> Callable[[Record, Catalogue], str]:
    if facet == "@stage":
        return stands_at
    if facet == "@status":
        return lambda record, catalogue: status_of(record, catalogue.portfolio.as_at)[0]
    return lambda record, catalogue: str(record.get(facet) or "") if facet else ""


def _maker(name: str, kind: Kind) -> Make:
    """The function that fills one column: chosen once for a register, not for each row."""
    if name in WORKED_OUT:
        return WORKED_OUT[name][1]
    field = kind.field(name)
    shape = field.shape if field else "text"
    if field is not None and shape == "choice":
        labels = {choice: field.choice_label(choice) for choice in field.choices}
        return lambda record, catalogue: _choice(record, name, labels)
    if field is not None and shape == "list" and field.items is not None:
        item = field.items
        return lambda record, catalogue: Cell(
            cut(", ".join(item.choice_label(str(one)) for one in record.many(name)), TEXT_WIDTH)
        )
    if shape in ("date", "date-or-month"):
        return lambda record, catalogue: _date(record, name)
    return lambda record, catalogue: _text(record, name, catalogue)


def _choice(record: Record, name: str, labels: Mapping[str, str]) -> Cell:
    value = record.get(name)
    return Cell(labels.get(value, str(value))) if value is not None else Cell("")


def _date(record: Record, name: str) -> Cell:
    value = record.get(name)
    return Cell(short_date(value), sort=value) if value else Cell("")


def _text(record: Record, name: str, catalogue: Catalogue) -> Cell:
    value = record.get(name)
    if isinstance(value, int | float):
        return Cell(str(value), sort=str(value))
    return Cell(cut(record.text(name, catalogue.language), TEXT_WIDTH))
