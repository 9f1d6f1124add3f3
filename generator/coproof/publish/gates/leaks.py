"""No words of a record that this edition keeps back stand anywhere in its files.

A text is looked for by every run of eight of its words, or as a whole where it has fewer; so a
part of it, a title cut short or a text with a mark in it is found too. A run that also stands in a
text that may be shown is no leak: two people may say the same thing. A text that is shorter than
twelve characters, or nothing but a date, tells nothing about anybody and is not looked for.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from coproof.model.bare_words import WINDOW, Word, windows, words_of, words_of_all
from coproof.publish.gates.lines import Lines
from coproof.publish.gates.texts import SHORTEST, texts_of
from coproof.publish.gates.withheld import Withheld
from coproof.publish.result import FINDINGS, Refused

Index = dict[int, set[int]]
"""The runs that are looked for, by how many words they have."""

_END: Word = b"~"
_MONTHS = frozenset(
    b"january february march april may june july august september october november december"
    .split()
)  # fmt: skip
_ID = bytes(
    code if bytes([code]) in b"0123456789abcdefghijklmnopqrstuvwxyz-" else ord(" ")
    for code in bytes(range(256)).lower()
)


class LeakGate:
    """Looks for what an edition keeps back in the texts of its files.

    `own` gives what the product and the provider wrote; it is asked only where there is a doubt.
    """

    def __init__(self, kept: Withheld, own: Callable[[], Iterable[str]]) -> None:
        self._kept = kept
        self._own = own
        self._index = _index(leaf.text for leaf in kept.leaves)

    def inspect(self, folder: Path, paths: Collection[str], texts: set[str]) -> None:
        """Refuse the site where a text of its files, or the name of one, is kept back."""
        seen = unknown_texts(texts, self._kept.permitted)
        self._refuse_names(paths)
        hits = self._hits(words_of_all(seen))
        if any(hits.values()):
            self._refuse(folder, paths, hits)
        if ids := self._ids_in("\n".join(seen)) and self._unexplained_ids(seen):
            self._refuse_ids(folder, paths, ids)

    def _hits(self, words: list[Word]) -> Index:
        """The runs of withheld words among these, but for those that may be said anyway."""
        hits = _found(self._index, words)
        for explain in (self._permitted, self._own):
            if any(hits.values()):
                known = words_of_all(explain())
                hits = {size: h.difference(windows(known, size)) for size, h in hits.items() if h}
        return hits

    def _permitted(self) -> Iterator[str]:
        """What may be shown: line by line, and as one line, as titles and descriptions have it."""
        for text in self._kept.permitted:
            yield text
            yield " ".join(text.split())

    def _refuse(self, folder: Path, paths: Collection[str], hits: Index) -> NoReturn:
        for path in sorted(paths):
            words = words_of_all(_texts_in(folder, path))
            found = _found(hits, words)
            if any(found.values()):
                leaf = next(one for one in self._kept.leaves if _any(found, _index([one.text])))
                raise Refused(FINDINGS, f"{path} would show {leaf.field} of {leaf.record}: {_WHY}")
        raise Refused(FINDINGS, f"The site would show words of a record: {_WHY}")

    def _refuse_names(self, paths: Collection[str]) -> None:
        hits = self._hits(words_of_all(paths))
        if any(hits.values()):
            leaf = next(one for one in self._kept.leaves if _any(hits, _index([one.text])))
            raise Refused(
                FINDINGS, f"The name of a file would show {leaf.field} of {leaf.record}: {_WHY}"
            )

    def _ids_in(self, text: str) -> frozenset[str]:
        found = set(text.encode("utf-8", "replace").translate(_ID).split())
        return frozenset(id for id in self._kept.ids if id.encode() in found)

    def _unexplained_ids(self, seen: Iterable[str]) -> frozenset[str]:
        """Ids of records that are not shown, unless somebody wrote them where they are shown."""
        found = self._ids_in("\n".join(one for one in seen if not one.startswith("media/")))
        said = self._ids_in("\n".join(self._kept.permitted)) if found else frozenset()
        left = found - said
        return left - self._ids_in("\n".join(self._own())) if left else left

    def _refuse_ids(self, folder: Path, paths: Collection[str], ids: frozenset[str]) -> NoReturn:
        for path in sorted(paths):
            if here := self._ids_in("\n".join(_texts_in(folder, path))) & ids:
                raise Refused(FINDINGS, f"{path} would show that there is {min(here)}: {_WHY}")
        raise Refused(FINDINGS, f"The site would show that there is {min(ids)}: {_WHY}")


_WHY = "this edition keeps it back. Nothing was published; please report this as a fault."


def unknown_texts(texts: set[str], permitted: Collection[str]) -> set[str]:
    """The texts that are not, word for word, a whole text or a line that may be shown."""
    known = set(permitted)
    for text in permitted:
        known.update(line.strip() for line in text.split("\n"))
        known.add(" ".join(text.split()))
    return texts - known


def _texts_in(folder: Path, path: str) -> set[str]:
    lines = Lines()
    lines.add(path, (folder / path).read_bytes())
    return texts_of(lines)


def _index(texts: Iterable[str]) -> Index:
    """The runs to look for: eight words, or all of a line that has fewer."""
    index: defaultdict[int, set[int]] = defaultdict(set)
    long: list[Word] = []
    for line in {line for text in texts if len(text) >= SHORTEST for line in text.split("\n")}:
        words = words_of(line)
        if len(words) >= WINDOW:
            long += (*words, _END)
        elif len(line.strip()) >= SHORTEST and not _only_a_date(words):
            index[len(words)].update(windows(words, len(words)))
    index[WINDOW].update(windows(long, WINDOW))
    return dict(index)


def _only_a_date(words: Iterable[Word]) -> bool:
    return all(word.isdigit() or word in _MONTHS for word in words)


def _found(index: Index, words: list[Word]) -> Index:
    return {size: runs.intersection(windows(words, size)) for size, runs in index.items() if runs}


def _any(some: Index, others: Index) -> bool:
    return any(runs & others.get(size, set()) for size, runs in some.items())
