"""Quarters: every day lies in one, and a portfolio can be looked at as it stood at their ends."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coproof.model import Quarter, quarter_of, quarters_before
from pages_stories import CHAIN, portfolio

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_in_no_other(day: date) -> None:
    quarter = quarter_of(day)
    assert day in quarter
    assert day not in quarter.next
    assert day not in quarter.previous
    assert quarter.previous < quarter < quarter.next


@given(DAYS)
def test_quarters_follow_each_other_without_a_day_between(day: date) -> None:
    quarter = quarter_of(day)
    assert (quarter.next.first - quarter.last).days == 1
    assert quarter.next.previous == quarter


def test_quarters_are_told_in_words() -> None:
    assert quarter_of(date(2026, 10, 31)).label == "October to December 2026"
    assert [str(quarter) for quarter in quarters_before(date(2026, 2, 1), 2)] == [
        "2025 Q4",
        "2025 Q3",
    ]
    assert quarters_before(date(2026, 2, 1), 0) == ()
    assert Quarter(2024, 1).last == date(2024, 3, 31)


def test_a_portfolio_is_shown_as_it_stood_at_the_end_of_earlier_quarters(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, CHAIN)
    stood = {one.as_at.isoformat(): one for one in shown.earlier}
    assert list(stood) == ["2026-09-30", "2026-06-30", "2026-03-31", "2025-12-31", "2025-09-30"]
    assert [one.journeys[0].stands_at.name for one in shown.earlier[:3]] == [
        "sustained",
        "sustained",
        "reviewed",
    ]
    assert stood["2025-12-31"].journeys == ()
