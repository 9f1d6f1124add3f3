"""Ids for what a spreadsheet brings: the same row gives the same id, today and next month."""

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256

LONGEST = 64
_DIGITS = 8

_BETWEEN = re.compile(r"[^a-z0-9]+")
_LETTER = re.compile(r"[^\W_]")
_APOSTROPHES = str.maketrans("", "", "'\u2019")


def slug(text: str) -> str:
    """A text as lower-case letters, figures and hyphens; accents go, other scripts are dropped."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _BETWEEN.sub("-", bare).strip("-")


def named_id(prefix: str, name: str) -> str:
    """The id for something with a name of its own: `svc-rose-house`.

    A name that is too long, or whose letters an id cannot hold, gets a few figures of its own
    fingerprint, so that two different names do not become one id.
    """
    words = slug(name)
    lost = len(_LETTER.findall(name)) > len(_LETTER.findall(words))
    if not words or lost or len(prefix) + 1 + len(words) > LONGEST:
        return distinct_id(prefix, name)
    return f"{prefix}-{words}"


def distinct_id(prefix: str, name: str) -> str:
    """The id for a name whose plain id is already somebody else's, or cannot be had."""
    room = LONGEST - len(prefix) - _DIGITS - 2
    words = slug(name)[:room].strip("-")
    return "-".join(part for part in (prefix, words, _fingerprint(name)[:_DIGITS]) if part)


def ids_by_key(prefix: str, keys: Sequence[str]) -> tuple[str | None, ...]:
    """An id for each row from its key; None where an earlier row has the very same key.

    Two keys that differ only in marks that an id cannot hold get two ids.
    """
    owners: dict[str, str] = {}
    found: list[str | None] = []
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            found.append(None)
            continue
        seen.add(key)
        plain = named_id(prefix, key)
        found.append(plain if owners.setdefault(plain, key) == key else distinct_id(prefix, key))
    return tuple(found)


def ids_by_content(prefix: str, contents: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """An id for each row from what it says; the second of two equal rows ends in `-2`."""
    times: dict[str, int] = {}
    found = []
    for cells in contents:
        mark = _fingerprint("\x1f".join(cells))[:16]
        times[mark] = times.get(mark, 0) + 1
        found.append(f"{prefix}-{mark}" + (f"-{times[mark]}" if times[mark] > 1 else ""))
    return tuple(found)


def _fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()
