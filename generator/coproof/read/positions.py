"""Gives findings their lines: only for files that have findings, and each is parsed once."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from yaml import Node

from coproof.model import Finding
from coproof.read.files import read_bytes
from coproof.read.places import path_of, place_of
from coproof.read.yaml import load


def locate(root: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings in the same order, with line and column where they had none.

    A field that is missing is where its parent is. A finding without a field, or in a file that
    cannot be parsed, is at the top of its file; one about a folder, or about no file, has no line.
    """
    placed = list(findings)
    by_file: dict[str, list[int]] = {}
    for index, finding in enumerate(placed):
        if finding.file is not None and finding.line is None:
            by_file.setdefault(finding.file, []).append(index)
    for file, indexes in by_file.items():
        content = read_bytes(root / file)
        if isinstance(content, bytes):
            tree = load(content).root
            for index in indexes:
                placed[index] = _placed(placed[index], tree)
    return tuple(placed)


def _placed(finding: Finding, root: Node | None) -> Finding:
    line, column = 1, 1
    if finding.field and root is not None:
        line, column = place_of(root, path_of(finding.field))
    return replace(finding, line=line, column=column)
