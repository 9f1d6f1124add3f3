"""The gates: the finished stage is read again, from its bytes, before anybody may see it.

Nothing here knows how pages are made. A gate that finds something stops the build with one line,
and the old site stays.
"""

import hashlib
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from coproof.portfolio import Portfolio
from coproof.publish.byte_reader import links_of
from coproof.publish.places import MANIFEST
from coproof.publish.plain_reader import PlainReader
from coproof.publish.result import FINDINGS, Refused

HEAVY = 200_000
"""Bytes above which a page is worth a warning: it takes long on an old tablet."""

PACKS = "pack/"
"""Pages that are whole reports to print: they may be heavier than others."""

NOT_FOUND = "404.html"
"""The one page that is shown at any address, so that its links start at the root of the server."""

FILTER = "="
"""What tells a filter of a register (`#service=svc-mill`) from a place on a page."""

_PUBLISHED = frozenset(
    [
        *(".html", ".css", ".js", ".json", ".xml", ".txt", ".csv", ".ics", ".webmanifest"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".woff", ".woff2"),
        *(".pdf", ".xlsx", ".ods", ".zip", ".mp3", ".mp4", ".webm", ".vtt"),
    ]
)
_SCHEMES = frozenset(("http", "https", "mailto", "tel", "data"))
_STYLE_FROM_OUTSIDE = re.compile(rb"(?:url\(|@import)\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Digest:
    """A file of the finished site: its path, the SHA-256 of its bytes and their number."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What came out of the gates: every file, sorted by path, and what is worth a warning."""

    files: tuple[Digest, ...]
    warnings: tuple[str, ...]


def inspect(folder: Path, by_hand: Collection[str], base: str) -> Inspection:
    """Read every file below a folder once; raises Refused at the first that must not be published.

    `by_hand` are pages that may hold any HTML; `base` is the path of the site on its server. The
    manifest is written last, from what is read here, so that links to it are taken on trust.
    """
    paths = sorted(_files_below(folder))
    gate = _LinkGate(frozenset([*paths, MANIFEST]), base)
    digests = []
    for path in paths:
        data = (folder / path).read_bytes()
        digests.append(Digest(path, hashlib.sha256(data).hexdigest(), len(data)))
        _refuse_kind(path, data)
        if path.endswith(".html"):
            gate.inspect(path, data, exactly=path in by_hand)
    gate.inspect_promised(folder)
    return Inspection(tuple(digests), tuple(_too_heavy(digests)))


def inspect_records(portfolio: Portfolio, paths: Collection[str]) -> None:
    """Each record that the edition shows has its page, and no other record has one."""
    shown = {portfolio.kinds[record.kind].page(record.id) for record in portfolio.graph.records}
    for path in sorted(shown.difference(paths)):
        raise Refused(FINDINGS, f"{path} is missing: a record that this edition shows has no page.")
    for kind in portfolio.kinds:
        start = f"{kind.folder}/{kind.prefix}-"
        for path in sorted(paths) if kind.prefix else ():
            if path.startswith(start) and path.endswith(".html") and path not in shown:
                raise Refused(FINDINGS, f"{path} is the page of a record that is not shown.")


class _LinkGate:
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
        parts = urlsplit(address)
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


def _refuse_kind(path: str, data: bytes) -> None:
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in _PUBLISHED or "/." in f"/{path}":
        raise Refused(FINDINGS, f"{path}: files of this kind are not published.")
    if suffix == ".css" and _STYLE_FROM_OUTSIDE.search(data):
        raise Refused(FINDINGS, f"{path} would load something from another site.")


def _too_heavy(files: Iterable[Digest]) -> Iterator[str]:
    for file in files:
        if file.path.endswith(".html") and file.size > HEAVY and not file.path.startswith(PACKS):
            yield f"{file.path} weighs {file.size // 1000} kB: pages should stay below 200 kB."


def _files_below(folder: Path) -> Iterator[str]:
    for name, _, files in os.walk(folder):
        for file in files:
            yield Path(name, file).relative_to(folder).as_posix()
