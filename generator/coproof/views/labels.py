"""The words that pages share: stages and their states, dates, days, short forms of texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from coproof.fields import Kind
from coproof.model import is_month

TEXT_WIDTH = 60
"""How many characters of a text stand in a cell of a table."""

HELD = "held, not published"
"""What is said of a record that exists and is not in the edition."""


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage of the journey: its name, what it asks, and what is said where it is a hole."""

    label: str
    asks: str
    hole: str


STAGE_WORDS: Mapping[str, StageWords] = MappingProxyType(
    {
        "given": StageWords("Given", "Somebody said, wrote or showed it", "Nothing was said."),
        "routed": StageWords(
            "Routed", "Where it belongs", "Nobody has said yet where this belongs."
        ),
        "decided": StageWords(
            "Decided", "What was decided, and why", "Nothing has been decided yet."
        ),
        "acted": StageWords("Acted", "What was done", "Nothing has been done yet."),
        "reviewed": StageWords(
            "Reviewed", "Whether it helped", "Nobody has checked yet whether it helped."
        ),
        "told": StageWords("Told", "Whether people heard back", "Nobody has been told yet."),
        "sustained": StageWords(
            "Sustained", "Whether it lasted", "Nobody has looked again yet to see if it lasted."
        ),
    }
)
"""The words for each stage, in the order of the journey."""

STATE_WORDS: Mapping[str, str] = MappingProxyType(
    {"done": "Done", "not_needed": "Not needed", "due": "Not yet", "missing": "Late"}
)
"""The word for each state of a stage. It always stands in the text: never colour alone."""

ANSWER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "yes": "The answer was yes",
        "trial": "The answer was to try it",
        "partly": "Some of it was agreed",
        "no": "The answer was no, with a reason",
        "not_yet": "The answer was not yet, with a reason",
        "keep_doing": "It will stay as it is",
        "responded_on_the_spot": "It was answered on the spot",
        "support_plan": "It went into a support plan",
        "safeguarding": "It was passed on to safeguarding",
        "noted": "It was noted",
    }
)
"""One clause for the answer to a piece of feedback."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=8192)
def said_date(iso: str) -> str:
    """A date as people say it: "3 January 2026", or "May 2026" where only the month is known."""
    if is_month(iso):
        return f"{_MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"
    day = date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=8192)
def short_date(iso: str) -> str:
    """A date for narrow columns: "3 Jan 2026", or "May 2026"."""
    return " ".join(part[:3] if part.isalpha() else part for part in said_date(iso).split(" "))


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 day", "12 days"."""
    return f"{number:,} {one if number == 1 else many}"


def held_words(number: int) -> str:
    """Such as "2 records held, not published"."""
    return f"{counted(number, 'record', 'records')} {HELD}"


def days(number: int) -> str:
    """A number of days in words."""
    return counted(number, "day", "days")


def pieces(number: int) -> str:
    """A number of pieces of feedback in words; they are never called people."""
    return counted(number, "piece of feedback", "pieces of feedback")


def of_kind(number: int, kind: Kind) -> str:
    """A number of records of a kind in words: "14 decisions", "84 pieces of feedback"."""
    if kind.name == "feedback":
        return pieces(number)
    if kind.name in _NO_PLURAL:
        return counted(number, *_NO_PLURAL[kind.name])
    return counted(number, kind.label.lower(), kind.plural.lower())


_NO_PLURAL: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"told": ("time of telling people", "times of telling people"), "provider": ("provider",) * 2}
)
"""Kinds whose names cannot be counted as they are."""


def later(number: int | None) -> str:
    """How long after the step before something came; empty where that is not known to the day."""
    if number is None:
        return ""
    return "on the same day" if number == 0 else f"{days(number)} later"


def cut(text: str, width: int = 70) -> str:
    """The first words of a text, at most `width` characters, with an ellipsis where words go."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head, _, _ = line[: width + 1].rpartition(" ")
    return (head if len(head) > width // 2 else line[:width]).rstrip(" ,.;:-") + "…"
