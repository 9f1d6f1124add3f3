"""The figures that a review looked at: each measure before and after, as its indicator has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coproof.model import Record
from coproof.views.answer import choice_words
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.labels import said_date

_UNKNOWN = "not recorded"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a review: the figure before and after, each with its date, in words."""

    entry: Entry
    before: str
    after: str
    better: str


def measured(review: Record, catalogue: Catalogue) -> tuple[Measured, ...]:
    """The measures of a review whose indicators the edition shows, in the order of the review."""
    found = []
    for measure in review.many("measures"):
        indicator = catalogue.portfolio.graph.get(measure.get("indicator", ""))
        if indicator is not None:
            found.append(_measured(measure, indicator, catalogue))
    return tuple(found)


def _measured(measure: Mapping[str, Any], indicator: Record, catalogue: Catalogue) -> Measured:
    kind = catalogue.portfolio.kinds["indicator"]
    return Measured(
        entry=catalogue.entries[indicator.id],
        before=_figure_at(indicator, measure.get("baseline_at")),
        after=_figure_at(indicator, measure.get("follow_up_at")),
        better=f"better is {choice_words(kind, 'direction', indicator.get('direction')).lower()}",
    )


def _figure_at(indicator: Record, on: str | None) -> str:
    if on is None:
        return _UNKNOWN
    for point in indicator.many("series"):
        if point.get("on") == on:
            return f"{figure(point, indicator.get('unit'))} ({said_date(on)})"
    return f"{_UNKNOWN} ({said_date(on)})"


def figure(point: Mapping[str, Any], unit: str | None) -> str:
    """One point of a series in words: "58 % (11 of 19)", "4.5", "fewer than 5"."""
    percent = " %" if unit == "percent" else ""
    value = f"{point['value']}{percent}" if "value" in point else ""
    parts = f"{point['num']} of {point['den']}" if "num" in point and "den" in point else ""
    if value and parts:
        return f"{value} ({parts})"
    return value or parts or _UNKNOWN
