"""Lines and columns of fields, found in the parser's tree of a file."""

import re
from collections.abc import Iterable

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from coproof.read.yaml.values import quotable

Path = tuple[str | int, ...]
"""The way to a value: names of fields, and positions in lists from 0."""

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def path_of(field: str) -> Path:
    """The steps of a path such as `measures[1].indicator`."""
    return tuple(int(index) if index else name for index, name in _STEP.findall(field))


def field_of(path: Iterable[str | int]) -> str | None:
    """A path as findings write it; it ends before a key that may be somebody's words."""
    written = ""
    for step in path:
        if isinstance(step, int):
            written += f"[{step}]"
        elif quotable(step):
            written += f".{step}" if written else step
        else:
            break
    return written or None


def place_of(root: Node, path: Path, *, on_key: bool = False) -> tuple[int, int]:
    """Where the value at a path stands, counted from 1.

    What is not there is where its parent is. A list or object that begins below its key is where
    its key is; `on_key` asks for the key in any case.
    """
    key: Node | None = None
    node = root
    for step in path:
        inside = _step(node, step)
        if inside is None:
            break
        key, node = inside
    else:
        if on_key and key is not None:
            return _mark(key)
    below = key is not None and node.start_mark.line > key.start_mark.line
    return _mark(key if below and key and not isinstance(node, ScalarNode) else node)


def _step(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _mark(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
