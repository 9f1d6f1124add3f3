"""Rows of a sheet as drafts of records: what each field gets, or why a row is not taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.capture.cells import Reading, Why, day, translated, value_of
from coproof.capture.import_map import NOTHING, ImportMap, ThemeMap, ThemeName
from coproof.capture.paths import at, put
from coproof.capture.sheet import Row, Sheet, same
from coproof.fields import DATE, Field, Kind


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken: its number, the label of its column, the reason; no words of it."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that the map leaves out, and the reason that the map gives."""

    row: int
    because: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says, before it has an id: plain data, and the title of its service.

    `key` is the cell of the key column; `content` holds the cells that the map's columns name,
    with dates as ISO text, so that the same row is known again from any kind of spreadsheet.
    `formats` are those that its dates were written in.
    """

    row: int
    data: dict[str, Any]
    key: str
    content: tuple[str, ...]
    service: str | None = None
    themes: tuple[ThemeName, ...] = ()
    formats: tuple[str, ...] = ()


Outcome = Draft | LeftOut | tuple[Refusal, ...]


class Drafting:
    """Drafts rows of one sheet by one map; every label of the map is a column of the sheet."""

    def __init__(self, chart: ImportMap, sheet: Sheet, kind: Kind, reading: Reading) -> None:
        """`chart` has passed its check against the sheet and the kind."""
        self._chart = chart
        self._reading = reading
        self._columns = {same(label): at for at, label in reversed(list(enumerate(sheet.labels)))}
        self._fields = tuple(
            (path, labels, _known(kind, path), chart.translate.get(path, NOTHING))
            for path, labels in chart.columns.items()
        )

    def outcome(self, row: Row) -> Outcome:
        """What becomes of one row."""
        for rule in self._chart.leave_out:
            if rule.applies(self._cell(row, rule.column)):
                return LeftOut(row.number, rule.because)
        data: dict[str, Any] = {"visibility": self._chart.visibility}
        for path, value in self._chart.constants.items():
            put(data, path, value)
        refusals = tuple(self._fill(data, row))
        return refusals or self._draft(row, data)

    def _fill(self, data: dict[str, Any], row: Row) -> Iterable[Refusal]:
        for path, labels, field, translation in self._fields:
            value = value_of(self._words(row, labels), field, translation, self._reading)
            if isinstance(value, Why):
                yield Refusal(row.number, labels[0], value.reason)
            elif value is not None:
                put(data, path, value)

    def _draft(self, row: Row, data: dict[str, Any]) -> Draft:
        chart = self._chart
        return Draft(
            row=row.number,
            data=data,
            key=self._cell(row, chart.key).strip() if chart.key else "",
            content=tuple(self._said(row, data)),
            service=self._service(row),
            themes=tuple(self._themes(row, chart.themes)) if chart.themes else (),
            formats=tuple(self._formats(row)),
        )

    def _said(self, row: Row, data: Mapping[str, Any]) -> Iterable[str]:
        """The words of each field's cells; of a date what it means, however it was written."""
        for path, labels, field, _ in self._fields:
            meant = at(data, path) if field.shape.startswith(DATE) else None
            yield meant or self._words(row, labels)

    def _formats(self, row: Row) -> Iterable[str]:
        for _, labels, field, _ in self._fields:
            if field.shape.startswith(DATE):
                read = day(self._words(row, labels).strip(), self._reading.dates)
                yield from read[1:] if read else ()

    def _service(self, row: Row) -> str | None:
        services = self._chart.services
        if services is None:
            return None
        named = translated(self._cell(row, services.column), services.translate) or ""
        return " ".join(named.split()) or None

    def _themes(self, row: Row, themes: ThemeMap) -> Iterable[ThemeName]:
        for label, theme in themes.columns.items():
            if same(self._cell(row, label)) in themes.marked:
                yield theme
        if themes.column is not None:
            for name in self._cell(row, themes.column).split(self._chart.separator):
                if name.strip():
                    yield themes.named(name)

    def _words(self, row: Row, labels: tuple[str, ...]) -> str:
        if len(labels) == 1:
            return self._cell(row, labels[0])
        return "\n".join(cell for label in labels if (cell := self._cell(row, label)).strip())

    def _cell(self, row: Row, label: str) -> str:
        return row.cells[self._columns[same(label)]]


def _known(kind: Kind, path: str) -> Field:
    field = kind.field(path)
    if field is None:
        raise ValueError(f"the map was not checked: {kind.name} has no field {path}")
    return field
