"""`data/datapackage.json`: what the CSV files hold, for programs (Frictionless Data Package v1)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from coproof.export.table import Column, Table
from coproof.portfolio import Portfolio

GUARD = (
    "A cell that begins with an apostrophe before one of = + - @ | % or another apostrophe holds "
    "the text without that first apostrophe, which keeps spreadsheets from running it."
)


def datapackage(
    portfolio: Portfolio, files: Iterable[tuple[Table, bytes]], tool_version: str
) -> bytes:
    """The descriptor of these files: names, types, keys, and the digest of each; canonical JSON."""
    known = tuple(files)
    names = {table.name for table, _ in known}
    document = {
        "profile": "tabular-data-package",
        "name": "evidence-portfolio",
        "title": portfolio.name,
        "description": f"The {portfolio.edition} edition, as at {portfolio.as_at}. {GUARD}",
        "version": tool_version,
        "resources": [_resource(table, data, names) for table, data in known],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8")


def _resource(table: Table, data: bytes, names: set[str]) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": f"{table.name}.csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": column.name, "reference": {"resource": column.names, "fields": "id"}}
                for column in table.columns
                if column.names in names and column.names != table.name
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> Mapping[str, str]:
    return {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.shape,
    }
