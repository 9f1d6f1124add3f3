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
    trees: dict[str, Node | None] = {}
    files: set[str] = set()
    placed: list[Finding] = []
    for finding in findings:
        file = finding.file
        if file is None or finding.line is not None:
            placed.append(finding)
            continue
        if file not in trees:
            content = read_bytes(root / file)
            trees[file] = load(content).root if isinstance(content, bytes) else None
            files |= {file} if isinstance(content, bytes) else set()
        placed.append(_placed(finding, trees[file]) if file in files else finding)
    return tuple(placed)


def _placed(finding: Finding, root: Node | None) -> Finding:
    line, column = 1, 1
    if finding.field and root is not None:
        line, column = place_of(root, path_of(finding.field))
    return replace(finding, line=line, column=column)
