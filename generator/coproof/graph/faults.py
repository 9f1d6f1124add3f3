"""Links that lead nowhere or to the wrong kind of record, with the id that was likely meant."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from coproof.graph.links import Link
from coproof.model import Record

Reason = Literal["missing", "wrong_kind"]

CUTOFF = 0.75
"""How alike two ids must be (0 to 1) for one to be suggested in place of the other."""

NEIGHBOURS = 20
"""How many ids are compared on each side of where the wrong id would stand in the alphabet."""

MOST_SUGGESTIONS = 300
"""After so many different wrong ids no more are looked up: nobody mends them one by one."""


@dataclass(frozen=True, slots=True)
class LinkFault:
    """A link that leads nowhere (`missing`) or to a record that may not stand there (`wrong_kind`).

    `allowed` are the kinds that may stand there; `suggestion` is an existing id of one of these
    kinds that looks much like the one written, or None.
    """

    link: Link
    reason: Reason
    allowed: tuple[str, ...]
    suggestion: str | None = None


@dataclass(slots=True)
class Suggestions:
    """Finds the id that was likely meant, with bounded work however many links are wrong.

    A slip of the pen leaves the head or the tail of an id as it was, so only the neighbours among
    the ids in order, and among the reversed ids in order, are compared letter by letter.
    """

    by_kind: Mapping[str, tuple[Record, ...]]
    _sorted: dict[tuple[str, ...], tuple[list[str], list[str]]] = field(default_factory=dict)
    _found: dict[tuple[str, tuple[str, ...]], str | None] = field(default_factory=dict)

    def like(self, wrong: str, allowed: tuple[str, ...]) -> str | None:
        """The existing id of an allowed kind that looks most like the wrong one, or None."""
        asked = (wrong, allowed)
        if asked not in self._found:
            if len(self._found) >= MOST_SUGGESTIONS:
                return None
            near = sorted(self._near(wrong, allowed) - {wrong})
            self._found[asked] = next(iter(get_close_matches(wrong, near, 1, CUTOFF)), None)
        return self._found[asked]

    def _near(self, wrong: str, allowed: tuple[str, ...]) -> set[str]:
        if allowed not in self._sorted:
            ids = [record.id for kind in allowed for record in self.by_kind.get(kind, ())]
            self._sorted[allowed] = sorted(ids), sorted(_reversed(ids))
        heads, tails = self._sorted[allowed]
        return {*_around(heads, wrong), *_reversed(_around(tails, wrong[::-1]))}


def _around(ordered: list[str], text: str) -> list[str]:
    place = bisect(ordered, text)
    return ordered[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]


def _reversed(texts: Iterable[str]) -> list[str]:
    return [text[::-1] for text in texts]
