"""The series of an indicator: figures in order, stretches with limits of their own, what is hidden."""

import json
from pathlib import Path
from typing import Any

import pytest

from coproof.export import portfolio_json
from coproof.portfolio import Portfolio
from measure_stories import rules, series, shown

LEVEL = "5 6 5 6 5 6 5 6 5 6 5 6"
"""Twelve figures within their limits: mean 5.5, limits 2.84 and 8.16."""


def _starts(figures: str, **fields: Any) -> list[tuple[str, bool]]:
    """The first date of each stretch, and whether it has limits."""
    found = series(figures, **fields)
    return [(stretch.starts, stretch.limits is not None) for stretch in found.stretches]


def test_limits_begin_with_the_twelfth_figure() -> None:
    assert _starts("5 6 5 6 5 6 5 6 5 6 5") == [("2020-01", False)]
    assert _starts(LEVEL) == [("2020-01", True)]


def test_limits_begin_anew_where_the_phase_changes() -> None:
    found = series("b:10 12 10 12 10 12 10 12 10 12 10 12 a:1 2 1 2 1 2 1 2 1 2 1 2")
    assert [str(one.limits.mean) if one.limits else None for one in found.stretches] == [
        "11",
        "3/2",
    ]
    assert set(rules(found)) == {"."}


def test_a_stretch_of_fewer_than_twelve_figures_is_a_run_chart() -> None:
    assert _starts(f"b:10 12 10 t:3 2 1 a:{LEVEL} b:9") == [
        ("2020-01", False),
        ("2020-04", False),
        ("2020-07", True),
        ("2021-07", False),
    ]
    assert set(rules(series("b:1 2 3 4 5 6 7 8 9 10 11 a:1"))) == {"."}, "no trend without limits"


def test_a_run_does_not_go_on_into_the_next_phase() -> None:
    falling = "9 5 9 5 9 5 9 5 9 5 9 8 7 6"
    assert "trend improvement" not in rules(series(f"b:{falling} a:5 4 3 2 {LEVEL}"))
    assert "trend improvement" in rules(series(f"{falling} 5 4 3 2 {LEVEL}"))


@pytest.mark.parametrize(
    ("direction", "high", "low"),
    [
        ("higher", "improvement", "concern"),
        ("lower", "concern", "improvement"),
        ("none", "high", "low"),
    ],
)
def test_a_signal_is_better_or_worse_by_the_direction(direction: str, high: str, low: str) -> None:
    found = [p.signal for p in series(f"{LEVEL} 30 5 6 -", direction=direction).points]
    assert found[12] == high
    falls = series(f"{LEVEL} 9 8 7 6 5 4 3", direction=direction)
    assert [p.signal for p in falls.points if p.rule == "trend"][-1:] == [low]


def test_a_figure_is_its_value_or_its_share() -> None:
    percent = series("7/9 1/3 0/4 -", unit="percent")
    assert [point.value for point in percent.points] == [700 / 9, 100 / 3, 0, None]
    assert [point.value for point in series("7/8 3", unit="rate").points] == [0.875, 3]
    assert [point.n for point in percent.points] == [9, 3, 4, None]
    nobody = series([{"on": "2026-01", "num": 0, "den": 0, "n": 0}], unit="percent")
    assert [(point.value, point.n) for point in nobody.points] == [(None, 0)]


def test_figures_are_put_in_the_order_of_their_dates() -> None:
    written = [{"on": "2026-03-02", "value": 3}, {"on": "2026-01", "value": 1}]
    assert [point.value for point in series(written).points] == [1, 3]


def test_a_month_without_a_figure_is_passed_over() -> None:
    with_a_gap = series("5 6 5 6 5 - 6 5 6 5 6 5 6 8 -")
    without = series("5 6 5 6 5 6 5 6 5 6 5 6 8")
    assert with_a_gap.stretches[0].limits == without.stretches[0].limits
    assert with_a_gap.points[5].signal == "common_cause"
    assert _starts("5 6 5 6 5 - 6 5 6 5 6 5") == [("2020-01", False)], "eleven figures"


def _measure(shown: Portfolio) -> dict[str, Any]:
    measure: dict[str, Any] = json.loads(portfolio_json(shown, "0"))["measures"]["ind-1"]
    return measure


def test_the_data_file_has_limits_and_points(tmp_path: Path) -> None:
    found = _measure(shown(tmp_path, f"b:9 8 a:{LEVEL} 12"))
    assert found["limits"] == [
        {
            "from": "2020-03",
            "mean": pytest.approx(6),
            "lower": pytest.approx(6 - 2.66),
            "upper": pytest.approx(6 + 2.66),
        }
    ]
    assert found["points"][0] == {
        "on": "2020-01",
        "value": 9,
        "n": None,
        "signal": "common_cause",
        "rule": None,
    }
    assert found["points"][-1] == {
        "on": "2021-03",
        "value": 12,
        "n": None,
        "signal": "concern",
        "rule": "outside_limits",
    }
    assert len(found["points"]) == 15


def test_a_hidden_number_is_no_figure_and_the_series_has_no_limits(tmp_path: Path) -> None:
    figures = f"{LEVEL} 40 3"
    whole = _measure(shown(tmp_path / "whole", figures, "internal", counts_people=True))
    assert whole["limits"]
    assert whole["points"][12]["rule"] == "outside_limits"
    public = _measure(shown(tmp_path / "public", figures, "public", counts_people=True))
    assert public["limits"] == []
    assert public["points"][13]["value"] is None
    assert public["points"][12]["value"] == 40
    assert {point["signal"] for point in public["points"]} == {"common_cause"}


def test_every_indicator_that_the_edition_shows_is_there(tmp_path: Path) -> None:
    more = "ind-2: {visibility: internal}\nind-0: {}\n"
    made = json.loads(portfolio_json(shown(tmp_path, LEVEL, "public", more), "0"))
    assert list(made["measures"]) == ["ind-0", "ind-1"]
