"""How an indicator stands now, in a few sentences: newest figure, start, target, rating."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.measures import Point, Series, rating_of, reaches
from coproof.model import Record
from coproof.views.labels import said_date
from coproof.views.point_words import as_written, figure, n_words

RATING_WORDS: Mapping[str, str] = MappingProxyType(
    {"green": "Green", "amber": "Amber", "red": "Red"}
)
"""The word for each rating: it always stands beside its colour."""


@dataclass(frozen=True, slots=True)
class Headline:
    """How it stands now: the newest figure with its date, against the start and the target.

    `rating` is "green", "amber" or "red" for a key performance indicator with bands, else "", and
    `bands` says where they begin.
    """

    newest: str
    change: str
    target: str
    rating: str
    bands: str


def headline(series: Series, indicator: Record, change: str) -> Headline:
    """How an indicator stands; `change` is the sentence that compares it with its start."""
    if not series.points:
        return Headline("No figures are shown here yet.", "", "", "", "")
    shown = [point for point in series.points if point.exact is not None or point.hidden]
    newest, unit = (shown or series.points)[-1], indicator.get("unit")
    rating = rating_at(newest, indicator)
    return Headline(
        newest=newest_words(newest, unit),
        change=change,
        target=_target(newest, indicator),
        rating=rating,
        bands=_bands(rating, indicator),
    )


def newest_words(point: Point, unit: str | None) -> str:
    """A figure with its day and n: "4.5, May 2026 (n = 4)"."""
    words = figure(point, unit)
    n = n_words(point, words)
    return f"{words}, {said_date(point.on)}" + (f" ({n})" if n else "")


def rating_at(point: Point, indicator: Record) -> str:
    """The rating of one figure of a key performance indicator with bands, else ""."""
    bands = indicator.part("rag")
    if not indicator.get("kpi") or point.value is None:
        return ""
    direction = indicator.get("direction")
    return rating_of(point.value, direction, bands.get("green"), bands.get("amber")) or ""


def _bands(rating: str, indicator: Record) -> str:
    """Such as "Green is from 80 %, amber from 60 %."."""
    if not rating:
        return ""
    bands, unit = indicator.part("rag"), indicator.get("unit")
    side = "from" if indicator.get("direction") == "higher" else "up to"
    green, amber = (as_written(bands[name], unit) for name in ("green", "amber"))
    return f"Green is {side} {green}, amber {side} {amber}."


def _target(point: Point, indicator: Record) -> str:
    target = indicator.get("target")
    if target is None:
        return ""
    said = f"The target is {as_written(target, indicator.get('unit'))}"
    if point.value is None:
        return f"{said}."
    there = reaches(point.value, target, indicator.get("direction"))
    return f"{said}." if there is None else f"{said}: {'reached' if there else 'not reached'}."
