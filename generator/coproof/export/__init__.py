"""Registers as files that other programs read: JSON, CSV with a descriptor, and a workbook."""

from collections.abc import Iterator

from coproof.export.calendar import NAME, calendar
from coproof.export.csv import csv_file
from coproof.export.datapackage import datapackage
from coproof.export.dates import dates_table
from coproof.export.portfolio_json import portfolio_json
from coproof.export.registers import register_tables
from coproof.export.sample_script import sample_script
from coproof.export.trace import trace_table
from coproof.export.workbook import workbook
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue

__all__ = ["calendar", "exported_files", "portfolio_json"]


def exported_files(portfolio: Portfolio, tool_version: str) -> Iterator[tuple[str, bytes]]:
    """Every file for other programs, by its path in the site; same portfolio, same bytes."""
    tables = (trace_table(portfolio), *register_tables(portfolio), dates_table(portfolio))
    yield "data/portfolio.json", portfolio_json(portfolio, tool_version)
    files = [(table, csv_file(table)) for table in tables]
    for table, data in files:
        yield f"data/{table.name}.csv", data
    yield "data/datapackage.json", datapackage(portfolio, files, tool_version)
    yield "data/portfolio.xlsx", workbook(portfolio, tables, tool_version)
    if portfolio.edition == "internal":
        yield f"data/{NAME}", calendar(portfolio, tool_version)
    yield "sample/feedback.js", sample_script(Catalogue.of(portfolio))
