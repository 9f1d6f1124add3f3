"""XmR charts: limits and signals worked out by hand, and against a plain re-computation."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproof.measures import Limits, limits_of, marks_of
from measure_stories import rules, series
from oracle import xmr_oracle

TWO_LEVELS = "6 8 6 8 6 8 7 12 14 12 14 12 14 13 10 10"
"""Mean 160 / 16 = 10; moving ranges 2 2 2 2 2 1 5 2 2 2 2 2 1 3 0, mean 30 / 15 = 2; limits 10 ± 5.32."""


def _limits(figures: str) -> Limits:
    found = series(figures).stretches[0].limits
    assert found is not None
    return found


def test_the_limits_lie_at_2_66_mean_moving_ranges() -> None:
    found = _limits("5 6 5 6 5 6 5 6 5 6 5 6")
    assert found == Limits(Fraction("5.5"), Fraction("2.84"), Fraction("8.16"))
    assert _limits(TWO_LEVELS) == Limits(Fraction(10), Fraction("4.68"), Fraction("15.32"))


def test_a_jump_is_screened_out_before_the_limits_are_drawn() -> None:
    # Moving ranges 1 2 1 1 2 1 1 2 1 1 19: mean 32 / 11; 19 is over 3.267 times that, so 13 / 10.
    found = _limits("10 11 9 10 11 9 10 11 9 10 11 30")
    assert found == Limits(Fraction("11.75"), Fraction("8.292"), Fraction("15.208"))


def test_where_nothing_moves_the_limits_are_the_mean_and_nothing_stands_out() -> None:
    found = series("4.1 " * 12)
    limits = Fraction("4.1")
    assert found.stretches[0].limits == Limits(limits, limits, limits)
    assert set(rules(found)) == {"."}


def test_a_point_beyond_a_limit_stands_out_and_one_on_it_does_not() -> None:
    limits = Limits(Fraction(10), Fraction(5), Fraction(15))
    marks = marks_of([Fraction(15), Fraction(16), Fraction(5), Fraction(4)], limits)
    assert [mark and (mark.rule, mark.side) for mark in marks] == [
        None,
        ("outside_limits", "high"),
        None,
        ("outside_limits", "low"),
    ]


def test_the_points_near_a_limit_come_before_the_shift_that_they_are_part_of() -> None:
    low = ["near_limit improvement", "shift improvement"] * 3 + ["shift improvement"]
    high = ["shift concern", "near_limit concern"] * 3 + ["shift concern"]
    assert rules(series(TWO_LEVELS)) == [*low, *high, ".", "."]


@pytest.mark.parametrize(
    ("window", "marked"),
    [
        ("14 12 14", [0, 2]),
        ("14 14 11", [0, 1]),
        ("14 14 9", []),  # not all on one side
        ("14 14 10", []),  # one of them on the mean
        ("14 12 12", []),  # one near is not enough
        ("14 6 14", []),
        ("16 14 14", [1, 2]),  # beyond the limit is not near it
        ("16 14 12", []),
        ("13 13 13", []),  # two thirds of the way, and not more
        ("15 15 15", [0, 1, 2]),  # on the limit
    ],
)
def test_two_of_three_near_a_limit(window: str, marked: list[int]) -> None:
    limits = Limits(Fraction(10), Fraction(5), Fraction(15))
    limits = (
        limits if "13" not in window else Limits(Fraction(10), Fraction("5.5"), Fraction("14.5"))
    )
    marks = marks_of([Fraction(one) for one in window.split()], limits)
    assert [at for at, mark in enumerate(marks) if mark and mark.rule == "near_limit"] == marked


def _marked(values: Sequence[int], rule: str) -> str:
    """A letter for each point: h or l where the rule holds; limits far away, mean at 10."""
    limits = Limits(Fraction(10), Fraction(-1000), Fraction(1000))
    marks = marks_of([Fraction(value) for value in values], limits)
    return "".join(mark.side[0] if mark and mark.rule == rule else "." for mark in marks)


def test_six_rises_are_a_trend_and_all_seven_points_of_it_are_marked() -> None:
    assert _marked([7, 8, 9, 10, 11, 12, 13, 12], "trend") == "hhhhhhh."
    assert _marked([13, 12, 11, 10, 9, 8, 7, 7], "trend") == "lllllll."
    assert _marked([7, 8, 9, 10, 11, 12, 12, 13], "trend") == "........"
    assert _marked([3, 4, 5, 6, 7, 8, 9, 10, 11, 5], "trend") == "hhhhhhhhh."


def test_a_peak_between_two_trends_belongs_to_the_later_one() -> None:
    assert _marked([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], "trend") == "hhhhhhlllllll"


def test_seven_on_one_side_are_a_shift_and_one_on_the_mean_breaks_it() -> None:
    assert _marked([11, 12, 11, 12, 11, 12, 11, 9], "shift") == "hhhhhhh."
    assert _marked([11, 12, 11, 10, 11, 12, 11, 12], "shift") == "........"
    assert _marked([9, 8, 9, 8, 9, 8, 9, 8, 9], "shift") == "lllllllll"


def test_a_trend_comes_before_a_shift() -> None:
    assert _marked([11, 12, 13, 14, 15, 16, 17, 16], "trend") == "hhhhhhh."
    assert _marked([11, 12, 13, 14, 15, 16, 17, 16], "shift") == ".......h"


figures = st.lists(st.integers(0, 8) | st.integers(0, 300), min_size=1, max_size=40)


@given(figures, st.sampled_from([1, 10, 7]))
def test_any_series_is_judged_as_the_product_says(written: list[int], parts: int) -> None:
    values = [Fraction(one, parts) for one in written]
    limits = limits_of(values)
    if len(values) > 1:
        assert (limits.mean, limits.lower, limits.upper) == xmr_oracle.limits(values)
        found = [mark and (mark.rule, mark.side) for mark in marks_of(values, limits)]
        assert found == xmr_oracle.signals(values)
    assert limits.lower <= limits.mean <= limits.upper


@given(st.lists(st.sampled_from([1, -1, 1, 1]), min_size=12, max_size=30))
def test_runs_of_rises_and_falls_are_judged_as_the_product_says(steps: list[int]) -> None:
    values = [Fraction(sum(steps[:end])) for end in range(len(steps) + 1)]
    found = [mark and (mark.rule, mark.side) for mark in marks_of(values, limits_of(values))]
    assert found == xmr_oracle.signals(values)
