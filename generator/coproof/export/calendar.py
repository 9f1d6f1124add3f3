"""The days of what has to be done, as a calendar file (iCalendar, RFC 5545).

Calendars travel to phones and clouds, so a date says what is to be done and the id of the record,
and never a title, nor anything else that somebody wrote.

Written by hand: all dates are of one simple sort, and what the standard asks of them (lines of at
most 75 bytes, four escapes) is shorter than the use of a library that everybody would have to
install. Tests read the file with one, `icalendar`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from coproof.portfolio import Portfolio
from coproof.views.to_do import REASONS, Task, to_do

NAME = "to-do.ics"

YEAR = timedelta(days=366)
"""How far the calendar looks ahead and back. What is late for longer is on the To do page."""

WIDTH = 75
"""The longest line, in bytes, without its end."""

_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def calendar(portfolio: Portfolio, tool_version: str) -> bytes:
    """The calendar of one edition; only the internal edition has all days.

    A date keeps its name (UID) for as long as it is there, also when its day moves.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//coproof//coproof {tool_version}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:To do",
        *(line for task in dated(portfolio) for line in _event(task, portfolio)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8")


def dated(portfolio: Portfolio) -> tuple[Task, ...]:
    """What the calendar holds: the earliest day first, then by name.

    A gap that is accepted has no day; that its acceptance runs out has one.
    """
    first, last = portfolio.as_at - YEAR, portfolio.as_at + YEAR
    tasks = (task for task in to_do(portfolio).tasks if task.urgency != "accepted")
    dates = [(task.day, task.key, task) for task in tasks if task.day and first <= task.day <= last]
    return tuple(task for _, _, task in sorted(dates, key=lambda one: one[:2]))


def _event(task: Task, portfolio: Portfolio) -> Iterator[str]:
    """A whole day that keeps nobody busy; DTSTAMP is the day of the portfolio, not of the build."""
    day = task.day or portfolio.as_at
    yield "BEGIN:VEVENT"
    yield f"UID:{task.key}@{_provider(portfolio)}"
    yield f"DTSTAMP:{_digits(portfolio.as_at)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(day)}"
    yield f"DTEND;VALUE=DATE:{_digits(day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(f'{task.what} ({task.record})' if task.record else task.what)}"
    yield f"CATEGORIES:{','.join(_text(word) for word in (REASONS[task.reason], *task.services))}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _provider(portfolio: Portfolio) -> str:
    """Tells apart the dates of two providers in one calendar, whose records may have equal ids."""
    name = "".join(record.text("name") for record in portfolio.graph.of_kind("provider"))
    return f"{sha256(name.encode('utf-8')).hexdigest()[:12]}.coproof"


def _text(text: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in text)


def _folded(line: str) -> str:
    """A line in pieces of at most WIDTH bytes; a piece that goes on begins with a space."""
    pieces, size = [""], 0
    for sign in line:
        width = len(sign.encode("utf-8"))
        if size + width > WIDTH:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += width
    return "\r\n".join(pieces)
