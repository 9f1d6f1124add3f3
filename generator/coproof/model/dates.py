"""Dates as the records write them: `2026-05-17`, or `2026-05` where only the month is known."""

from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/London")
"""Where the people are whom this is about."""


def day_of(moment: datetime) -> date:
    """The day it was there, whatever the computer's time zone; the moment must know its own."""
    return moment.astimezone(HERE).date()


def is_month(text: str) -> bool:
    """Whether a date was given to the month only."""
    return len(text) == 7


def first_day(text: str) -> date:
    """The day that counts for order: the day itself, or the first of the month."""
    return date.fromisoformat(text + "-01" if is_month(text) else text)


def last_day(text: str) -> date:
    """The day from which clocks run: the day itself, or the last of the month."""
    if not is_month(text):
        return date.fromisoformat(text)
    first = first_day(text)
    return first.replace(day=monthrange(first.year, first.month)[1])


def precise_days(earlier: str, later: str) -> int | None:
    """Days from one date to another; None where either is known to the month only."""
    if is_month(earlier) or is_month(later):
        return None
    return (first_day(later) - first_day(earlier)).days
