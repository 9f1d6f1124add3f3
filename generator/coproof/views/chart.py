"""The chart of an indicator: which points, lines and words it has. How it is drawn is for `pages/`.

A run chart joins the figures by a line. Where a phase has twelve figures or more, the mean and the
limits are drawn too, and what is not chance has a mark of its own shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10
from types import MappingProxyType

from coproof.measures import Point, Series, Stretch
from coproof.views.point_words import few, figure, value_words

MOST_POINTS = 200
"""How many points a page shows, in the chart and in the table: the newest."""

PHASE_WORDS = {"baseline": "Before", "trial": "Trial", "after": "After"}
"""The short names of the phases, as they stand in a chart."""

MARKS: Mapping[str, str] = MappingProxyType(
    {
        "common_cause": "a figure within the usual ups and downs, or not judged",
        "improvement": "a point that shows an improvement",
        "concern": "a point that shows a concern",
        "high": "an unusually high point",
        "low": "an unusually low point",
        "hidden": "a small number that is not shown",
    }
)
"""All kinds of mark with what they mean, in the order of a key."""

MOST_STEPS = 5
"""Into how many steps the scale is cut at most."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure: its date, how high it lies (None: no figure to draw), and its mark.

    `mark` is its signal, or "hidden" for a small number that is not shown, or "" for none.
    """

    on: str
    height: float | None
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across some time: "mean", "limit" or "target". `label` is what stands beside it."""

    kind: str
    height: float
    first: str
    last: str
    label: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the chart and its name; `name` is "" where nobody gave it one."""

    name: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the scale: how high, and what it is called."""

    height: float
    label: str


SHARES = (Step(0, "none"), Step(50, "half"), Step(100, "all"))
"""The scale of shares of a few, where percentages would mislead."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in full. `newest` is the label beside the newest figure, "" if that is not known.

    `marks` are the kinds of mark that occur, in a fixed order, so that a key can explain them.
    """

    title: str
    finding: str
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    phases: tuple[Phase, ...]
    steps: tuple[Step, ...]
    newest: str
    marks: tuple[str, ...]

    @property
    def first(self) -> str:
        """The date of the first point, as written."""
        return self.dots[0].on

    @property
    def last(self) -> str:
        """The date of the newest point, as written."""
        return self.dots[-1].on


def chart_of(
    series: Series, title: str, finding: str, unit: str | None, target: float | None
) -> Chart | None:
    """The chart of a series; None where fewer than two figures are known."""
    stretches = _newest(series)
    points = tuple(point for stretch in stretches for point in stretch.points)
    figures = [point for point in points if point.exact is not None]
    if len(figures) < 2:
        return None
    counts = unit == "percent" and any(few(point) for point in figures)
    floor_at = Fraction(0) if all((point.exact or 0) >= 0 for point in figures) else None
    lines = (*_limit_lines(stretches, unit, counts, floor_at), *_target(target, points, unit))
    heights = [*(float(point.exact or 0) for point in figures), *(line.height for line in lines)]
    dots = tuple(_dot(point) for point in points)
    return Chart(
        title=title,
        finding=finding,
        dots=dots,
        lines=lines,
        phases=tuple(_phase(stretch) for stretch in stretches),
        steps=SHARES if counts and max(heights) <= 100 else _steps(heights, unit),
        newest=_short(points[-1], unit, counts),
        marks=tuple(mark for mark in MARKS if any(dot.mark == mark for dot in dots)),
    )


def _newest(series: Series) -> tuple[Stretch, ...]:
    """The stretches, cut to the newest points where there are more than a page shows."""
    left = MOST_POINTS
    kept: list[Stretch] = []
    for stretch in reversed(series.stretches):
        if left > 0:
            kept.append(Stretch(stretch.phase, stretch.points[-left:], stretch.limits))
            left -= len(stretch.points)
    return tuple(reversed(kept))


def _dot(point: Point) -> Dot:
    if point.exact is None:
        return Dot(point.on, None, "hidden" if point.hidden else "")
    return Dot(point.on, float(point.exact), point.signal)


def _phase(stretch: Stretch) -> Phase:
    name = PHASE_WORDS.get(stretch.phase or "", "")
    return Phase(name, stretch.points[0].on, stretch.points[-1].on)


def _limit_lines(
    stretches: tuple[Stretch, ...], unit: str | None, counts: bool, floor_at: Fraction | None
) -> tuple[Line, ...]:
    """Mean and limits of each stretch; a limit that no figure can reach is not drawn."""
    lines = []
    for stretch in stretches:
        if stretch.limits is None:
            continue
        limits = stretch.limits
        first, last = stretch.points[0].on, stretch.points[-1].on
        for kind, name, height in (
            ("limit", "Upper", limits.upper),
            ("mean", "Mean", limits.mean),
            ("limit", "Lower", limits.lower),
        ):
            if _can_be(height, unit, floor_at):
                label = name if counts else f"{name} {value_words(height, unit)}"
                lines.append(Line(kind, float(height), first, last, label))
    return tuple(lines)


def _can_be(height: Fraction, unit: str | None, floor_at: Fraction | None) -> bool:
    if floor_at is not None and height < floor_at:
        return False
    return unit != "percent" or height <= 100


def _target(target: float | None, points: tuple[Point, ...], unit: str | None) -> tuple[Line, ...]:
    if target is None:
        return ()
    label = f"Target {value_words(target, unit)}"
    return (Line("target", float(target), points[0].on, points[-1].on, label),)


def _short(point: Point, unit: str | None, counts: bool) -> str:
    """The label beside the newest figure: short, as it stands in the margin."""
    if point.exact is None:
        return ""
    return figure(point, unit) if counts and few(point) else value_words(point.exact, unit)


def _steps(heights: list[float], unit: str | None) -> tuple[Step, ...]:
    """The steps of the scale: whole, round numbers from below the lowest to above the highest.

    It begins at 0 unless all figures lie far above that.
    """
    lowest, highest = min(heights), max(heights)
    if 0 <= lowest <= highest / 2:
        lowest = 0
    step = _round_step((highest - lowest) / MOST_STEPS or abs(highest) / MOST_STEPS or 1)
    step = max(step, 1) if unit == "count" else step
    first, last = floor(lowest / step), ceil(highest / step)
    if first == last:
        first, last = (first - 1, last) if highest > 0 else (first, last + 1)
    return tuple(
        Step(place * step, _step_words(place * step, step, unit))
        for place in range(first, last + 1)
    )


def _step_words(height: float, step: float, unit: str | None) -> str:
    """A step of the scale, with as many places as tell it from the next."""
    text = f"{height:,.{max(0, -floor(log10(step)))}f}"
    return f"{text} %" if unit == "percent" else text


def _round_step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 and so on that is not smaller."""
    power: float = 10 ** floor(log10(least))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= least * 0.999999)
