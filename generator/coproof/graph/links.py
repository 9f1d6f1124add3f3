"""Links: the ids that one record writes to name another, and where in the record they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.fields import Field, Kind
from coproof.model import Record

EACH = "[]"
"""The step of a link path that goes into every item of a list."""


@dataclass(frozen=True, slots=True)
class Link:
    """One id written in a record: `source` names `target` in `field`.

    `field` is the path within the source, with indexes: `decision`, `responds_to[0]`,
    `measures[1].indicator`.
    """

    source: str
    field: str
    target: str

    @property
    def field_name(self) -> str:
        """The path without indexes: `responds_to`, `measures.indicator`."""
        if "[" not in self.field:
            return self.field
        return ".".join(name.partition("[")[0] for name in self.field.split("."))


@dataclass(frozen=True, slots=True)
class LinkPath:
    """Where the records of a kind hold ids, and the kinds that such an id may name."""

    steps: tuple[str, ...]
    allowed: tuple[str, ...]


def link_paths(kind: Kind) -> tuple[LinkPath, ...]:
    """All the places in a record of this kind where ids stand, in the order of the schema."""
    return tuple(path for field in kind.fields for path in _paths(field, (field.name,)))


def _paths(field: Field, steps: tuple[str, ...]) -> Iterator[LinkPath]:
    if field.links:
        yield LinkPath(steps, field.links)
    if field.items is not None:
        yield from _paths(field.items, (*steps, EACH))
    for inner in field.fields:
        yield from _paths(inner, (*steps, inner.name))


def links_of(record: Record, paths: tuple[LinkPath, ...]) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """The links that a record writes, each with the kinds allowed there, in the order of `paths`.

    What is not an id where one is expected (a number, an empty field) is no link: the schema has
    its own word for that.
    """
    for path in paths:
        name = path.steps[0]
        value = record.data.get(name)
        if value is not None:
            for field, target in _ids(value, path.steps[1:], name):
                yield Link(record.id, field, target), path.allowed


def _ids(value: Any, steps: tuple[str, ...], at: str) -> Iterator[tuple[str, str]]:
    if not steps:
        if isinstance(value, str):
            yield at, value
    elif steps[0] == EACH:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _ids(item, steps[1:], f"{at}[{index}]")
    elif isinstance(value, Mapping):
        yield from _ids(value.get(steps[0]), steps[1:], f"{at}.{steps[0]}")
