"""The XmR chart: whether a figure is one of the usual ups and downs, or says that things changed.

As NHS England's Making Data Count draws it: the mean, limits at 2.66 times the mean moving range
on both sides of it, and four rules for what is not chance. All arithmetic is exact (rational
numbers), so that no answer hangs on the order in which floats were added: a point on the mean is
on the mean. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

FEWEST_POINTS = 12
"""From how many points on limits mean something."""

OF_THE_MEAN_RANGE = Fraction(266, 100)
"""How many mean moving ranges lie between the mean and a limit (three sigma of single values)."""

SCREENED_FROM = Fraction(3267, 1000)
"""From so many mean moving ranges on, one is a jump, and says nothing about the usual ones."""

RUN = 7
"""How many points make a trend, or a shift."""

Side = Literal["high", "low"]
Rule = Literal["outside_limits", "trend", "near_limit", "shift"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean of some points, and the limits between which chance alone moves them."""

    mean: Fraction
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True, slots=True)
class Mark:
    """What is unusual about a point: by which rule, and to which side.

    `side` is where the point lies from the mean; for a trend, whether it rises or falls.
    """

    rule: Rule
    side: Side


Marks = list[Mark | None]


def limits_of(values: Sequence[Fraction]) -> Limits:
    """The mean and the limits of at least one point, in the order of time.

    Jumps (moving ranges not below 3.267 times their mean) are left out of the mean moving range.
    Where nothing ever moves, both limits are the mean.
    """
    mean = _mean(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    screen = SCREENED_FROM * _mean(ranges)
    reach = OF_THE_MEAN_RANGE * _mean([one for one in ranges if one < screen])
    return Limits(mean, mean - reach, mean + reach)


def marks_of(values: Sequence[Fraction], limits: Limits) -> tuple[Mark | None, ...]:
    """What each point says: the first rule that holds, in order of precedence; None for chance."""
    sides = [_side(value, limits.mean) for value in values]
    near = [_is_near(value, limits) for value in values]
    found: Marks = [None] * len(values)
    for rule in (
        _outside(values, limits),
        _trends(values),
        _near_a_limit(near, sides),
        _shifts(sides),
    ):
        found = [before or here for before, here in zip(found, rule, strict=True)]
    return tuple(found)


def _outside(values: Sequence[Fraction], limits: Limits) -> Iterable[Mark | None]:
    """A point beyond a limit; one that lies on it is still within."""
    for value in values:
        if value > limits.upper:
            yield Mark("outside_limits", "high")
        else:
            yield Mark("outside_limits", "low") if value < limits.lower else None


def _trends(values: Sequence[Fraction]) -> Marks:
    """Seven points that rise, or fall, six times; a peak between two trends is of the later one."""
    found: Marks = [None] * len(values)
    steps = [_side(later, earlier) for earlier, later in pairwise(values)]
    for start in range(len(steps) - RUN + 2):
        side = _all_one(steps[start : start + RUN - 1])
        if side:
            found[start : start + RUN] = [Mark("trend", side)] * RUN
    return found


def _near_a_limit(near: Sequence[bool], sides: Sequence[Side | None]) -> Marks:
    """Two of three neighbours near a limit, all three on one side: those that are near."""
    found: Marks = [None] * len(near)
    for start in range(len(near) - 2):
        window = range(start, start + 3)
        side = _all_one(sides[start : start + 3])
        if side and sum(near[place] for place in window) >= 2:
            for place in window:
                if near[place]:
                    found[place] = Mark("near_limit", side)
    return found


def _is_near(value: Fraction, limits: Limits) -> bool:
    """Whether a point is more than two thirds of the way to a limit, and not beyond it."""
    reach, away = limits.upper - limits.mean, abs(value - limits.mean)
    return reach * 2 < away * 3 and away <= reach


def _shifts(sides: Sequence[Side | None]) -> Marks:
    """Seven points in a row on one side of the mean; one that lies on the mean breaks the row."""
    found: Marks = [None] * len(sides)
    for start in range(len(sides) - RUN + 1):
        side = _all_one(sides[start : start + RUN])
        if side:
            found[start : start + RUN] = [Mark("shift", side)] * RUN
    return found


def _all_one(sides: Sequence[Side | None]) -> Side | None:
    """The side on which all of these are; None where they are not on one."""
    first = sides[0]
    return first if all(side == first for side in sides) else None


def _side(value: Fraction, of: Fraction) -> Side | None:
    if value == of:
        return None
    return "high" if value > of else "low"


def _mean(values: Sequence[Fraction]) -> Fraction:
    """The mean; 0 of nothing, as where a single point has no moving range."""
    return sum(values, Fraction(0)) / len(values) if values else Fraction(0)
