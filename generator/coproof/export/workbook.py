"""`data/portfolio.xlsx`: one workbook with a sheet for each register, the trace, and a cover.

Every text is written as text: no cell can act as a formula or a link, whatever somebody said.
"""

import io
from collections.abc import Iterable
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coproof.export.table import Cell, Table
from coproof.portfolio import Portfolio

_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTH, _WORDS_WIDTH = 14, 48
LONGEST_NAME = 31
"""Characters in the name of a sheet that Excel allows."""


def workbook(portfolio: Portfolio, tables: Iterable[Table], tool_version: str) -> bytes:
    """The workbook as bytes; the same portfolio gives the same bytes.

    The day that Excel shows as its creation is the day the portfolio is shown as at.
    """
    data = io.BytesIO()
    book = Workbook(data, _AS_TEXT)
    made = datetime.combine(portfolio.as_at, datetime.min.time())
    book.set_properties({"title": portfolio.name, "created": made})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    prose = book.add_format({"text_wrap": True, "valign": "top"})
    known = tuple(tables)
    _cover(book.add_worksheet("Read me"), portfolio, known, tool_version, head, prose)
    taken: set[str] = set()
    for table in known:
        _sheet(book.add_worksheet(_name(table, taken)), table, head, prose)
    book.close()
    return data.getvalue()


def _name(table: Table, taken: set[str]) -> str:
    """The title of the table as the name of its sheet, cut to what Excel allows, each once."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in table.title)
    name = " ".join(plain.split())[:LONGEST_NAME].strip("' ")
    if name.lower() in taken:
        name = table.name[:LONGEST_NAME]
    taken.add(name.lower())
    return name


def _cover(
    sheet: Worksheet,
    portfolio: Portfolio,
    tables: tuple[Table, ...],
    tool_version: str,
    head: Format,
    prose: Format,
) -> None:
    """What this is, as at when, and what each sheet holds."""
    facts = (
        ("Portfolio", portfolio.name),
        ("Edition", portfolio.edition),
        ("As at", portfolio.as_at.isoformat()),
        ("Commit", portfolio.commit or "not known"),
        ("Made with", f"coproof {tool_version}"),
        ("Notice", portfolio.settings.notice or ""),
        ("Reading it", "Pieces of feedback are not people: one person may tell us many things."),
    )
    rows = [fact for fact in facts if fact[1]]
    sheet.set_column(0, 0, 28, prose)
    sheet.set_column(1, 1, 90, prose)
    for place, (label, text) in enumerate(rows):
        sheet.write_string(place, 0, label, head)
        sheet.write_string(place, 1, text, prose)
    for place, table in enumerate(tables, start=len(rows) + 1):
        sheet.write_string(place, 0, table.title, head)
        sheet.write_string(place, 1, table.description, prose)


def _sheet(sheet: Worksheet, table: Table, head: Format, prose: Format) -> None:
    """One table: its header stays in view and filters; long texts wrap."""
    for place, column in enumerate(table.columns):
        width = _WORDS_WIDTH if column.words else max(_WIDTH, min(30, len(column.title) + 4))
        sheet.set_column(place, place, width, prose if column.words else None)
        sheet.write_string(0, place, column.name, head)
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            if cell is not None:
                _write(sheet, number, place, cell, prose if table.columns[place].words else None)
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(sheet: Worksheet, row: int, place: int, cell: Cell, format: Format | None) -> None:
    if isinstance(cell, bool):  # LibreOffice would read a truth value as a formula, =TRUE()
        sheet.write_string(row, place, "true" if cell else "false", format)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell, format)
    else:
        sheet.write_string(row, place, str(cell), format)
