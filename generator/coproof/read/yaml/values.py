"""The parser's tree to plain data: text stays text unless it is plainly something else.

Only `true` and `false` (also `True` and `TRUE`, as YAML 1.2 has them), decimal numbers and
`null`, `~` or nothing at all are more than text. So
`no`, `2026-05-17`, `12:30`, `0123`, `1_000`, `.nan` and `1e3` are the words that somebody wrote.
"""

import re
from sys import intern
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from coproof.read.yaml.characters import has_hidden
from coproof.read.yaml.harmless import DEPTH, TOO_DEEP
from coproof.read.yaml.trouble import Trouble

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL"), None),
    "~": None,
    "": None,
}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_NUMBER_STARTS = frozenset("-0123456789")
_NAME = re.compile(r"[a-z_][a-z0-9_-]{0,39}")


def resolve(plain: str) -> Any:
    """What a value without quotation marks means."""
    if plain[:1] in _NUMBER_STARTS:
        if _WHOLE.fullmatch(plain):
            return int(plain)
        return float(plain) if _DECIMAL.fullmatch(plain) else plain
    return _WORDS.get(plain, plain)


def quotable(name: str) -> bool:
    """Whether a key is surely a field's name, and not a person's words by mistake."""
    return _NAME.fullmatch(name) is not None


def build(root: Node) -> tuple[Any, tuple[Trouble, ...]]:
    """The data of a tree, and what was wrong in it, in order of place."""
    troubles: list[Trouble] = []
    value = _value(root, 1, troubles)
    return value, tuple(sorted(troubles, key=lambda trouble: (trouble.line, trouble.column)))


def _value(node: Node, depth: int, troubles: list[Trouble]) -> Any:
    if node.__class__ is ScalarNode:
        text: str = node.value
        if not node.style:
            return resolve(text)
        if node.style == '"' and not text.isprintable() and has_hidden(text):
            troubles.append(_at(node, "a hidden control character is written here; take it out"))
        return text
    if depth > DEPTH:
        troubles.append(_at(node, TOO_DEEP))
        return None
    if node.__class__ is MappingNode:
        return _mapping(node, depth, troubles)
    return [_value(item, depth + 1, troubles) for item in node.value]


def _mapping(node: Node, depth: int, troubles: list[Trouble]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key, item in node.value:
        if message := _key_trouble(key, built):
            twice = key.value in built if key.__class__ is ScalarNode else False
            troubles.append(_at(key, message, key.value if twice and depth == 1 else ""))
        else:
            built[intern(key.value)] = _value(item, depth + 1, troubles)
    return built


def _key_trouble(key: Node, built: dict[str, Any]) -> str | None:
    name = key.value
    if key.__class__ is not ScalarNode:
        return "a field's name must be one word; brackets and dashes cannot stand in its place"
    if name in built:
        return "this field is written twice; keep one of the two"
    if name == "<<" and not key.style:
        return "two angle brackets copy nothing here; write the fields out"
    if has_hidden(name) if key.style else resolve(name) is not name:
        return "a field's name must be a word; put quotation marks round anything else"
    return None


def _at(node: Node, message: str, field: str = "") -> Trouble:
    return Trouble(message, node.start_mark.line + 1, node.start_mark.column + 1, field)
