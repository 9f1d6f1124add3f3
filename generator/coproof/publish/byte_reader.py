"""Reads the links of a finished page fast, from its bytes, without the code that wrote it.

It knows only how our own pages look: attributes in double quotes, quotes and angle brackets in
text escaped. Pages that somebody wrote by hand go to `plain_reader`, which can read anything;
tests hold the two to the same answers. Searching for fixed bytes is what makes it fast: a pattern
over ten thousand pages costs seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_ADDRESS = (b'href="', b'src="')
_SELDOM = (b' action="', b' formaction="', b' poster="', b' data="', b' background="')
_MAY_LEAVE = (b"a", b"area")
"""The elements whose address is followed only when a person follows it."""


@dataclass(frozen=True, slots=True)
class Links:
    """What a page points at: `addresses` with character references resolved, as UTF-8."""

    addresses: frozenset[bytes]
    loads_from_outside: bool


def links_of(page: bytes) -> Links:
    """The addresses in a page of ours, and whether it loads anything from another site."""
    found: set[bytes] = set()
    outside = b' srcset="' in page
    for mark in _ADDRESS + tuple(mark for mark in _SELDOM if mark in page):
        parts = page.split(mark)
        addresses = [part[: part.find(b'"')] for part in parts[1:]]
        found.update(addresses)
        outside = outside or any(
            is_outside(address) and not _is_followed(parts[: index + 1])
            for index, address in enumerate(addresses)
        )
    return Links(frozenset(_resolved(found)), outside)


def is_outside(address: bytes) -> bool:
    """Whether an address leads to another site."""
    return address[:2] == b"//" or address[:4].lower() == b"http"


def _is_followed(before: list[bytes]) -> bool:
    """Whether the element that is open at the end of these parts only leads somewhere."""
    element = b"".join(before[-2:]).rpartition(b"<")[2]
    return element.split(None, 1)[0] in _MAY_LEAVE or b'rel="canonical"' in element


def _resolved(addresses: set[bytes]) -> Iterator[bytes]:
    for address in addresses:
        yield unescape(address.decode("utf-8")).encode("utf-8") if b"&" in address else address
