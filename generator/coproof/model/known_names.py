"""The provider's own list of names, which is kept outside git, and how a name is found in a text.

A name is found in capitals or small letters, with or without accents, possessive, turned round
("Example, Margaret"), with its first name as a letter ("M. Example"), run together, and as part of
an address or the name of a file. Initials are found in capitals only.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from coproof.model.bare_words import Word, words_of

Spelling = tuple[Word, ...]

_INITIALS = re.compile(r"[A-Z](?:(?:\.\s?|\s)[A-Z]){1,3}\.?|[A-Z]{2}")
_APART = re.compile(r"[=,]")
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True, repr=False)
class KnownNames:
    """Names with all their spellings, by the first word of each, and the line they stand in.

    A finding tells the line of the list, so that nothing ever prints a name.
    """

    spellings: Mapping[Word, tuple[tuple[Spelling, int], ...]] = field(default_factory=dict)
    initials: tuple[tuple[re.Pattern[str], int], ...] = ()
    count: int = 0

    def lines_in(self, text: str) -> tuple[int, ...]:
        """The lines of the list whose names a text holds, sorted; empty where it holds none."""
        if not self.count:
            return ()
        spelt = self.lines_among(words_of(text.replace("\n", " ")))
        return tuple(sorted({*spelt, *self.initialled(text)}))

    def lines_among(self, words: Sequence[Word]) -> frozenset[int]:
        """The same for a text that has been cut into its bare words, without the initials."""
        if self.spellings.keys().isdisjoint(words):
            return frozenset()
        starts = [place for place, word in enumerate(words) if word in self.spellings]
        return frozenset(
            line
            for place in starts
            for spelling, line in self.spellings[words[place]]
            if tuple(words[place : place + len(spelling)]) == spelling
        )

    def initialled(self, text: str) -> Iterator[int]:
        """The lines whose initials stand in a text, in capitals and on their own."""
        return (line for pattern, line in self.initials if pattern.search(text))


NO_NAMES = KnownNames()
"""Where nobody gave a list."""


def known_names(text: str) -> KnownNames | int:
    """The names in the text of a list; the number of the first line that holds none but a letter.

    One name a line; after it, behind "=" or ",", what else the person is called; "#" starts a
    comment.
    """
    spellings: defaultdict[Word, set[tuple[Spelling, int]]] = defaultdict(set)
    initials = []
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        called = [one.strip() for one in _APART.split(_COMMENT.sub("", line)) if one.strip()]
        count += bool(called)
        for name in called:
            if _INITIALS.fullmatch(name):
                initials.append((_initials(name), number))
            elif len(b"".join(words_of(name))) < 2:
                return number
            else:
                for spelling in _spellings(name):
                    spellings[spelling[0]].add((spelling, number))
    frozen = {word: tuple(sorted(found)) for word, found in spellings.items()}
    return KnownNames(MappingProxyType(frozen), tuple(initials), count)


def _spellings(name: str) -> Iterator[Spelling]:
    """Every way in which a name may stand among bare words."""
    for words in {tuple(words_of(name)), tuple(words_of(_parted(name)))}:
        for spelling in _orders(words):
            for one in (spelling, (b"".join(spelling),)):
                yield one
                yield (*one[:-1], one[-1] + b"s")


def _parted(name: str) -> str:
    """An address writes O'Brien as o-brien."""
    return re.sub("['\u2018\u2019\u02bc]", " ", name)


def _orders(words: Spelling) -> Iterable[Spelling]:
    if len(words) == 1:
        return (words,)
    first, last = words[0], words[-1]
    return (words, (first, last), (last, *words[:-1]), (last, first), (first[:1], last))


def _initials(name: str) -> re.Pattern[str]:
    letters = [letter for letter in unicodedata.normalize("NFKC", name) if letter.isalpha()]
    return re.compile(rf"(?<![^\W_]){r'[. ]{0,2}'.join(letters)}(?![^\W_])")
