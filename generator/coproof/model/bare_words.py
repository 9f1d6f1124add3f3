"""Texts as bare words, so that the same words are the same however they are written.

Capitals, accents, apostrophes, punctuation, soft hyphens, composed and decomposed letters, and the
hyphens of an address make no difference: `Mrs-Example%27s` and "Mrs Example's" are equal here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

WINDOW = 8
"""How many words in a row are one finding: shorter texts are looked for as a whole."""

Word = bytes
BREAK: Word = b"|"
"""Stands between texts, where no run of words goes on; no word has it."""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_APOSTROPHES = frozenset("\u2019\u2018\u02bc")
_KEPT = b"0123456789abcdefghijklmnopqrstuvwxyz\n"
_BARE = bytes(
    code if code > 127 or bytes([code]) in _KEPT else ord(" ") for code in bytes(range(256)).lower()
)


def words_of(text: str) -> list[Word]:
    """The words of a text, folded; BREAK stands where a line ends."""
    if not text.isascii():
        text = _FOREIGN.sub(_folded, text)
    bare = text.encode("utf-8", "replace").translate(_BARE, b"'")
    return bare.replace(b"\n", b" | ").split()


def words_of_all(texts: Iterable[str]) -> list[Word]:
    """The words of many texts, with BREAK between any two."""
    return words_of("\n".join(texts))


def windows(words: Sequence[Word], size: int) -> Iterator[int]:
    """A number for each run of so many words; equal runs have equal numbers."""
    return map(hash, zip(*(words[start:] for start in range(size)), strict=False))


@lru_cache(maxsize=20_000)
def _fold(letters: str) -> str:
    return "".join(_letter(one) for one in unicodedata.normalize("NFKD", letters).casefold())


def _letter(letter: str) -> str:
    hidden = letter in _INVISIBLE or letter in _APOSTROPHES
    if hidden or unicodedata.category(letter).startswith("M"):
        return ""
    return letter if letter.isalnum() else " "


def _folded(match: re.Match[str]) -> str:
    return _fold(match[0])
