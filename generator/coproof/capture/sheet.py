"""A spreadsheet as text: its column labels and its rows, whatever file it came in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coproof.capture.csv_sheet import csv_rows
from coproof.capture.unreadable import Unreadable
from coproof.capture.xlsx_sheet import xlsx_rows

LARGEST = 64 * 1024 * 1024
"""The largest file we open, in bytes."""

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet program shows it, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The labels of the columns, the rows that hold anything, and what has to be said aloud."""

    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def column(self, label: str) -> int | None:
        """Where the column of that label stands; letter case and spacing do not matter."""
        wanted = same(label)
        return next((at for at, name in enumerate(self.labels) if same(name) == wanted), None)


def read_sheet(path: Path, sheet: str | None, header_row: int) -> Sheet:
    """The sheet in a file; raises Unreadable with a plain sentence where there is none.

    `sheet` names a sheet of an XLSX file (None is the first); `header_row` counts from 1.
    """
    rows, notes = _rows(path, sheet, header_row)
    numbered = [Row(number, tuple(map(_line_ends, cells))) for number, cells in enumerate(rows, 1)]
    if len(numbered) < header_row:
        raise Unreadable(f"It has no row {header_row}, where the column labels should be.")
    labels = tuple(label.strip() for label in numbered[header_row - 1].cells)
    kept = tuple(_wide(row, len(labels)) for row in numbered[header_row:] if _holds_anything(row))
    return Sheet(labels, kept, tuple(notes))


def same(text: str) -> str:
    """A label or a cell as it is compared: letter case and spacing (of any kind) do not matter."""
    return " ".join(text.casefold().split())


def _rows(
    path: Path, sheet: str | None, header_row: int
) -> tuple[Iterable[Sequence[str]], Sequence[str]]:
    if path.stat().st_size > LARGEST:
        raise Unreadable("It is larger than 64 MB. Split it into several files.")
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return xlsx_rows(path, sheet), ()
    if path.suffix.lower() in (".xls", ".ods", ".numbers"):
        raise Unreadable("This kind of spreadsheet cannot be read. Save it as .xlsx or .csv first.")
    return csv_rows(path, header_row)


def _line_ends(text: str) -> str:
    """Every kind of line end as the one that records use."""
    return _LINE_END.sub("\n", text)


def _wide(row: Row, width: int) -> Row:
    """The row with one cell for each label; spreadsheets leave out empty cells at the end."""
    missing = width - len(row.cells)
    return row if missing <= 0 else Row(row.number, row.cells + ("",) * missing)


def _holds_anything(row: Row) -> bool:
    return any(cell.strip() for cell in row.cells)
