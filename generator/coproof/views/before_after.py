"""The figures that a review looked at: each measure before and after, as its indicator has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coproof.measures import Point, Series, series_of
from coproof.model import Record
from coproof.views.answer import choice_words
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.change import change, level
from coproof.views.labels import said_date, short_date
from coproof.views.point_words import UNKNOWN, figure, figure_and_n, n_words


@dataclass(frozen=True, slots=True)
class Bar:
    """One of two figures as a bar: when it was, what it was, its part of the longest in percent.

    Two short labels, because one long one would not fit on the narrowest screen.
    """

    when: str
    figure: str
    share: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures side by side, with what became of the first in a sentence."""

    title: str
    change: str
    before: Bar
    after: Bar


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a review: the figure before and after, each with its date and n, in words.

    `pair` is None where one of the two is not known or not shown, and for figures below 0.
    """

    entry: Entry
    before: str
    after: str
    better: str
    pair: Pair | None


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
    unit, series = indicator.get("unit"), series_of(indicator)
    days = (measure.get("baseline_at"), measure.get("follow_up_at"))
    points = tuple(_point_at(series, on) for on in days)
    before, after = (_said(point, on, unit) for point, on in zip(points, days, strict=True))
    return Measured(
        entry=catalogue.entries[indicator.id],
        before=before,
        after=after,
        better=f"better is {choice_words(kind, 'direction', indicator.get('direction')).lower()}",
        pair=_pair(catalogue.entries[indicator.id].title, points, indicator),
    )


def _point_at(series: Series, on: str | None) -> Point | None:
    return next((point for point in series.points if point.on == on), None)


def _said(point: Point | None, on: str | None, unit: str | None) -> str:
    """A figure with its date: "10.5 (September 2025, n = 4)"."""
    if on is None:
        return UNKNOWN
    if point is None:
        return f"{UNKNOWN} ({said_date(on)})"
    words = figure(point, unit)
    n = n_words(point, words)
    return f"{words} ({said_date(on)}, {n})" if n else f"{words} ({said_date(on)})"


def _pair(title: str, points: tuple[Point | None, ...], indicator: Record) -> Pair | None:
    unit = indicator.get("unit")
    before, after = points
    if before is None or after is None or before.exact is None or after.exact is None:
        return None
    heights = (before.exact, after.exact)
    full = max(100, *heights) if unit == "percent" else max(heights)
    if min(heights) < 0 or before is after:
        return None
    return Pair(
        title=title,
        change=change(level(before, unit), level(after, unit), indicator.get("direction")),
        before=_bar("Before", before, unit, full),
        after=_bar("After", after, unit, full),
    )


def _bar(when: str, point: Point, unit: str | None, full: Any) -> Bar:
    share = float(100 * (point.exact or 0) / full) if full else 0.0
    return Bar(f"{when}, {short_date(point.on)}", figure_and_n(point, unit), share)
