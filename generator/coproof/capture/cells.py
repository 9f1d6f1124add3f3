"""One cell as the value of one field, or the reason why it cannot be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from coproof.capture.import_map import ANYTHING_ELSE, Translation
from coproof.capture.sheet import same
from coproof.fields import DATE, DATE_OR_MONTH, Field

YES = frozenset(("yes", "y", "true", "1", "x"))
NO = frozenset(("no", "n", "false", "0"))

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?")


@dataclass(frozen=True, slots=True)
class Why:
    """Why a cell cannot be taken: the end of a sentence that begins with the column's label."""

    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How cells are to be read.

    `dates` are formats in the order to try them, `separator` splits a cell that feeds a list,
    and `known` has the ids of existing records by kind and title (as `same` gives it).
    """

    dates: tuple[str, ...]
    separator: str
    known: Mapping[str, Mapping[str, str]]


def value_of(cell: str, field: Field, translation: Translation, reading: Reading) -> Any | Why:
    """What a cell means for a field; None where it means nothing, Why where it cannot be taken."""
    if field.shape == "list" and field.items is not None:
        return _many(cell, field.items, translation, reading)
    meant = translated(cell, translation)
    if meant is None or not meant.strip():
        return None
    return _one(meant, field, reading)


def translated(cell: str, translation: Translation) -> str | None:
    """A cell in the words of the map, or as it is where the map says nothing of it."""
    plain = same(cell)
    if plain in translation:
        return translation[plain]
    return translation.get(ANYTHING_ELSE, cell) if plain else cell


def _many(cell: str, item: Field, translation: Translation, reading: Reading) -> Any | Why:
    whole = translated(cell, translation) or ""
    parts = [part for part in whole.split(reading.separator) if part.strip()]
    values = [value_of(part.strip(), item, translation, reading) for part in parts]
    wrong = next((value for value in values if isinstance(value, Why)), None)
    return wrong or list(dict.fromkeys(value for value in values if value is not None)) or None


def _one(text: str, field: Field, reading: Reading) -> Any | Why:
    if field.shape in (DATE, DATE_OR_MONTH):
        found = day(text.strip(), reading.dates)
        return found[0] if found else Why(f"is not a date such as {_example(reading.dates)}.")
    if field.shape == "choice":
        return _choice(text, field)
    if field.shape == "link":
        return _link(text.strip(), field, reading)
    if field.shape in ("number", "integer"):
        return _number(text)
    if field.shape == "boolean":
        return same(text) in YES if same(text) in YES | NO else Why("is neither yes nor no.")
    return text


@lru_cache(maxsize=4096)
def day(text: str, formats: tuple[str, ...]) -> tuple[str, str] | None:
    """A date as ISO text, and the format that it was written in; None where none fits.

    A format without a day of the month gives a month. Dates that a spreadsheet program keeps as
    dates come as ISO text and are always understood.
    """
    for pattern in formats:
        try:
            found = datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
        return found.isoformat()[: 10 if "%d" in pattern else 7], pattern
    return _iso(text)


def _iso(text: str) -> tuple[str, str] | None:
    try:
        return datetime.fromisoformat(text).date().isoformat(), ""
    except ValueError:
        return None


def _example(formats: tuple[str, ...]) -> str:
    return " or ".join(date(2026, 5, 31).strftime(pattern) for pattern in formats)


def _choice(text: str, field: Field) -> str | Why:
    plain = same(text)
    for choice in field.choices:
        if plain in (
            same(choice),
            same(choice.replace("_", " ")),
            same(field.choice_label(choice)),
        ):
            return choice
    return Why(f"has a value that {field.label} does not know: add it to `translate` in the map.")


def _link(text: str, field: Field, reading: Reading) -> str:
    """An id as it is, or the id of the record that has this title."""
    titles = (reading.known.get(kind, {}) for kind in field.links)
    return next((known[same(text)] for known in titles if same(text) in known), text)


def _number(text: str) -> float | int | Why:
    bare = text.strip().replace(",", "").removeprefix("£").removesuffix("%")
    if not _NUMBER.fullmatch(bare):
        return Why("is not a number.")
    number = float(bare)
    return int(number) if number.is_integer() else number
