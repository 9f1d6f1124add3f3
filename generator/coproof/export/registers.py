"""Every kind of record as tables, worked out from the schema: no field is named here.

A record is a row. Objects inside it become columns with a dot (`route.to`), lists of plain values
one cell with semicolons; lists of objects (`series`) and maps (`attendance`) become tables of
their own, with the id of their record in each row. What the edition may not see has no column.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.export.table import Cell, Column, Shape, Table
from coproof.fields import Field, Kind
from coproof.model import EDITIONS, Edition, Record, words
from coproof.portfolio import Portfolio

BETWEEN = "; "
"""What stands between the values of a list in one cell."""

_SHAPES: Mapping[str, Shape] = {
    "date": "date",
    "integer": "any",
    "number": "any",
    "boolean": "boolean",
}

Take = Callable[[Mapping[str, Any]], Cell]
"""What takes a column's cell out of a record's fields."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One column and how to fill it."""

    column: Column
    take: Take


def register_tables(portfolio: Portfolio) -> tuple[Table, ...]:
    """The tables of all kinds that the edition may have, in the order of the kinds."""
    return tuple(table for kind in portfolio.kinds for table in _tables_of(kind, portfolio))


def _tables_of(kind: Kind, portfolio: Portfolio) -> Iterator[Table]:
    records = portfolio.graph.of_kind(kind.name)
    if kind.name == "consent" and portfolio.edition != "internal":
        return
    reader = _Reader(portfolio.edition, portfolio.settings.languages)
    fields = tuple(field for field in kind.fields if field.name != "id")
    leaves = (_identity(kind), *reader.leaves(fields, ""))
    yield Table(
        kind.name,
        kind.register,
        kind.description,
        tuple(leaf.column for leaf in leaves),
        tuple(_row(leaves, _data(record)) for record in records),
    )
    for path, field in _lists(fields, ""):
        yield from _inner_table(kind, path, field, records, reader)


def _lists(fields: tuple[Field, ...], above: str) -> Iterator[tuple[str, Field]]:
    """The lists of objects and the maps of a record, wherever they stand, with their paths."""
    for field in fields:
        path = f"{above}{field.name}"
        if field.shape == "object" and field.fields:
            yield from _lists(field.fields, f"{path}.")
        elif field.shape == "object" or (field.items is not None and field.items.fields):
            yield path, field


def _identity(kind: Kind) -> _Leaf:
    about = f"The id of the {kind.label.lower()}. Its page is {kind.page('<id>')}."
    return _Leaf(Column("id", "Id", about), lambda data: _plain(data.get("id")))


def _data(record: Record) -> Mapping[str, Any]:
    return {**record.data, "id": record.id}


def _inner_table(
    kind: Kind, path: str, field: Field, records: tuple[Record, ...], reader: "_Reader"
) -> Iterator[Table]:
    """The table of a list or map, where the edition sees anything of it and any record has one."""
    leaves = tuple(reader.inner(field))
    rows = tuple(
        (one.id, number, *_row(leaves, entry))
        for one in records
        for number, entry in enumerate(_entries(_value(one.data, path)), start=1)
    )
    if leaves and rows:
        record = Column(kind.name, kind.label, f"Id of the {kind.label.lower()}.", names=kind.name)
        place = Column("entry", "Entry", "The place of the entry in its record, from 1.", "integer")
        yield Table(
            f"{kind.name}-{path.replace('_', '-').replace('.', '-')}",
            f"{kind.register}: {field.label}",
            field.description,
            (record, place, *(leaf.column for leaf in leaves)),
            rows,
            key=(kind.name, "entry"),
        )


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield from ({"name": name, "value": value[name]} for name in sorted(value))
    elif isinstance(value, tuple):
        yield from (entry for entry in value if isinstance(entry, Mapping))


def _row(leaves: tuple[_Leaf, ...], data: Mapping[str, Any]) -> tuple[Cell, ...]:
    return tuple([leaf.take(data) for leaf in leaves])


@dataclass(frozen=True, slots=True)
class _Reader:
    """Which leaves an edition sees, and in which languages texts may stand."""

    edition: Edition
    languages: tuple[str, ...]

    def leaves(self, fields: tuple[Field, ...], above: str) -> Iterator[_Leaf]:
        """The columns of plain values, lists of them, and objects, in the order of the schema."""
        for field in fields:
            path = f"{above}{field.name}"
            if field.shape == "object" and field.fields:
                yield from self.leaves(field.fields, f"{path}.")
            elif field.shape == "list" and field.items is not None and not field.items.fields:
                if self._sees(field.items):
                    yield _Leaf(_column(path, field, field.items), _joined(path))
            elif field.shape not in ("list", "object") and self._sees(field):
                yield from self._leaf(path, field)

    def inner(self, field: Field) -> Iterator[_Leaf]:
        """The columns of one entry of a list of objects, or of a map of numbers."""
        if field.shape == "list" and field.items is not None and field.items.fields:
            yield from self.leaves(field.items.fields, "")
        elif field.shape == "object" and not field.fields and self._sees(field):
            yield _Leaf(Column("name", "Name", "Who or what is counted."), _at("name"))
            yield _Leaf(Column("value", field.label, field.description, "any"), _at("value"))

    def _leaf(self, path: str, field: Field) -> Iterator[_Leaf]:
        first, *others = self.languages
        if not field.translatable:
            yield _Leaf(_column(path, field, field), _at(path))
            return
        yield _Leaf(_column(path, field, field), _in_language(path, first))
        for language in others:
            column = _column(f"{path}.{language}", field, field)
            yield _Leaf(column, _only_in(path, language))

    def _sees(self, field: Field) -> bool:
        return EDITIONS.index(field.visibility) <= EDITIONS.index(self.edition)


def _column(path: str, field: Field, leaf: Field) -> Column:
    return Column(
        name=path,
        title=field.label,
        description=field.description,
        shape=_SHAPES.get(field.shape, "string"),
        words=leaf.own_words,
        names=leaf.links[0] if len(leaf.links) == 1 and field.shape == "link" else "",
    )


def _value(data: Mapping[str, Any], path: str) -> Any:
    value: Any = data
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _at(path: str) -> Take:
    return lambda data: _plain(_value(data, path))


def _joined(path: str) -> Take:
    def take(data: Mapping[str, Any]) -> Cell:
        values = _value(data, path)
        if not isinstance(values, tuple) or not values:
            return None
        return BETWEEN.join(
            words(value) if isinstance(value, Mapping) else str(value) for value in values
        )

    return take


def _in_language(path: str, language: str) -> Take:
    def take(data: Mapping[str, Any]) -> Cell:
        return words(_value(data, path), language) or None

    return take


def _only_in(path: str, language: str) -> Take:
    def take(data: Mapping[str, Any]) -> Cell:
        value = _value(data, path)
        return _plain(value.get(language)) if isinstance(value, Mapping) else None

    return take


def _plain(value: Any) -> Cell:
    return value if isinstance(value, str | int | float | bool) else None
