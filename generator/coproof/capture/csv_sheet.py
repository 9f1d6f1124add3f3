"""The rows of a CSV file: its encoding and its delimiter found out, and said where uncertain."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from coproof.capture.unreadable import Unreadable

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 1_000_000

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How Excel's "Unicode text" begins."""

_OLD_WINDOWS = (
    "The file is not UTF-8; it was read as Windows-1252. "
    "Look at accents and quotation marks before you keep the records."
)


def csv_rows(path: Path, header_row: int) -> tuple[Sequence[Sequence[str]], Sequence[str]]:
    """All rows as text, and what has to be said about how they were read."""
    text, notes = _text(path.read_bytes())
    if "\0" in text:
        raise Unreadable("It does not hold plain text. Save it as .csv (UTF-8) or .xlsx first.")
    csv.field_size_limit(LONGEST_CELL)
    try:
        return list(_split(text, _delimiter(text, header_row))), notes
    except csv.Error as problem:
        raise Unreadable("It cannot be split into columns. Save it as .xlsx instead.") from problem


def _text(content: bytes) -> tuple[str, Sequence[str]]:
    try:
        if content.startswith(_UTF_16):
            return content.decode("utf-16"), ()
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _old_windows(content), (_OLD_WINDOWS,)


def _old_windows(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise Unreadable(
            "It is not UTF-8 text. Save it as .csv (UTF-8) or .xlsx first."
        ) from problem


def _delimiter(text: str, header_row: int) -> str:
    """The delimiter that splits the row of labels into most cells; a comma where none does."""
    return max(DELIMITERS, key=lambda mark: len(_row(text, mark, header_row)))


def _row(text: str, delimiter: str, number: int) -> Sequence[str]:
    return next(islice(_split(text, delimiter), number - 1, None), ())


def _split(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
