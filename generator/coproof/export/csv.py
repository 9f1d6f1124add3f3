"""A table as a CSV file that spreadsheets open as it is: UTF-8 with a mark, one header."""

import csv
import io

from coproof.export.formulas import guarded
from coproof.export.table import Cell, Table

BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def csv_file(table: Table) -> bytes:
    """The table as bytes: commas, quotes where needed, CRLF at the end of a row (RFC 4180).

    Texts that a spreadsheet might run get an apostrophe before them (`formulas.py`).
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return (BOM + text.getvalue()).encode("utf-8")


def _written(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell) if isinstance(cell, str) else cell
