"""The series of an indicator: its points in order, cut into stretches, each with what it says.

Limits begin anew where the phase changes, and need twelve figures there; a shorter stretch is a run
chart. Give it a record of an edition: where the edition hides a small number, the figure is not
known here, and the whole series gets no limits, from which it could be worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Any, Literal

from coproof.measures.xmr import FEWEST_POINTS, Limits, Mark, Rule, limits_of, marks_of
from coproof.model import Record, first_day

Signal = Literal["common_cause", "improvement", "concern", "high", "low"]

COUNTED = ("value", "num", "den", "n")
"""The fields of a point that hold numbers, or words where a number is hidden."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series.

    `value` is in the unit of the indicator (100 x num / den for a percentage, else num / den), and
    `exact` the same without rounding; None where there is no figure, or where it is `hidden`. `n`
    is how many stand behind it, else the bottom of its fraction; None if not known. `signal` says
    what it means: chance (`common_cause`), better or worse, or only high or low where neither is
    better; `mark` by which rule. `said` is the point as the edition has it.
    """

    on: str
    value: float | None
    exact: Fraction | None
    n: int | None
    phase: str | None
    hidden: bool
    said: Mapping[str, Any]
    signal: Signal = "common_cause"
    mark: Mark | None = None

    @property
    def rule(self) -> Rule | None:
        """The rule by which it is not chance; None for chance."""
        return self.mark.rule if self.mark else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points one after the other in the same phase. `limits` is None for a run chart."""

    phase: str | None
    points: tuple[Point, ...]
    limits: Limits | None

    @property
    def starts(self) -> str:
        """The date of the first point, as written."""
        return self.points[0].on

    @property
    def figures(self) -> tuple[Point, ...]:
        """The points whose figure is known."""
        return tuple(point for point in self.points if point.exact is not None)


@dataclass(frozen=True, slots=True)
class Series:
    """All figures of an indicator, oldest first; those of one day as they were written.

    `hidden` says that a small number is hidden somewhere in it.
    """

    stretches: tuple[Stretch, ...]
    hidden: bool

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of all stretches."""
        return tuple(point for stretch in self.stretches for point in stretch.points)

    @property
    def figures(self) -> tuple[Point, ...]:
        """The points whose figure is known."""
        return tuple(point for stretch in self.stretches for point in stretch.figures)


def series_of(indicator: Record) -> Series:
    """The series of an indicator, as the edition that the record comes from may show it."""
    written = sorted(indicator.many("series"), key=lambda point: first_day(point["on"]))
    points = [_point(one, indicator.get("unit")) for one in written]
    hidden = any(point.hidden for point in points)
    direction = indicator.get("direction")
    stretches = (
        _stretch(phase, tuple(found), direction, limited=not hidden)
        for phase, found in groupby(points, key=lambda point: point.phase)
    )
    return Series(tuple(stretches), hidden)


def _point(said: Mapping[str, Any], unit: str | None) -> Point:
    exact = _exact(said, unit)
    n = said.get("n", said.get("den"))
    return Point(
        on=said["on"],
        value=said["value"] if exact is not None and "value" in said else _float(exact),
        exact=exact,
        n=int(n) if isinstance(n, int | float) and n == int(n) else None,
        phase=said.get("phase"),
        hidden=any(isinstance(said.get(name), str) for name in COUNTED),
        said=said,
    )


def _exact(said: Mapping[str, Any], unit: str | None) -> Fraction | None:
    """The figure as it was written, with tenths as tenths: 4.3 is 43/10, and no float near it.

    None where it is hidden, where nothing was recorded, and where nobody was asked (of 0).
    """
    names = ("value",) if "value" in said else ("num", "den")
    if not all(isinstance(said.get(name), int | float) for name in names):
        return None
    if "value" in said:
        return Fraction(str(said["value"]))
    num, den = Fraction(str(said["num"])), Fraction(str(said["den"]))
    if not den:
        return None
    return 100 * num / den if unit == "percent" else num / den


def _float(exact: Fraction | None) -> float | None:
    return None if exact is None else float(exact)


def _stretch(
    phase: str | None, points: tuple[Point, ...], direction: str | None, *, limited: bool
) -> Stretch:
    figures = [point.exact for point in points if point.exact is not None]
    if not limited or len(figures) < FEWEST_POINTS:
        return Stretch(phase, points, None)
    limits = limits_of(figures)
    marks = iter(marks_of(figures, limits))
    judged = (
        point if point.exact is None else _judged(point, next(marks), direction) for point in points
    )
    return Stretch(phase, tuple(judged), limits)


def _judged(point: Point, mark: Mark | None, direction: str | None) -> Point:
    if mark is None:
        return point
    return replace(point, mark=mark, signal=_signal(mark, direction))


def _signal(mark: Mark, direction: str | None) -> Signal:
    better = {"higher": "high", "lower": "low"}.get(direction or "")
    if better is None:
        return mark.side
    return "improvement" if mark.side == better else "concern"
