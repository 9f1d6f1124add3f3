"""Names of fields, told apart from words that stand where names should: only names are repeated."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from coproof.read.places import Path
from coproof.read.yaml.values import quotable

Schema = Mapping[str, Any]

NOTHING: Schema = MappingProxyType({})
"""The schema of what stands where nothing is expected."""


def is_name(key: str, schema: Schema) -> bool:
    """Whether a key, in an object with this schema, is surely a name.

    Where the schema has fields it may be a slip of one of them. In a map of names, such as role to
    count, only those count that may stand there; where no object is expected, none does.
    """
    names = schema.get("propertyNames")
    if names is None or key in schema.get("properties", NOTHING):
        return "properties" in schema and quotable(key)
    pattern = names.get("pattern")
    return key in names.get("enum", ()) or bool(pattern and re.search(pattern, key))


def below(schema: Schema, step: str | int) -> Schema:
    """The schema of what is behind one step of a path; NOTHING where nothing is expected."""
    if isinstance(step, int):
        return _part(schema.get("items"))
    known = schema.get("properties", NOTHING)
    return _part(known.get(step, schema.get("additionalProperties")))


def named(path: Path, schema: Schema) -> Path:
    """A path as far as its keys are names."""
    kept: list[str | int] = []
    for step in path:
        if isinstance(step, str) and not is_name(step, schema):
            break
        kept.append(step)
        schema = below(schema, step)
    return tuple(kept)


def _part(schema: Any) -> Schema:
    return schema if isinstance(schema, Mapping) else NOTHING
