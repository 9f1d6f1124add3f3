"""Whether the words of a record were changed, and how many quotes it lost."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Any

from coproof.checks.texts import text_fields, texts_of
from coproof.fields import Kind
from coproof.model import Record

QUOTE, MEDIA = "quote", "media"


def same_words(text: str) -> str:
    """A text with single spaces: how its lines were broken in a file is not what it says."""
    return " ".join(text.split())


def were_edited(was: Record, now: Record, kind: Kind) -> bool:
    """Whether words that stood in a record are not there any more, or are others.

    Words that were added change none. A quote that went without another in its place is no edit:
    whoever said it may have taken it back.
    """
    if _texts(was, kind) - _texts(now, kind):
        return True
    before, after = _quotes(was, kind), _quotes(now, kind)
    return after.total() >= before.total() and bool(before - after)


def quotes_lost(was: Record, now: Record, kind: Kind) -> int:
    """How many fewer quotes a record shows."""
    return max(0, _quotes(was, kind).total() - _quotes(now, kind).total())


def pictures_lost(was: Record, now: Record) -> int:
    """How many fewer pictures, recordings and documents a record shows."""
    return max(0, len(was.many(MEDIA)) - len(now.many(MEDIA)))


def _texts(record: Record, kind: Kind) -> Counter[tuple[str, str]]:
    return Counter(text for text in _all(record, kind) if _last(text[0]) != QUOTE)


def _quotes(record: Record, kind: Kind) -> Counter[str]:
    return Counter(words for path, words in _all(record, kind) if _last(path) == QUOTE)


def _all(record: Record, kind: Kind) -> Iterator[tuple[str, str]]:
    """Every text with the name of its field; the place in a list does not matter."""
    fields = tuple(field for field in text_fields(kind) if field.name != MEDIA)
    for path, words in texts_of(record, fields):
        yield _field_of(path, kind), same_words(words)


def _field_of(path: str, kind: Kind) -> str:
    """The path without places in lists, and without the language of a translation."""
    found = path if kind.field(path) else path.rpartition(".")[0]
    return ".".join(name.partition("[")[0] for name in found.split("."))


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def compared(value: Any, moved: Set[str]) -> Any:
    """A value so that two that say the same are equal: single spaces, and no links to `moved`.

    `moved` are records that only one side shows: a link to one of them is no change in itself.
    """
    if isinstance(value, str):
        return None if value in moved else same_words(value)
    if isinstance(value, tuple):
        items = (compared(item, moved) for item in value)
        return tuple(item for item in items if item is not None) or None
    if isinstance(value, Mapping):
        inner = {key: compared(inner, moved) for key, inner in value.items()}
        return {key: said for key, said in inner.items() if said is not None} or None
    return value
