"""Every free text of a record, wherever the schema says that one may stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from coproof.fields import Field, Kind
from coproof.model import Record


def text_fields(kind: Kind) -> tuple[Field, ...]:
    """The top-level fields of a kind that are free text or hold some, apart from the id."""
    return tuple(field for field in kind.fields if field.name != "id" and _holds_text(field))


def texts_of(record: Record, fields: tuple[Field, ...]) -> Iterator[tuple[str, str]]:
    """The path and the words of each text that a record has in these fields.

    A text in several languages gives one entry for each: `summary.cy`.
    """
    for field in fields:
        value = record.data.get(field.name)
        if value is not None:
            yield from _within(field.name, field, value)


def _holds_text(field: Field) -> bool:
    inside = field.fields + ((field.items,) if field.items else ())
    return field.own_words or any(_holds_text(inner) for inner in inside)


def _within(path: str, field: Field, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if field.own_words:
            yield path, value
    elif isinstance(value, tuple):
        if field.items is not None:
            for index, item in enumerate(value):
                yield from _within(f"{path}[{index}]", field.items, item)
    elif isinstance(value, Mapping):
        yield from _inside(path, field, value)


def _inside(path: str, field: Field, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if field.own_words:
        yield from ((f"{path}.{language}", words) for language, words in value.items())
    else:
        for inner in field.fields:
            if inner.name in value:
                yield from _within(f"{path}.{inner.name}", inner, value[inner.name])
