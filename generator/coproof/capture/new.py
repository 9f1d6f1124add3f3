"""One new record: its id, what was given for it, and whether it may be written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from coproof.capture.answers import Answering
from coproof.capture.cells import Why
from coproof.capture.ids import named_id
from coproof.capture.interview import UNASKED
from coproof.capture.paths import field_at, put
from coproof.fields import Field, Kind

SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"

NAMED = ("service",)
"""Kinds of which there are so few that an id may simply be the title."""

Choose = Callable[[Sequence[str]], str]
"""Picks one of several signs; the door hands in the randomness."""


def new_id(
    kind: Kind, data: Mapping[str, Any], taken: frozenset[str], today: date, choose: Choose
) -> str:
    """An id that nobody has, nor will have on another branch: `fb-2026-11-k7q2`."""
    if not kind.prefix:
        return kind.name
    if kind.name in NAMED and isinstance(data.get("title"), str):
        named = named_id(kind.prefix, data["title"])
        if named not in taken:
            return named
    while True:
        signs = "".join(choose(SIGNS) for _ in range(4))
        made = f"{kind.prefix}-{today:%Y-%m}-{signs}"
        if made not in taken:
            return made


def given(answering: Answering, settings: Iterable[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What `field=value` settings say, and what is wrong with them.

    A field given several times is a list; a list of words or ids may also be given once, with
    commas between them.
    """
    texts: dict[str, list[str]] = {}
    data: dict[str, Any] = {}
    wrong: list[str] = []
    for setting in settings:
        path, equals, text = setting.partition("=")
        texts.setdefault(path.strip(), []).append(text)
        if not equals:
            wrong.append("write --set as field=value, for example --set route.to=noted")
    for path, said in texts.items() if not wrong else ():
        value = _value(answering, path, said)
        if isinstance(value, Why):
            wrong.append(f"{_label(answering.kind, path)}: {value.reason}")
        elif value is not None:
            put(data, path, value)
    return data, tuple(wrong)


def missing(kind: Kind, data: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields that a record of this kind must have and that nobody has given yet."""
    return tuple(
        field
        for field in kind.fields
        if field.required and field.name not in data and field.name not in UNASKED
    )


def _value(answering: Answering, path: str, said: Sequence[str]) -> Any | Why:
    field = field_at(answering.kind, path)
    if field is None or path == "id":
        return Why(
            "the id is made for you" if field else "there is no such field; see schema/README.md"
        )
    if field.shape != "list":
        return answering.read(path, said[0]) if len(said) == 1 else Why("give this only once")
    if field.items is not None and field.items.shape == "text":
        return [text for text in said if text.strip()] or None
    return answering.read(path, ",".join(said))


def _label(kind: Kind, path: str) -> str:
    """What a field is called; one that is not there as it was written, unless it is a sentence."""
    field = field_at(kind, path)
    return field.label if field is not None else "--set" if " " in path else path
