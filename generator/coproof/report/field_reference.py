"""The field reference: `schema/README.md`, written from the schemas so that it cannot go stale.

`python -m coproof.report.field_reference` prints it; a test compares it with the file.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.fields import DATE, DATE_OR_MONTH, Field, Kind, Kinds, field_of
from coproof.model import Edition
from coproof.read import read_kinds
from coproof.report.reference_words import INTRODUCTION, WORDS

_AUDIENCE: Mapping[Edition, str] = {
    "public": "everybody",
    "partner": "partners and staff",
    "internal": "staff only",
}

_HOLDS: Mapping[str, str] = {
    DATE: "a day, such as 2026-01-31",
    DATE_OR_MONTH: "a day or a month, such as 2026-01-31 or 2026-01",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "list": "a list; each entry has the fields below",
    "object": "the fields below",
}

_HEAD = "| field | label | needed | holds | seen by | what it is for |\n|---|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table: a field, its full path, and the schema that describes it."""

    path: str
    field: Field
    schema: Mapping[str, Any]


def field_reference(kinds: Kinds) -> str:
    """The whole field reference as Markdown; the same schemas always give the same text."""
    records = "".join(_kind_section(kind) for kind in kinds)
    config = "".join(_config_section(kinds.config[name], name) for name in sorted(kinds.config))
    return (
        f"{INTRODUCTION}## The words\n\n{_glossary()}\n"
        f"## Records\n\n{_contents(kinds)}{records}"
        f"\n## Settings\n\nThese files lie in `site_config/`; its README says what each is for.\n"
        f"{config}"
    )


def _glossary() -> str:
    return "".join(f"- **{word}**: {meaning}.\n" for word, meaning in WORDS.items())


def _contents(kinds: Kinds) -> str:
    lines = (f"| [{kind.label}](#{kind.name}) | `{_place(kind)}` |\n" for kind in kinds)
    return "| kind | where |\n|---|---|\n" + "".join(lines)


def _place(kind: Kind) -> str:
    return f"evidence/{kind.folder}/" if kind.folder else f"evidence/{kind.name}.yml"


def _kind_section(kind: Kind) -> str:
    example = kind.schema["properties"]["id"].get("examples", ())
    file = f"evidence/{kind.folder}/{example[0]}.yml" if example else _place(kind)
    return f"\n### {kind.label}\n\n{kind.description} Example: `{file}`\n\n{_table(kind.schema)}"


def _config_section(schema: Mapping[str, Any], name: str) -> str:
    title = f"\n### {schema['title']}\n\n{schema['description']} Schema: `{name}.schema.json`\n\n"
    return title + _table(schema)


def _table(schema: Mapping[str, Any]) -> str:
    return _HEAD + "".join(_line(row) for row in _rows_below(schema, ""))


def _rows_below(schema: Mapping[str, Any], above: str) -> Iterator[_Row]:
    """The rows of everything inside an object, a list of objects, or a map of objects."""
    inside, path = _inside(schema, above)
    needed = inside.get("required", ())
    prefix = f"{path}." if path else ""
    for name, inner in inside.get("properties", {}).items():
        yield from _rows(name, f"{prefix}{name}", inner, needed=name in needed)


def _rows(name: str, path: str, schema: Mapping[str, Any], *, needed: bool) -> Iterator[_Row]:
    yield _Row(path, field_of(name, schema, required=needed), schema)
    yield from _rows_below(schema, path)


def _inside(schema: Mapping[str, Any], path: str) -> tuple[Mapping[str, Any], str]:
    """The object that holds the fields, and its path: past a list's items or a map's entries."""
    if "items" in schema and schema.get("type") == "array":
        return _inside(schema["items"], f"{path}[]")
    entry = schema.get("additionalProperties")
    if schema.get("type") == "object" and isinstance(entry, Mapping):
        return _inside(entry, f"{path}.<name>")
    return schema, path


def _line(row: _Row) -> str:
    path = f"{row.path}[]" if row.field.shape == "list" else row.path
    cells = (
        f"`{path}`",
        row.field.label,
        "yes" if row.field.required else "",
        _holds(row),
        "" if _has_parts(row.schema) else _AUDIENCE[row.field.visibility],
        row.field.description,
    )
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;") if "`" not in text else text


def _has_parts(schema: Mapping[str, Any]) -> bool:
    return "properties" in _inside(schema, "")[0]


def _holds(row: _Row) -> str:
    """What may be written there, in a few words."""
    entry = row.schema.get("additionalProperties")
    if row.field.shape == "object" and isinstance(entry, Mapping):
        return _map_holds(row.schema)
    if row.field.shape == "list" and row.field.items and not _has_parts(row.schema):
        return f"a list, each {_leaf_holds(row.field.items)}"
    return _leaf_holds(row.field)


def _map_holds(schema: Mapping[str, Any]) -> str:
    names = schema.get("propertyNames", {}).get("enum")
    if names:
        return f"a number for any of {_quoted(names)}"
    return "one entry for each name" + (", with the fields below" if _has_parts(schema) else "")


def _leaf_holds(field: Field) -> str:
    if field.choices:
        return f"one of {_quoted(field.choices)}"
    if field.links:
        return f"the id of {' or '.join(_one(kind) for kind in field.links)}"
    if field.shape == "code":
        return "a short code"
    if field.translatable:
        return "words, or one line for each language"
    return _HOLDS.get(field.shape, "words")


def _one(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _quoted(choices: tuple[str, ...] | list[str]) -> str:
    shown = ("tab" if choice == "\t" else choice for choice in choices)
    return ", ".join(f"`{choice}`" for choice in shown)


if __name__ == "__main__":
    sys.stdout.write(field_reference(read_kinds()))
