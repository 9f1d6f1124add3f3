"""Adds one entry to a list in a file that somebody wrote, and leaves every other character alone.

Comments, order and spacing are theirs. What comes out is read again and compared: where the file
is written in a way we do not understand for certain, nothing is changed and we say so.
"""

import re
from pathlib import Path
from typing import Any

from yaml import MappingNode, Node, SequenceNode

from coproof.capture.save import put_in_place
from coproof.read.yaml import load

_DASH = re.compile(r"\s*- +")


def add_entry(path: Path, field: str, entry: str) -> bool:
    """Adds a plain word to a top-level list of a file; False where that cannot be done safely."""
    before = path.read_bytes()
    loaded = load(before)
    if loaded.troubles or not isinstance(loaded.root, MappingNode):
        return False
    text = _with_entry(before.decode(), loaded.root, field, entry)
    if text is None or not _only_adds(loaded.data, load(text.encode()).data, field, entry):
        return False
    put_in_place(path, text)
    return True


def _with_entry(text: str, root: MappingNode, field: str, entry: str) -> str | None:
    lines = text.splitlines(keepends=True)
    end = "\r\n" if text.endswith("\r\n") else "\n"
    there = _value(root, field)
    if there is None:
        last = "" if text.endswith("\n") else end
        return f"{text}{last}{field}:{end}  - {entry}{end}"
    if not isinstance(there, SequenceNode) or not there.value:
        return None
    return _flow(lines, there, entry) if there.flow_style else _block(lines, there, entry, end)


def _block(lines: list[str], there: SequenceNode, entry: str, end: str) -> str | None:
    """One more line, with the same dash as the last."""
    at = there.value[-1].start_mark.line
    dash = _DASH.match(lines[at])
    if dash is None:
        return None
    whole = lines[at] if lines[at].endswith("\n") else lines[at] + end
    return "".join((*lines[:at], whole, f"{dash[0]}{entry}{end}", *lines[at + 1 :]))


def _flow(lines: list[str], there: SequenceNode, entry: str) -> str:
    """One more word after the last one, inside the brackets."""
    last: Node = there.value[-1]
    at, column = last.end_mark.line, last.end_mark.column
    lines[at] = f"{lines[at][:column]}, {entry}{lines[at][column:]}"
    return "".join(lines)


def _value(root: MappingNode, field: str) -> Node | None:
    return next((value for key, value in root.value if key.value == field), None)


def _only_adds(before: Any, after: Any, field: str, entry: str) -> bool:
    return bool(after == before | {field: [*before.get(field, []), entry]})
