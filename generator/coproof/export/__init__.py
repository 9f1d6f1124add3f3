"""Registers as files that other programs read: JSON, CSV with a descriptor, and a workbook."""

from collections.abc import Iterator

from coproof.export.csv import csv_file
from coproof.export.datapackage import datapackage
from coproof.export.portfolio_json import portfolio_json
from coproof.export.registers import register_tables
from coproof.export.trace import trace_table
from coproof.export.workbook import workbook
from coproof.portfolio import Portfolio

__all__ = ["data_files", "portfolio_json"]


def data_files(portfolio: Portfolio, tool_version: str) -> Iterator[tuple[str, bytes]]:
    """Every file of `data/`, by its name there; the same portfolio gives the same bytes."""
    tables = (trace_table(portfolio), *register_tables(portfolio))
    yield "portfolio.json", portfolio_json(portfolio, tool_version)
    files = [(table, csv_file(table)) for table in tables]
    for table, data in files:
        yield f"{table.name}.csv", data
    yield "datapackage.json", datapackage(portfolio, files, tool_version)
    yield "portfolio.xlsx", workbook(portfolio, tables, tool_version)
