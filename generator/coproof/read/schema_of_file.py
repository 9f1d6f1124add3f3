"""Which schema a file is judged by, from its path alone."""

from collections.abc import Mapping
from typing import Any

from coproof.fields import Kinds
from coproof.read.settings import FILES, FOLDER, FOLDERS
from coproof.read.walk import EVIDENCE, PROVIDER

NONE: Mapping[str, Any] = {}
"""Knows no field at all."""


def schema_of_file(file: str, kinds: Kinds) -> Mapping[str, Any]:
    """The schema of a file of `evidence/` or `site_config/`; NONE where it has no place there."""
    top, _, below = file.partition("/")
    folder, _, _ = below.rpartition("/")
    name = below.removesuffix(".yml")
    if top == EVIDENCE:
        return _of_record(PROVIDER if name == PROVIDER else folder.partition("/")[0], kinds)
    schema = name if name in FILES else FOLDERS.get(folder, "")
    return kinds.config.get(schema, NONE) if top == FOLDER else NONE


def _of_record(place: str, kinds: Kinds) -> Mapping[str, Any]:
    found = (kind for kind in kinds if place and place == (kind.folder or kind.name))
    return next((kind.schema for kind in found), NONE)
