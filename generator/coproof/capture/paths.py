"""Plain data by path of field: `route.to` is `to` inside `route`, `series[0].on` is in a list."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from coproof.fields import Field, Kind, field_of

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_PATH = re.compile(r"[a-z_]+(\[\d{1,3}\])?(\.[A-Za-z_-]+(\[\d{1,3}\])?)*")


def put(data: dict[str, Any], path: str, value: Any) -> None:
    """Sets a field, making the objects and lists on the way to it."""
    steps = _steps(path)
    place: Any = data
    for step, after in pairwise(steps):
        place = _entered(place, step, [] if isinstance(after, int) else {})
    _set(place, steps[-1], value)


def at(data: Any, path: str) -> Any:
    """The value of a field, or None where it or anything on the way to it is absent."""
    for step in _steps(path):
        if isinstance(step, int):
            data = data[step] if isinstance(data, list | tuple) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def field_at(kind: Kind, path: str) -> Field | None:
    """The field of a path, also where names are free, as in `attendance.person` or `title.cy`."""
    if not _PATH.fullmatch(path):
        return None
    known = kind.field(path)
    if known is not None:
        return known
    schema: Any = kind.schema
    name = path
    for step in _steps(path):
        if isinstance(step, int):
            schema = schema.get("items", {})
        else:
            name = step
            free = schema.get("additionalProperties") or {}
            schema = schema.get("properties", {}).get(step, free)
    return field_of(name, schema) if schema else None


def _steps(path: str) -> list[str | int]:
    return [int(index) if index else name for index, name in _STEP.findall(path)]


def _entered(place: Any, step: str | int, empty: Any) -> Any:
    """What lies at one step, made where there is nothing yet."""
    if isinstance(step, int):
        while len(place) <= step:
            place.append({} if isinstance(empty, dict) else [])
        return place[step]
    return place.setdefault(step, empty)


def _set(place: Any, step: str | int, value: Any) -> None:
    if not isinstance(step, int) or step < len(place):
        place[step] = value
    else:
        place.append(value)
