"""The words for figures: counts under ten, changes, signals, ratings; never a percentage of a few."""

from typing import Any

import pytest

from coproof.measures import rating_of, reaches
from coproof.views.change import how_it_changed
from coproof.views.chart import chart_of
from coproof.views.headline import headline
from coproof.views.point_words import figure, figure_and_n, value_words
from coproof.views.signals import how_many_stand_out, runs_of
from measure_stories import indicator, series

STEADY = "23 28 23 28 23 28 23 28 23 28 23 28"
LEVEL = "5 6 5 6 5 6 5 6 5 6 5 6"


@pytest.mark.parametrize(
    ("point", "unit", "words"),
    [
        ({"num": 11, "den": 19}, "percent", "58 % (11 of 19)"),
        ({"num": 7, "den": 9}, "percent", "7 of 9"),
        ({"num": 7, "den": 9, "value": 78, "n": 9}, "percent", "7 of 9"),
        ({"value": 78, "n": 9}, "percent", "7 of 9"),
        ({"value": 60, "n": 8}, "percent", "too few for a percentage (n = 8)"),
        ({"value": 77.8, "n": 9}, "percent", "7 of 9"),
        ({"value": 78, "n": 90}, "percent", "78 %"),
        ({"value": 78.5}, "percent", "78.5 %"),
        ({"num": 199, "den": 200}, "percent", "over 99 % (199 of 200)"),
        ({"num": 1, "den": 400}, "percent", "under 1 % (1 of 400)"),
        ({"num": 400, "den": 400}, "percent", "100 % (400 of 400)"),
        ({"num": 0, "den": 20}, "percent", "0 % (0 of 20)"),
        ({"num": 0, "den": 0}, "percent", "0 of 0"),
        ({"value": 3, "den": 9, "n": 9}, "count", "3 of 9"),
        ({"num": 3, "den": 9}, "count", "3 of 9"),
        ({"num": 34, "den": 24}, "rate", "1.4 (34 divided by 24)"),
        ({"value": 7.0}, "rate", "7"),
        ({"value": 10.25}, "score", "10.25"),
        ({"value": 12500}, "count", "12,500"),
        ({}, "count", "not recorded"),
        ({"value": "fewer than 5"}, "count", "fewer than 5"),
        ({"value": "fewer than 5", "den": 9}, "count", "fewer than 5 of 9"),
        ({"num": "fewer than 5", "den": 9}, "percent", "fewer than 5 of 9"),
        (
            {"value": "fewer than 5", "num": "fewer than 5", "den": 9, "n": 9},
            "percent",
            "fewer than 5 of 9",
        ),
        ({"num": "fewer than 5", "den": "fewer than 5"}, "percent", "fewer than 5"),
        ({"value": "fewer than 5", "n": "fewer than 5"}, "percent", "not shown"),
    ],
)
def test_a_figure_in_words(point: dict[str, Any], unit: str, words: str) -> None:
    [found] = series([{"on": "2026-01", **point}], unit=unit).points
    assert figure(found, unit) == words


def test_n_is_said_once() -> None:
    def words(**point: Any) -> str:
        [found] = series([{"on": "2026-01", **point}], unit="percent").points
        return figure_and_n(found, "percent")

    assert words(value=78, n=40) == "78 % (n = 40)"
    assert words(num=11, den=19, n=19) == "58 % (11 of 19)"
    assert words(num=7, den=9, n=9) == "7 of 9"
    assert words(num=11, den=19, n=24) == "58 % (11 of 19) (n = 24)"
    assert words(value=78, n=9) == "7 of 9"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (0.333, "0.33"),
        (5.5, "5.5"),
        (4.96, "5"),
        (123.4, "123"),
        (1250, "1,250"),
        (-0.001, "0"),
    ],
)
def test_a_mean_is_rounded_to_what_matters(number: float, words: str) -> None:
    assert value_words(number) == words


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("b:10.5 t:7 a:4.5", "Went down from 10.5 to 4.5, which is better."),
        ("b:4 a:6", "Went up from 4 to 6, which is worse."),
        ("b:4 a:4", "Stayed the same: 4."),
        ("4 9 3", "Went down from 4 to 3, which is better."),
        ("b:4 6 8 a:3", "Went down from a mean of 6 to 3, which is better."),
        (f"b:9 a:{LEVEL}", "Went down from 9 to a mean of 5.5, which is better."),
        (
            f"b:9 9 9 9 9 9 9 9 9 9 9 9 a:{LEVEL}",
            "Went down from a mean of 9 to a mean of 5.5, which is better.",
        ),
        (LEVEL, ""),  # only chance: nothing to compare
        ("b:9 8", ""),  # nothing has changed yet
        ("9", ""),
        ("- -", ""),
        ("b:- a:9 8", "Went down from 9 to 8, which is better."),
    ],
)
def test_how_it_changed(figures: str, words: str) -> None:
    assert how_it_changed(series(figures), "lower", "count") == words


def test_where_neither_is_better_nothing_is_called_better() -> None:
    assert how_it_changed(series("b:4 a:6"), "none", "count") == "Went up from 4 to 6."


def test_a_hidden_figure_is_set_beside_the_other_and_not_compared() -> None:
    points = [
        {"on": "2026-01", "num": "fewer than 5", "den": 9, "phase": "baseline"},
        {"on": "2026-02", "num": 5, "den": 9, "phase": "after"},
        {"on": "2026-03", "num": 7, "den": 9, "phase": "after"},
    ]
    found = how_it_changed(series(points), "higher", "percent")
    assert found == "Before: fewer than 5 of 9. Now: 7 of 9."


def test_a_mean_of_a_few_is_not_given_in_percent() -> None:
    found = how_it_changed(series("b:3/9 4/9 a:7/9", unit="percent"), "higher", "percent")
    assert found == "Went up from 4 of 9 to 7 of 9, which is better."


def test_signals_in_sentences() -> None:
    found = series(f"{STEADY} 50 23 28 0")
    assert [run.sentence for run in runs_of(found)] == [
        "1 figure above the upper limit, Jan 2021: a concern.",
        "1 figure below the lower limit, Apr 2021: an improvement.",
    ]
    assert how_many_stand_out(found) == "1 point shows an improvement. 1 point shows a concern."
    assert how_many_stand_out(series(LEVEL)) == "All points are within the usual ups and downs."
    assert how_many_stand_out(series("9 1")) == ""
    high = series(f"{STEADY} 50", direction="none")
    assert how_many_stand_out(high) == "1 point is unusually high."
    assert [run.sentence for run in runs_of(high)] == ["1 figure above the upper limit, Jan 2021."]


def test_a_run_goes_on_past_figures_that_stand_out_by_another_rule() -> None:
    found = series("6 8 6 8 6 8 7 12 14 12 14 12 14 13 10 10")
    assert [run.sentence for run in runs_of(found)] == [
        "3 figures close to the lower limit, Jan 2020 to May 2020: an improvement.",
        "4 figures in a row of seven or more below the mean, Feb 2020 to Jul 2020: an improvement.",
        "4 figures in a row of seven or more above the mean, Aug 2020 to Feb 2021: a concern.",
        "3 figures close to the upper limit, Sep 2020 to Jan 2021: a concern.",
    ]


def test_red_amber_and_green_begin_at_their_numbers() -> None:
    assert [rating_of(v, "higher", 80, 60) for v in (80, 79.9, 60, 59)] == [
        "green",
        "amber",
        "amber",
        "red",
    ]
    assert [rating_of(v, "lower", 2, 5) for v in (2, 2.1, 5, 6)] == [
        "green",
        "amber",
        "amber",
        "red",
    ]
    assert rating_of(1, "none", 2, 5) is None
    assert rating_of(1, "lower", None, None) is None
    assert (reaches(4, 4, "lower"), reaches(4, 5, "higher"), reaches(4, 5, "none")) == (
        True,
        False,
        None,
    )


def test_the_headline_says_figure_target_and_rating() -> None:
    bands = {"green": 80, "amber": 60}
    fields = {"unit": "percent", "direction": "higher", "target": 80, "kpi": True, "rag": bands}
    found = headline(series("7/17 18/21", **fields), indicator("18/21", **fields), "It went up.")
    assert found.newest == "86 % (18 of 21), February 2020"
    assert (found.target, found.rating) == ("The target is 80 %: reached.", "green")
    assert found.bands == "Green is from 80 %, amber from 60 %."
    missed = headline(series("70/100", **fields), indicator("70/100", **fields), "")
    assert (missed.target, missed.rating) == ("The target is 80 %: not reached.", "amber")


def test_only_a_key_indicator_with_bands_is_rated_and_a_hidden_figure_never() -> None:
    fields: dict[str, Any] = {"rag": {"green": 2, "amber": 5}, "target": 2}
    assert headline(series("9", **fields), indicator("9", **fields), "").rating == ""
    hidden = [{"on": "2026-01", "value": "fewer than 5"}]
    found = headline(series(hidden), indicator(hidden, kpi=True, **fields), "")
    assert (found.newest, found.rating) == ("fewer than 5, January 2026", "")
    assert found.target == "The target is 2."


def test_the_newest_figure_is_the_newest_that_was_recorded() -> None:
    assert headline(series("4 -"), indicator("4 -"), "").newest == "4, January 2020"
    empty = headline(series("-"), indicator("-"), "")
    assert empty.newest == "not recorded, January 2020"
    assert headline(series([]), indicator([]), "").newest == "No figures are shown here yet."


@pytest.mark.parametrize(
    ("figures", "unit", "labels"),
    [
        ("0 1 1", "count", "0 1"),
        ("3 9 4", "count", "0 2 4 6 8 10"),
        ("95 97 99", "count", "95 96 97 98 99"),
        ("40/100 90/100", "percent", "0 % 20 % 40 % 60 % 80 % 100 %"),
        ("0.1 0.35", "rate", "0.0 0.1 0.2 0.3 0.4"),
        ("7 7", "score", "6 8"),
        ("0 0", "count", "0 1"),
        ("20/20 30/30", "percent", "80 % 100 %"),
        ("-5 5", "score", "-6 -4 -2 0 2 4 6"),
        ("1000 9000", "count", "0 2,000 4,000 6,000 8,000 10,000"),
    ],
)
def test_a_scale_has_few_round_steps(figures: str, unit: str, labels: str) -> None:
    chart = chart_of(series(figures, unit=unit), "", "", unit, None)
    assert chart is not None
    assert " ".join(step.label for step in chart.steps) == labels
