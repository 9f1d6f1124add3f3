"""The search index: small scripts that a page loads one by one, from the web or from a disk.

`search/root.js` says which word each `search/terms-<n>.js` starts with; those files hold every
word, sorted, with the pages it stands on; `search/pages-<n>.js` holds what a result shows. A
search loads the root once, a file or a few for each word, and a file for each of ten results.

A word's pages are numbers, rising: page number times three plus how the word stands there (0 in
the text, 1 in the title, 2 in the reference). Each is written as its distance from the one
before, in base 26, letters with a capital at the end. `assets/search.js` reads all this.
"""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from coproof.pages import SearchEntry

TERMS_BYTES = 16_000
"""About how large a file of words grows: five of them and ten of pages stay under 300 kB."""

PAGES_EACH = 32
"""How many pages one file of results holds."""

SNIPPET = 120
"""The most characters of a page's words that a result shows."""

_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_IN_TEXT, _IN_TITLE, _IN_REFERENCE = 0, 1, 2
_SHORT = [
    *ascii_uppercase,
    *("".join(pair) for pair in product(ascii_lowercase[1:], ascii_uppercase)),
]


class SearchIndex:
    """Collects pages in the order of the site, then gives the files of the index."""

    def __init__(self) -> None:
        self._pages: list[list[Any]] = []
        self._kinds: dict[str, int] = {}
        self._services: dict[str, int] = {}
        self._stands: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, path: str, record: str | None, entry: SearchEntry) -> None:
        """Index one page; `record` is the id of the record whose page it is."""
        number = len(self._pages) * 3
        reference = set(words(record or ""))
        title = set(words(entry.title)) - reference
        text = set(words(f"{entry.text} {entry.kind} {entry.service}")) - title - reference
        stands = self._stands
        for word in text:
            stands[word].append(number + _IN_TEXT)
        for word in title:
            stands[word].append(number + _IN_TITLE)
        for word in reference:
            stands[word].append(number + _IN_REFERENCE)
        kind = self._kinds.setdefault(entry.kind, len(self._kinds))
        service = self._services.setdefault(entry.service, len(self._services))
        shown = [path, entry.title, kind, service, _snippet(entry.text), record or ""]
        self._pages.append(shown)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of the index by their path in the site, the same for the same pages."""
        parts = dict(self._parts())
        stamp = hashlib.sha256("".join(parts.values()).encode("utf-8")).hexdigest()[:12]
        for name, data in parts.items():
            yield f"search/{name}.js", f'coproofSearch("{name}","{stamp}",{data})\n'.encode()

    def _parts(self) -> Iterator[tuple[str, str]]:
        first = []
        for number, terms in enumerate(self._terms()):
            first.append(terms[0])
            yield f"terms-{number}", _json(terms)
        for start in range(0, len(self._pages), PAGES_EACH):
            yield f"pages-{start // PAGES_EACH}", _json(self._pages[start : start + PAGES_EACH])
        root = {
            "each": PAGES_EACH,
            "first": first,
            "kinds": list(self._kinds),
            "services": list(self._services),
        }
        yield "root", _json(root)

    def _terms(self) -> Iterator[list[str]]:
        """The words and where they stand, one after the other, cut into lists of a file each."""
        terms: list[str] = []
        size = 0
        for word in sorted(self._stands, key=_browser_order):
            coded = _coded(self._stands[word])
            terms += (word, coded)
            size += len(word) + len(coded) + 6
            if size > TERMS_BYTES:
                yield terms
                terms, size = [], 0
        if terms:
            yield terms


def words(text: str) -> list[str]:
    """The words of a text as they are looked up: lower case, no accents, no apostrophes."""
    if not text.isascii():
        text = _FOREIGN.sub(_folded, text)
    return _WORD.findall(text.replace("'", "").lower())


def _folded(match: re.Match[str]) -> str:
    return _fold(match[0])


@lru_cache(maxsize=10_000)
def _fold(letters: str) -> str:
    apart = unicodedata.normalize("NFKD", letters.replace("\u2019", ""))
    return "".join([c for c in apart if not unicodedata.category(c).startswith("M")])


def _browser_order(word: str) -> bytes:
    """Browsers compare texts by their UTF-16 units, Python by whole characters."""
    return word.encode("utf-16-be")


def _coded(rising: Iterable[int]) -> str:
    parts = []
    before = 0
    for number in rising:
        step = number - before
        parts.append(_SHORT[step] if step < len(_SHORT) else _long(step))
        before = number
    return "".join(parts)


def _long(number: int) -> str:
    rest, last = divmod(number, 26)
    letters = ascii_uppercase[last]
    while rest:
        rest, digit = divmod(rest, 26)
        letters = ascii_lowercase[digit] + letters
    return letters


def _snippet(text: str) -> str:
    if len(text) <= SNIPPET:
        return text
    return f"{text[:SNIPPET].rpartition(' ')[0] or text[:SNIPPET]} …"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
