"""A record as the text of its file: the schema's order of fields, block style, nothing lost.

This is our own small writer because the one that comes with PyYAML is slow, sorts or quotes in
ways that people do not, and cannot promise that a text comes back exactly as it went in.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from coproof.capture.scalars import can_be_kept, is_plain, scalar
from coproof.fields import DATE, DATE_OR_MONTH, Field, Kind

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def record_text(kind: Kind, data: Mapping[str, Any]) -> str:
    """The whole file of a record, ending with a new line; `data` holds plain values."""
    return "\n".join(_mapping(data, kind.fields, 0)) + "\n"


def cannot_be_kept(value: Any, path: str = "") -> str | None:
    """The path of the first text that holds characters no record may hold, or None."""
    if isinstance(value, str):
        return None if can_be_kept(value) else path
    if isinstance(value, Mapping):
        inside = ((f"{path}.{key}" if path else str(key), item) for key, item in value.items())
    elif isinstance(value, list | tuple):
        inside = ((f"{path}[{index}]", item) for index, item in enumerate(value))
    else:
        return None
    return next((found for at, item in inside if (found := cannot_be_kept(item, at))), None)


def _mapping(data: Mapping[str, Any], fields: tuple[Field, ...], indent: int) -> Iterable[str]:
    known = {field.name: field for field in fields}
    order = [name for name in known if name in data] + [name for name in data if name not in known]
    for name in order:
        yield from _entry(name, data[name], known.get(name), indent)


def _entry(name: str, value: Any, field: Field | None, indent: int) -> Iterable[str]:
    bare = field is not None or is_plain(name)
    key = " " * indent + (name if bare else scalar(name, 0, 0)) + ":"
    if isinstance(value, Mapping) and value:
        yield key
        yield from _mapping(value, field.fields if field else (), indent + 2)
    elif isinstance(value, list | tuple) and value:
        yield key
        yield from _items(value, field.items if field else None, indent + 2)
    else:
        yield f"{key} {_leaf(value, field, indent + 2, len(key) + 1)}"


def _items(values: Iterable[Any], field: Field | None, indent: int) -> Iterable[str]:
    for value in values:
        if isinstance(value, Mapping) and value:
            lines = list(_mapping(value, field.fields if field else (), indent + 2))
            yield " " * indent + "- " + lines[0].lstrip()
            yield from lines[1:]
        else:
            leaf = _leaf(value, field, indent + 2, indent + 2)
            yield " " * indent + "- " + leaf


def _leaf(value: Any, field: Field | None, indent: int, used: int) -> str:
    if isinstance(value, str):
        is_date = field is not None and field.shape in (DATE, DATE_OR_MONTH)
        return value if is_date and _DATE.fullmatch(value) else scalar(value, indent, used)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Mapping):
        return "{}"
    return "[]" if isinstance(value, list | tuple) else _number(value)


def _number(value: float) -> str:
    """A number in figures: the reader takes `1e-07` for a word."""
    return repr(value) if isinstance(value, int) else f"{Decimal(repr(value)):f}"
