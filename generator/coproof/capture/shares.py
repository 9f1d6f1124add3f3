"""Shares as files: a new one, one with a new key, and one that is taken back."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from coproof.capture.save import put_in_place
from coproof.capture.scalars import can_be_kept, scalar
from coproof.fields import Kinds
from coproof.read.shape import Shape
from coproof.read.shares import share_faults
from coproof.read.yaml import load

BEGINS = "# A share holds no secret. To end it: coproof share revoke {id}\n"

_GENERATION = re.compile(r"^generation[ \t]*:[^\r\n]*", re.MULTILINE)

LISTS = ("services",)
NUMBERS = ("generation",)
SWITCHES = ("host_authenticates",)


def share_from(settings: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The data of a share from words, as they are typed: lists with commas between."""
    return {name: _value(name, text.strip()) for name, text in settings if text.strip()}


def share_problems(kinds: Kinds, file: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """What `coproof check` would say about a share with this data."""
    if not all(can_be_kept(text) for text in data.values() if isinstance(text, str)):
        return ("A text holds hidden control characters: leave them out.",)
    faults = (*Shape.of(kinds.config["share"]).faults(dict(data)), *share_faults(file, data))
    return tuple(fault.message for fault in faults)


def share_text(kinds: Kinds, data: Mapping[str, Any]) -> str:
    """The file of a share, its fields in the order of the schema."""
    order = [name for name in kinds.config["share"]["properties"] if name in data]
    return BEGINS.format(id=data["id"]) + "".join(_line(name, data[name]) for name in order)


def revoke(path: Path, on: date, because: str) -> bool:
    """Write into a share's file that it was taken back; False where that is not certain."""
    added = {"revoked_on": on.isoformat(), "revoked_because": because}
    before = _text(path)
    return _put(path, before, _with(before, added), added)


def rotate(path: Path, generation: int) -> bool:
    """Write another generation into a share's file; False where that is not certain."""
    added = {"generation": generation}
    before = _text(path)
    if _GENERATION.search(before):
        return _put(path, before, _GENERATION.sub(f"generation: {generation}", before), added)
    return _put(path, before, _with(before, added), added)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _with(text: str, added: Mapping[str, Any]) -> str:
    """The text with more fields below its last line."""
    return text.rstrip("\n") + "\n" + "".join(_line(name, added[name]) for name in added)


def _put(path: Path, before: str, after: str, added: Mapping[str, Any]) -> bool:
    """Put the file in place where it says what it said, and what was added; else leave it."""
    if load(after.encode()).data != {**load(before.encode()).data, **added}:
        return False
    put_in_place(path, after)
    return True


def _value(name: str, text: str) -> Any:
    if name in LISTS:
        return [one.strip() for one in text.split(",") if one.strip()]
    if name in NUMBERS and text.isascii() and text.isdigit():
        return int(text)
    return {"true": True, "false": False}.get(text, text) if name in SWITCHES else text


def _line(name: str, value: Any) -> str:
    if isinstance(value, list):
        return f"{name}:\n" + "".join(f"  - {scalar(one, 4, 4)}\n" for one in value)
    if isinstance(value, bool | int):
        return f"{name}: {str(value).lower()}\n"
    written = value if _is_day(value) else scalar(value, 2, len(name) + 2)
    return f"{name}: {written}\n"


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit()
