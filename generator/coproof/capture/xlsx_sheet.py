"""The rows of an Excel file as text: what a person sees in the cells, without formulas."""

import warnings
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from coproof.capture.unreadable import Unreadable

_MIDNIGHT = time(0)
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    ParseError,
    KeyError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What openpyxl lets through when a file is not what its name says."""


def xlsx_rows(path: Path, sheet: str | None) -> Sequence[Sequence[str]]:
    """All rows of one sheet (the first where `sheet` is None)."""
    try:
        return list(_read(path, sheet))
    except _BROKEN as problem:
        raise Unreadable(
            "It is not an Excel file that can be opened. Is it locked with a password?"
        ) from problem


def _read(path: Path, sheet: str | None) -> Iterator[Sequence[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True, data_only=True)
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise Unreadable("The sheet that the map names is not in the file.")
        page = book[sheet] if sheet is not None else book.worksheets[0]
        page.reset_dimensions()
        for cells in page.iter_rows(values_only=True):
            yield tuple(map(cell_text, cells))
    finally:
        book.close()


def cell_text(value: Any) -> str:
    """A cell as text: dates as `2026-05-17`, whole numbers without a point, yes and no as words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.isoformat() if value.time() != _MIDNIGHT else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
