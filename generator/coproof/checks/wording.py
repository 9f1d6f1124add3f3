"""Ages, dates and numbers in plain words, as the messages of the checks use them."""

from datetime import date

from coproof.model import first_day, is_month, last_day

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def plain_day(text: str) -> str:
    """An ISO date as people write it: "5 May 2026", or "May 2026" where only the month is known."""
    day = first_day(text)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if is_month(text) else f"{day.day} {month}"


def waiting(since: str, as_at: date) -> str:
    """How long something has waited: "waiting 40 days", or "waiting since May 2026"."""
    if is_month(since):
        return f"waiting since {plain_day(since)}"
    return f"waiting {count((as_at - first_day(since)).days, 'day')}"


def overdue(due: str, as_at: date) -> str:
    """How late something is: "40 days late"."""
    return f"{count((as_at - last_day(due)).days, 'day')} late"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 day", "40 days", "2 pieces of feedback"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def pieces(number: int) -> str:
    """So many pieces of feedback; they are never called people."""
    return count(number, "piece of feedback", "pieces of feedback")


def either(words: tuple[str, ...]) -> str:
    """A list of choices as a sentence has them: "a feedback, a theme or a decision"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def every(things: tuple[str, ...]) -> str:
    """A list of things as a sentence has them: "who sees to it, the day and the place"."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"
