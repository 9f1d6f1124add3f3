"""Writes `site_config/accepted_gaps.yml`, and leaves what somebody wrote in it as it is.

New entries go to the end of the file; in entries that are accepted again only the values change.
What comes out is read again and compared: where the file is written in a way we do not understand
for certain, nothing is changed and we say so.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from coproof.capture.accept import Acceptance
from coproof.capture.save import put_in_place
from coproof.capture.scalars import scalar
from coproof.model import AcceptedGap
from coproof.read.yaml import load

FILE = "site_config/accepted_gaps.yml"

NEW = """\
# Gaps that you know of and accept until a day. They stay on the Gaps page, marked as accepted, and
# count again after that day. coproof accept writes here; you may change it by hand as well.
"""
"""What a new file begins with."""


def write_acceptance(root: Path, acceptance: Acceptance) -> bool:
    """Changes the file, or makes it; False where that cannot be done for certain."""
    path = root / FILE
    before = path.read_bytes().decode("utf-8-sig") if path.exists() else NEW
    text = with_acceptance(before, acceptance)
    if text is None:
        return False
    path.parent.mkdir(exist_ok=True)
    put_in_place(path, text)
    return True


def with_acceptance(text: str, acceptance: Acceptance) -> str | None:
    """The text of the file with what is accepted now, or None where that is not certain."""
    loaded = load(text.encode())
    root = loaded.root
    if loaded.troubles or (root is not None and not isinstance(root, SequenceNode)):
        return None
    if root is not None and root.value and root.flow_style:
        return None
    changed = _with_values(text, root, acceptance)
    if root is not None and not root.value:
        changed = _without(changed, root)
    changed = _with_entries(changed, root, acceptance.added)
    expected = _expected(loaded.data, acceptance)
    return changed if (load(changed.encode()).data or []) == expected else None


def _with_values(text: str, root: SequenceNode | None, acceptance: Acceptance) -> str:
    """The text with other values in the entries that are accepted again; the last value first."""
    changes: list[tuple[ScalarNode, str]] = []
    for place, gap in acceptance.renewed:
        for name, node, inside in _fields(root, place):
            value = asdict(gap)[name]
            if value != node.value:
                changes.append((node, _instead(node, value, inside=inside)))
    for node, value in sorted(changes, key=lambda change: -_start(change[0])):
        text = text[: _start(node)] + value + text[_end(text, node) :]
    return text


def _fields(root: SequenceNode | None, place: int) -> Iterator[tuple[str, ScalarNode, bool]]:
    """The name and value of each field of an entry, and whether it stands inside brackets."""
    entry: Node | None = root.value[place] if root is not None else None
    if not isinstance(entry, MappingNode):
        return
    for key, node in entry.value:
        if isinstance(node, ScalarNode):
            yield key.value, node, bool(entry.flow_style)


def _instead(node: ScalarNode, value: str, *, inside: bool) -> str:
    """A value on one line: in quotes, unless it may stand plainly where a plain one stood."""
    is_day = value[:4].isdigit()
    may_be_plain = is_day or (not inside and scalar(value, 0, 0) == value)
    plain = not node.style and may_be_plain
    return value if plain else json.dumps(value, ensure_ascii=False)


def _start(node: Node) -> int:
    return int(node.start_mark.index)


def _end(text: str, node: Node) -> int:
    """Where a value ends: a block of lines ends before its last line break."""
    end = int(node.end_mark.index)
    return len(text[:end].rstrip()) if getattr(node, "style", None) in ("|", ">") else end


def _without(text: str, root: SequenceNode) -> str:
    """The text without an empty list in brackets; a line that held nothing else goes as well."""
    before, after = text[: _start(root)], text[int(root.end_mark.index) :]
    line, _, rest = after.partition("\n")
    alone = not line.strip() and (not before or before.endswith("\n"))
    return before + rest if alone else before + after


def _with_entries(text: str, root: SequenceNode | None, added: tuple[AcceptedGap, ...]) -> str:
    """The text with new entries below its last line, as far in as those before them."""
    if not added:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    inside = root is not None and root.value
    margin = " " * (root.start_mark.column if root is not None and inside else 0)
    last = "" if not text or text.endswith("\n") else end
    lines = (f"{margin}{line}{end}" for gap in added for line in _entry(gap, len(margin)))
    return text + last + "".join(lines)


def _entry(gap: AcceptedGap, margin: int) -> Iterator[str]:
    """The lines of one entry, in the order of the schema."""
    for place, (name, value) in enumerate(asdict(gap).items()):
        head = f"{'  ' if place else '- '}{name}: "
        said = value if name == "until" else scalar(value, 4, margin + len(head))
        yield from f"{head}{said}".split("\n")


def _expected(before: Any, acceptance: Acceptance) -> list[dict[str, str]]:
    entries = [dict(entry) for entry in before or ()]
    for place, gap in acceptance.renewed:
        entries[place] |= asdict(gap)
    return entries + [asdict(gap) for gap in acceptance.added]
