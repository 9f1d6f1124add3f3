"""Every link of every page leads to a file of the site, and to a place that is on that page."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from coproof.publish.gates.byte_reader import links_of
from coproof.publish.gates.plain_reader import PlainReader
from coproof.publish.result import FINDINGS, Refused

NOT_FOUND = "404.html"
"""The one page that is shown at any address, so that its links start at the root of the server."""

FILTER = "="
"""What tells a filter of a register (`#service=svc-mill`) from a place on a page."""

_SCHEMES = frozenset(("http", "https", "mailto", "tel", "data"))


class LinkGate:
    """Follows the links of every page; remembers places on other pages until all are read."""

    def __init__(self, paths: frozenset[str], base: str) -> None:
        self._paths = paths
        self._base = base
        self._sound: defaultdict[str, set[bytes]] = defaultdict(set)
        self._promised: defaultdict[str, set[str]] = defaultdict(set)

    def inspect(self, path: str, data: bytes, *, exactly: bool) -> None:
        """Check one page; places on other pages are only noted."""
        links = PlainReader(data).links if exactly else links_of(data)
        if links.loads_from_outside:
            raise Refused(FINDINGS, f"{path} would load something from another site.")
        sound = self._sound[posixpath.dirname(path)]  # the same in every page of a folder
        for address in links.addresses - sound:
            if address.startswith(b"#"):
                _refuse_missing(path, links.ids, [unquote(address[1:])])
            elif self._follow(path, address.decode("utf-8")):
                sound.add(address)

    def inspect_promised(self, folder: Path) -> None:
        """Check the places on pages that links on other pages lead to."""
        for path, places in sorted(self._promised.items()):
            _refuse_missing(path, PlainReader((folder / path).read_bytes()).links.ids, places)

    def _follow(self, path: str, address: str) -> bool:
        """Check that an address leads somewhere; False where the page itself decides about it."""
        try:
            parts = urlsplit(address)
        except ValueError:
            raise Refused(FINDINGS, f"{path}: the link {address} leads nowhere.") from None
        if parts.scheme or parts.netloc:
            if parts.scheme and parts.scheme not in _SCHEMES:
                raise Refused(FINDINGS, f"{path}: a link may not start with {parts.scheme}:")
            return True
        target = unquote(parts.path)
        if path == NOT_FOUND and target.startswith(self._base):
            target = target[len(self._base) :]
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if target not in self._paths:
            raise Refused(FINDINGS, f"{path}: the link {address} leads nowhere.")
        if parts.fragment:
            self._promised[target].add(unquote(parts.fragment))
        return path != NOT_FOUND


def _refuse_missing(path: str, ids: frozenset[bytes], places: Iterable[str]) -> None:
    """Every place on a page that a link leads to must be there."""
    for place in sorted(places):
        if place.encode("utf-8") not in ids and place not in ("", "top") and FILTER not in place:
            raise Refused(FINDINGS, f"{path} has no place #{place}, but a link leads there.")
