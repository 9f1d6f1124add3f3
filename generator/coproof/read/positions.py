"""Gives findings their lines: only for files that have findings, and each is parsed once."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from yaml import Node

from coproof.fields import Kinds
from coproof.model import Finding
from coproof.read.excerpt import excerpts
from coproof.read.files import read_bytes
from coproof.read.places import path_of, place_of
from coproof.read.schema_of_file import schema_of_file
from coproof.read.yaml import Loaded, load


def locate(root: Path, findings: Iterable[Finding], kinds: Kinds) -> tuple[Finding, ...]:
    """The same findings in the same order, with line and column where they had none.

    A field that is missing is where its parent is. A finding without a field, or in a file that
    cannot be parsed, is at the top of its file; one about a folder, or about no file, has no line.
    Where the file can be parsed, each finding has an excerpt of its line.
    """
    placed = list(findings)
    by_file: dict[str, list[int]] = {}
    for index, finding in enumerate(placed):
        if finding.file is not None:
            by_file.setdefault(finding.file, []).append(index)
    for file, indexes in by_file.items():
        content = read_bytes(root / file)
        if isinstance(content, bytes):
            loaded = load(content)
            here = [_placed(placed[index], loaded.root) for index in indexes]
            for index, finding in zip(indexes, _shown(here, loaded, kinds), strict=True):
                placed[index] = finding
    return tuple(placed)


def _placed(finding: Finding, root: Node | None) -> Finding:
    if finding.line is not None:
        return finding
    line, column = 1, 1
    if finding.field and root is not None:
        line, column = place_of(root, path_of(finding.field))
    return replace(finding, line=line, column=column)


def _shown(findings: list[Finding], loaded: Loaded, kinds: Kinds) -> list[Finding]:
    """The findings of one file with their lines, as anybody may see them."""
    file = findings[0].file
    if loaded.root is None or file is None:
        return findings
    places = [(finding.line or 0, finding.column or 1) for finding in findings]
    shown = excerpts(loaded.text, loaded.root, schema_of_file(file, kinds), places)
    return [
        replace(finding, excerpt=shown.get(place))
        for finding, place in zip(findings, places, strict=True)
    ]
