"""The XmR chart told a second time, point by point from the words of the product.

Nothing is imported from the product. Numbers are fractions, so that "on the mean" has one meaning.
"""

import itertools
from collections.abc import Sequence
from fractions import Fraction


def limits(values: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Mean, lower and upper limit."""
    mean = sum(values, Fraction()) / len(values)
    moves = [abs(values[i] - values[i - 1]) for i in range(1, len(values))]
    average = sum(moves, Fraction()) / len(moves)
    usual = [move for move in moves if not move >= average * Fraction("3.267")] or [Fraction()]
    reach = Fraction("2.66") * sum(usual, Fraction()) / len(usual)
    return mean, mean - reach, mean + reach


def signals(values: Sequence[Fraction]) -> list[tuple[str, str] | None]:
    """For each point the rule and "high" or "low"; None for common cause."""
    mean, lower, upper = limits(values)
    return [_signal(values, at, mean, lower, upper) for at in range(len(values))]


def _signal(
    values: Sequence[Fraction], at: int, mean: Fraction, lower: Fraction, upper: Fraction
) -> tuple[str, str] | None:
    here = values[at]
    side = "high" if here > mean else "low"
    if not lower <= here <= upper:
        return "outside_limits", side
    for run in reversed(_windows(values, at, 7)):
        if all(one < other for one, other in itertools.pairwise(run)):
            return "trend", "high"
        if all(one > other for one, other in itertools.pairwise(run)):
            return "trend", "low"
    for run in _windows(values, at, 3):
        near = [one for one in run if _near(one, mean, lower, upper)]
        if _one_side(run, mean) and len(near) >= 2 and _near(here, mean, lower, upper):
            return "near_limit", side
    if any(_one_side(run, mean) for run in _windows(values, at, 7)):
        return "shift", side
    return None


def _windows(values: Sequence[Fraction], at: int, width: int) -> list[Sequence[Fraction]]:
    """All rows of so many neighbours that have this point among them, earliest first."""
    starts = range(max(0, at - width + 1), min(at, len(values) - width) + 1)
    return [values[start : start + width] for start in starts]


def _one_side(run: Sequence[Fraction], mean: Fraction) -> bool:
    return min(run) > mean or max(run) < mean


def _near(one: Fraction, mean: Fraction, lower: Fraction, upper: Fraction) -> bool:
    if one > mean:
        return mean + (upper - mean) * 2 / 3 < one <= upper
    return lower <= one < mean - (mean - lower) * 2 / 3
