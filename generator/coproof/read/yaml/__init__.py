"""Strict YAML: bytes of a file to plain data, or to troubles with their places; never a traceback.

A byte scan proves nearly every file harmless, and those go straight to PyYAML's C parser. All
others are first followed event by event, within bounds, because the C parser's composer kills
the whole process on deep nesting, and because aliases can make a small file enormous.
"""

from dataclasses import dataclass
from typing import Any

from yaml import Node, YAMLError

from coproof.read.yaml.advice import advise
from coproof.read.yaml.characters import decode
from coproof.read.yaml.harmless import events_trouble, is_harmless
from coproof.read.yaml.nodes import compose
from coproof.read.yaml.trouble import Trouble
from coproof.read.yaml.values import build

__all__ = ["Loaded", "Trouble", "load"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one file holds: plain data, or troubles.

    `data` consists of dicts with text keys, lists, text, true or false, whole and decimal
    numbers, and None; it counts only where there are no `troubles`. `root` is the parser's tree,
    in which `places` finds lines and columns; None where the file is empty or in trouble. `text`
    is what the tree was made from.
    """

    data: Any = None
    root: Node | None = None
    troubles: tuple[Trouble, ...] = ()
    text: str = ""


def load(data: bytes) -> Loaded:
    """Read the bytes of one file."""
    text = decode(data)
    if isinstance(text, Trouble):
        return Loaded(troubles=(text,))
    try:
        return _load(text)
    except YAMLError as error:
        return Loaded(troubles=(advise(error, text),))
    except (ValueError, RecursionError, MemoryError):
        return Loaded(troubles=(Trouble("this cannot be read; compare it with a file that can"),))


def _load(text: str) -> Loaded:
    if not is_harmless(text) and (trouble := events_trouble(text)):
        return Loaded(troubles=(trouble,))
    root = compose(text)
    if root is None:
        return Loaded()
    value, troubles = build(root)
    return Loaded(troubles=troubles) if troubles else Loaded(value, root, (), text)
