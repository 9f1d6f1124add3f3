"""How the figures of an indicator changed, in one sentence, and whether that is better."""

from dataclasses import dataclass
from fractions import Fraction

from coproof.measures import Point, Series
from coproof.views.point_words import few, figure, value_words


@dataclass(frozen=True, slots=True)
class Level:
    """How high figures lie (None: a small number that is hidden), and how that is said."""

    height: Fraction | None
    words: str


def how_it_changed(series: Series, direction: str | None, unit: str | None) -> str:
    """Such as "Went down from 10.5 to 4.5, which is better."; "" where nothing can be compared.

    Compared are the time before a change and the newest time. Several figures before it, and a
    time that has limits, are compared by their mean: two single figures differ by chance.
    """
    before, after = _before(series), _newest(series)
    if not before or not after or before[-1] is after[-1] or before[0] is after[0]:
        return ""
    return change(_level(before, unit), _level(after, unit), direction)


def change(before: Level, after: Level, direction: str | None) -> str:
    """How one level became another, and whether that is better."""
    if before.height is None or after.height is None:
        return f"Before: {before.words}. Now: {after.words}."
    if before.height == after.height:
        now = "" if before.words == after.words else f", now {after.words}"
        return f"Stayed the same: {before.words}{now}."
    way = "up" if after.height > before.height else "down"
    better = {"higher": "up", "lower": "down"}.get(direction or "")
    judged = "" if better is None else f", which is {'better' if way == better else 'worse'}"
    return f"Went {way} from {before.words} to {after.words}{judged}."


def level(point: Point, unit: str | None) -> Level:
    """The level of one figure."""
    return Level(point.exact, figure(point, unit))


def _before(series: Series) -> tuple[Point, ...]:
    """The figures of the newest time before a change; without one, the first figure of all."""
    baseline = (_shown(one.points) for one in series.stretches if one.phase == "baseline")
    found = [points for points in baseline if points]
    return found[-1] if found else _shown(series.points)[:1]


def _newest(series: Series) -> tuple[Point, ...]:
    """The newest figure, or all of the newest time if that has limits."""
    stretches = [stretch for stretch in series.stretches if _shown(stretch.points)]
    if not stretches:
        return ()
    points = _shown(stretches[-1].points)
    return points if stretches[-1].limits else points[-1:]


def _shown(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points that have a figure, known or hidden."""
    return tuple(point for point in points if point.exact is not None or point.hidden)


def _level(points: tuple[Point, ...], unit: str | None) -> Level:
    """The mean of figures; a single one as it is, and the newest where a mean would mislead."""
    known = [point.exact for point in points if point.exact is not None]
    small = unit == "percent" and any(few(point) for point in points)
    if len(points) == 1 or len(known) < len(points) or small:
        return level(points[-1], unit)
    mean = sum(known, Fraction(0)) / len(known)
    return Level(mean, f"a mean of {value_words(mean, unit)}")
