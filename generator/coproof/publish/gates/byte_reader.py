"""Reads the links of a finished page fast, from its bytes, without the code that wrote it.

It knows only how our own pages look: attributes in double quotes, quotes and angle brackets in
text escaped. Pages that somebody wrote by hand go to `plain_reader`, which can read anything;
tests hold the two to the same answers. Searching for fixed bytes is what makes it fast: a pattern
over ten thousand pages costs seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_MAY_LEAVE = (b"a", b"area")
"""The elements whose address is followed only when a person follows it."""

RARE = (
    *(
        b' srcset="',
        b' imagesrcset="',
        b' ping="',
        b' background="',
        b' srcdoc="',
        b' formaction="',
    ),
    *(b' formaction="', b' style="', b"<style", b'http-equiv="refresh"', b"<base", b"xlink:href"),
)
"""What may load something and stands on few pages or none; those go to the plain reader."""


@dataclass(frozen=True, slots=True)
class Links:
    """What a page points at, and where others may point: as UTF-8, references resolved."""

    addresses: frozenset[bytes]
    ids: frozenset[bytes]
    loads_from_outside: bool


def links_of(page: bytes) -> Links:
    """What a page of ours points at, and whether it loads anything from another site."""
    found: set[bytes] = set()
    outside = False
    for mark in _marks(page):
        parts = page.split(mark)
        addresses = [part[: part.find(b'"')] for part in parts[1:]]
        found.update(addresses)
        outside = outside or any(
            not _is_followed(parts[: index + 1])
            for index, address in enumerate(addresses)
            if is_outside(address)
        )
    ids = {part[: part.find(b'"')] for part in page.split(b' id="')[1:]}
    return Links(frozenset(_resolved(found)), frozenset(_resolved(ids)), outside)


def is_outside(address: bytes) -> bool:
    """Whether an address leads to another site."""
    return address.strip().lower().startswith((b"//", b"http:", b"https:"))


def _marks(page: bytes) -> Iterator[bytes]:
    """What an address follows; most pages have only the first two."""
    yield from (b'href="', b'src="')
    yield from (mark for mark in (b'action="', b'poster="') if mark in page)
    if b"<object" in page:
        yield b'data="'


def _is_followed(before: list[bytes]) -> bool:
    """Whether the element that is open at the end of these parts only leads somewhere."""
    element = b"".join(before[-2:]).rpartition(b"<")[2]
    return element.split(None, 1)[0] in _MAY_LEAVE or b'rel="canonical"' in element


def _resolved(names: set[bytes]) -> Iterator[bytes]:
    for name in names:
        yield unescape(name.decode("utf-8")).encode("utf-8") if b"&" in name else name
