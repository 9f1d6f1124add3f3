"""Which version of the record format a portfolio is written in, before anything else is read."""

from pathlib import Path
from typing import Any

from coproof.model import SCHEMA_VERSION, Finding
from coproof.read.files import read_bytes
from coproof.read.places import place_of
from coproof.read.yaml import load

FILE = "site_config/portfolio.yml"
FIELD = "schema_version"
CHECK = "schema-version"

_NEWEST = 1000
"""What the schema allows at most; anything above is a slip and not a version."""


def version_of(root: Path) -> int:
    """The version that `site_config/portfolio.yml` names; where it names none, the first: 1.

    The rest of the file does not matter: in another version it may hold other fields.
    """
    content = read_bytes(root / FILE)
    named = version_in(load(content).data) if isinstance(content, bytes) else None
    return 1 if named is None else named


def version_in(data: Any) -> int | None:
    """The version that the data of `portfolio.yml` names, None where it names none."""
    named = data.get(FIELD) if isinstance(data, dict) else None
    if not isinstance(named, int) or isinstance(named, bool):
        return None
    return named if 0 <= named <= _NEWEST else None


def other_version(root: Path) -> Finding | None:
    """The one thing to say about a portfolio of another version; None where it is of ours.

    No other finding would help: its fields are judged by a schema that they were not written for.
    """
    version = version_of(root)
    if version == SCHEMA_VERSION:
        return None
    if version > SCHEMA_VERSION:
        message = "these records were written for a newer coproof; install that one."
    else:
        message = "these records are of an older version; run `coproof upgrade`."
    content = read_bytes(root / FILE)
    tree = load(content).root if isinstance(content, bytes) else None
    line, column = place_of(tree, (FIELD,)) if tree is not None else (1, 1)
    return Finding(
        check=CHECK,
        severity="error",
        message=f"Schema version: {message}",
        fix=f"They are of version {version}; this coproof reads version {SCHEMA_VERSION}.",
        file=FILE,
        line=line,
        column=column,
        field=FIELD,
    )
