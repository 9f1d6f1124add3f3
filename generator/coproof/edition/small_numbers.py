"""Small numbers: where counts are of people, a few people are not shown as a number.

From product promise 2: 1 to 4 reads "fewer than 5" in the public edition (the threshold is the
edition's setting); 0 stays 0 and hidden is never 0. A figure computed from a hidden one goes too.
"""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

COUNTS_BY_ROLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"event": ("attendance", "invited"), "told": ("responses",)}
)
"""The fields that count people by role or by answer."""

COUNTS: Mapping[str, tuple[str, ...]] = MappingProxyType({"service": ("people_count",)})
"""The fields that are one count of people."""

_IN_A_POINT = ("num", "den", "n", "asked")


def hide_small_numbers(kind: str, data: Mapping[str, Any], fewer_than: int) -> Mapping[str, Any]:
    """The same fields with every small count of people said as words."""
    changed = dict(data)
    for name in COUNTS_BY_ROLE.get(kind, ()):
        if name in data:
            counts = {key: _said(count, fewer_than) for key, count in data[name].items()}
            changed[name] = MappingProxyType(counts)
    for name in COUNTS.get(kind, ()):
        if name in data:
            changed[name] = _said(data[name], fewer_than)
    if kind == "indicator" and data.get("counts_people"):
        series = data.get("series", ())
        changed["series"] = tuple(_point(p, data.get("unit"), fewer_than) for p in series)
    return MappingProxyType(changed)


def _said(count: Any, fewer_than: int) -> Any:
    small = isinstance(count, int | float) and 0 < count < fewer_than
    return f"fewer than {fewer_than}" if small else count


def _point(point: Mapping[str, Any], unit: str | None, fewer_than: int) -> Mapping[str, Any]:
    """One point of a series; a rate or percentage of a hidden count would give the count away."""
    said = {key: _said(value, fewer_than) for key, value in point.items() if key in _IN_A_POINT}
    hidden = any(value != point[key] for key, value in said.items() if key != "asked")
    changed = dict(point) | said
    if point.get("value"):
        value = _said(point["value"], fewer_than) if unit == "count" else point["value"]
        gives_away = hidden or 0 < _counted_back(point, unit) < fewer_than
        changed["value"] = f"fewer than {fewer_than}" if gives_away and unit != "count" else value
    return MappingProxyType(changed)


def _counted_back(point: Mapping[str, Any], unit: str | None) -> int:
    """How many people a percentage or a rate is of, as near as its bottom tells; 0 if unknown.

    60 % of 5 are 3, whether or not somebody wrote the 3.
    """
    bottom = point.get("den", point.get("n"))
    if unit not in ("percent", "rate") or not isinstance(bottom, int | float):
        return 0
    top = Fraction(str(point["value"])) * Fraction(str(bottom)) / (100 if unit == "percent" else 1)
    return max(1, round(top))
