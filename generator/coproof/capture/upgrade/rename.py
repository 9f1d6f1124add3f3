"""Gives a field another name in a file that somebody wrote, and leaves every other character alone.

What comes out is read again and compared: where a file is written in a way we do not understand for
certain, nothing is changed and we say so.
"""

from collections.abc import Iterator
from typing import Any

from yaml import MappingNode, Node, SequenceNode

from coproof.read.yaml import load

EACH = "[]"
"""Stands behind a list in a path: `series[].on` is `on` in each of its entries."""


def renamed(text: str, path: str, new: str) -> str | None:
    """The text with the field at `path` called `new`; the same text where it does not have it.

    `path` goes down from the top, such as `route.on` or `series[].on`; `new` is the last name only.
    None where the file has both names, or where the change cannot be made for certain.
    """
    loaded = load(text.encode())
    steps = _steps(path)
    keys = tuple(_keys(loaded.root, steps)) if loaded.root is not None else ()
    if not keys:
        return text
    expected = _data_renamed(loaded.data, steps, new)
    changed = _with_keys(text, keys, new)
    if expected is None or load(changed.encode()).data != expected:
        return None
    return changed


def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.replace(EACH, f".{EACH}").split("."))


def _keys(node: Node, steps: tuple[str, ...]) -> Iterator[Node]:
    """The nodes of all keys at a path."""
    step, *below = steps
    if step == EACH:
        for item in node.value if isinstance(node, SequenceNode) else ():
            yield from _keys(item, tuple(below))
        return
    for key, value in node.value if isinstance(node, MappingNode) else ():
        if key.value == step and not below:
            yield key
        elif key.value == step:
            yield from _keys(value, tuple(below))


def _with_keys(text: str, keys: tuple[Node, ...], new: str) -> str:
    """The text with other words where these keys stand; the last first, so that places stay."""
    lines = text.splitlines(keepends=True)
    for key in sorted(keys, key=_place, reverse=True):
        line, column = _place(key)
        lines[line] = lines[line][:column] + new + lines[line][key.end_mark.column :]
    return "".join(lines)


def _place(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _data_renamed(data: Any, steps: tuple[str, ...], new: str) -> Any | None:
    """What the changed file must hold; None where something is called `new` already."""
    step, *rest = steps
    below = tuple(rest)
    if step == EACH:
        if not isinstance(data, list):
            return data
        items = [_data_renamed(item, below, new) for item in data]
        return None if any(item is None for item in items) else items
    if not isinstance(data, dict) or step not in data:
        return data
    if not below:
        return None if new in data else {new if k == step else k: v for k, v in data.items()}
    inside = _data_renamed(data[step], below, new)
    return None if inside is None else data | {step: inside}
