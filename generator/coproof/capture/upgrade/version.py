"""Writes the version of the record format into `portfolio.yml`, and leaves all else as it is."""

from yaml import MappingNode, Node

from coproof.read.version import FIELD, version_in
from coproof.read.yaml import load


def with_version(text: str, version: int) -> str | None:
    """The text of `portfolio.yml` with another version; None where that is not for certain."""
    loaded = load(text.encode())
    if loaded.troubles or not isinstance(loaded.root, MappingNode | None):
        return None
    there = _value(loaded.root)
    changed = _added(text, version) if there is None else _replaced(text, there, version)
    after = load(changed.encode()).data
    same = {**(loaded.data or {}), FIELD: version} == after
    return changed if same and version_in(after) == version else None


def _value(root: MappingNode | None) -> Node | None:
    pairs = root.value if root is not None else ()
    return next((value for key, value in pairs if key.value == FIELD), None)


def _added(text: str, version: int) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else text + end
    return f"{before}{FIELD}: {version}{end}"


def _replaced(text: str, there: Node, version: int) -> str:
    lines = text.splitlines(keepends=True)
    line, column = there.start_mark.line, there.start_mark.column
    lines[line] = lines[line][:column] + str(version) + lines[line][there.end_mark.column :]
    return "".join(lines)
