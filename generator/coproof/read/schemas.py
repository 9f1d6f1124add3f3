"""Loads the schemas: from the checkout where there is one, else from the copy in the package."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coproof.fields import Kinds, kind_of

ORDER = (
    "provider",
    "service",
    "feedback",
    "theme",
    "decision",
    "action",
    "review",
    "told",
    "event",
    "indicator",
    "consent",
)
"""The kinds of record in the order of the vocabulary: every list of kinds keeps to it."""

COMMON = "common"
ENDING = ".schema.json"


@cache
def read_kinds() -> Kinds:
    """All kinds of record and the schemas of `site_config/`, with every reference filled in."""
    loaded = _load(schema_folder())
    whole = {name: _filled(schema, schema, loaded) for name, schema in loaded.items()}
    records = tuple(kind_of(whole[name]) for name in ORDER)
    config = {
        name: schema for name, schema in whole.items() if "x-kind" not in schema and name != COMMON
    }
    return Kinds(records, MappingProxyType(config))


def schema_folder() -> Path:
    """The checkout's `schema/` beside `generator/`; in an installed package, the copy within."""
    package = Path(__file__).resolve().parents[1]
    beside = package.parents[1] / "schema"
    in_checkout = package.parent.name == "generator" and beside.is_dir()
    return beside if in_checkout else package / "schema"


def _load(folder: Path) -> dict[str, Any]:
    return {
        path.name.removesuffix(ENDING): json.loads(path.read_text("utf-8"))
        for path in sorted(folder.glob("*" + ENDING))
    }


def _filled(part: Any, home: Mapping[str, Any], loaded: Mapping[str, Any]) -> Any:
    """A part of a schema without references, so that no validator ever has to follow one.

    What stands beside a `$ref` overrides what it refers to. `home` is the schema that the part
    was written in: local references are local to it.
    """
    if isinstance(part, list):
        return [_filled(item, home, loaded) for item in part]
    if not isinstance(part, dict):
        return part
    own = {
        key: _filled(value, home, loaded)
        for key, value in part.items()
        if key not in ("$ref", "$defs")
    }
    if "$ref" not in part:
        return own
    source, _, pointer = str(part["$ref"]).partition("#")
    there = loaded[source.removesuffix(ENDING)] if source else home
    return _filled(_at(there, pointer), there, loaded) | own


def _at(schema: Any, pointer: str) -> Any:
    for name in pointer.strip("/").split("/"):
        schema = schema[name]
    return schema
