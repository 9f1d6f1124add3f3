"""What is wrong with an import map, beyond its shape: fields, values and columns that do not exist.

All of it is found before the first row is read, so that a mistake in the map is reported once
and not once for every row.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from coproof.capture.companions import service_data
from coproof.capture.import_map import ImportMap, ServiceMap, ThemeMap, Translation
from coproof.capture.sheet import Sheet, same
from coproof.fields import Field, Kind, Kinds
from coproof.read.shape import Shape

Fault = tuple[str, str]
"""A path in the map, and a sentence that says what to write there."""


def expression_faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Regular expressions in the map that are none; to be asked before the map is made."""
    for index, rule in enumerate(data.get("leave_out", ())):
        try:
            re.compile(rule.get("matches", ""))
        except re.error:
            yield f"leave_out[{index}].matches", "write a regular expression that can be read"
        if not {"equals", "matches", "blank", "filled"} & set(rule):
            yield f"leave_out[{index}]", "write one of equals, matches, blank or filled as well"


def field_faults(chart: ImportMap, kinds: Kinds) -> Iterator[Fault]:
    """Fields, and values of fields, that the kind of record does not know."""
    kind = kinds[chart.makes]
    for path in chart.columns:
        yield from _unknown(f"columns.{path}", kind, path)
    for path, cells in chart.translate.items():
        yield from _unknown(f"translate.{path}", kind, path)
        yield from _meanings(f"translate.{path}", kind.field(path), cells)
        if path not in chart.columns:
            yield f"translate.{path}", "write under columns which column this field comes from"
    yield from _constants("constants", kind, chart.constants)
    if chart.services is not None:
        yield from _service_faults(chart, chart.services, kinds)
    if chart.themes is not None:
        yield from _theme_faults(chart, chart.themes, kinds["theme"])


def column_faults(chart: ImportMap, sheet: Sheet) -> Iterator[Fault]:
    """Columns that the map names and the sheet does not have, or has twice."""
    times: dict[str, int] = {}
    for label in map(same, sheet.labels):
        times[label] = times.get(label, 0) + 1
    for path, label in chart.labels():
        if times.get(same(label), 0) == 0:
            yield path, f'the sheet has no column "{label}"{_meant(label, sheet.labels)}'
        elif times[same(label)] > 1:
            yield path, f'the sheet has several columns "{label}": give each a name of its own'


def _service_faults(chart: ImportMap, services: ServiceMap, kinds: Kinds) -> Iterator[Fault]:
    if not {"service", "services"} & {field.name for field in kinds[chart.makes].fields}:
        yield "services", f"{kinds[chart.makes].plural} name no service: take this out of the map"
    where = "services.constants"
    wrong = tuple(_constants(where, kinds["service"], services.constants))
    yield from wrong
    if services.constants and not wrong:
        example = service_data("svc-example", "Example", services, chart.visibility)
        for fault in Shape.of(kinds["service"].schema).faults(example):
            yield where, fault.message


def _theme_faults(chart: ImportMap, themes: ThemeMap, kind: Kind) -> Iterator[Fault]:
    if chart.makes != "feedback":
        yield "themes", "themes are for feedback only: take them out of this map"
    area = kind.field("area")
    for label, theme in themes.columns.items():
        yield from _value(f"themes.columns.{label}", area, theme.area)
    for name, said in themes.areas.items():
        yield from _value(f"themes.areas.{name}", area, said)
    yield from _constants("themes.constants", kind, themes.constants)


def _constants(where: str, kind: Kind, constants: Mapping[str, Any]) -> Iterator[Fault]:
    for path, value in constants.items():
        yield from _unknown(f"{where}.{path}", kind, path)
        yield from _value(f"{where}.{path}", kind.field(path), value)


def _meanings(where: str, field: Field | None, cells: Translation) -> Iterator[Fault]:
    item = field.items if field is not None and field.shape == "list" else field
    for cell, meaning in cells.items():
        if meaning is not None:
            yield from _value(f"{where}.{cell}", item, meaning)


def _value(where: str, field: Field | None, value: Any) -> Iterator[Fault]:
    if field is None:
        return
    if field.shape == "list" and isinstance(value, list | tuple):
        for item in value:
            yield from _value(where, field.items, item)
    elif field.shape == "choice" and value not in field.choices:
        yield where, f"{field.label} has no such choice{_meant(str(value), field.choices)}"


def _unknown(where: str, kind: Kind, path: str) -> Iterator[Fault]:
    if kind.field(path) is None:
        names = [field.name for field in kind.fields]
        yield where, f"{kind.label} has no field of that name{_meant(path, names)}"
    elif path == "id":
        yield where, "the id is made from the key column: write `key: <column>` instead"


def _meant(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""
