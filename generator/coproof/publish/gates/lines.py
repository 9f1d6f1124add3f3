"""The distinct lines of all finished files: ten thousand pages say most things again and again.

Each file is cut into lines once, and every line is looked at once, however many pages have it. A
workbook is opened; a calendar is unfolded. Where a line stands is found again only when it must
be told.
"""

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

MARKUP = ".html"
"""The sort of lines that have tags: of pages, drawings, and what a workbook holds."""

_MARKED_UP = frozenset((".html", ".svg", ".xml"))
_ZIPS = frozenset((".xlsx", ".ods", ".zip"))
_TEXTS = frozenset((".css", ".js", ".json", ".txt", ".csv", ".ics", ".webmanifest", ".vtt"))


class Lines:
    """Collects lines by the sort of file: markup, JSON, scripts, and so on."""

    def __init__(self) -> None:
        self._found: defaultdict[str, set[bytes]] = defaultdict(set)

    def add(self, path: str, data: bytes) -> None:
        """Note the lines of one file; pictures, letters and recordings have none."""
        for suffix, text in _opened(PurePosixPath(path).suffix.lower(), data):
            self._found[suffix].update(text.split(b"\n"))

    def of(self, sort: str) -> bytes:
        """All distinct lines of one sort, one after the other, in no order that means anything."""
        return b"\n".join(self._found.get(sort, ()))

    def sorts(self) -> tuple[str, ...]:
        """The sorts of file that were seen, sorted."""
        return tuple(sorted(self._found))


def _opened(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if suffix in _MARKED_UP:
        yield MARKUP, data
    elif suffix == ".ics":
        unfolded = data.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
        yield suffix, unfolded  # RFC 5545, 3.1: a line that starts with a space goes on
    elif suffix in _TEXTS:
        yield suffix, data.replace(b"\r\n", b"\n")
    elif suffix in _ZIPS:
        yield from _unpacked(data)


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What a zip holds; the names of what is in it are text too."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            yield ".txt", name.encode("utf-8")
            suffix = PurePosixPath(name).suffix.lower()
            yield from _opened(".xml" if suffix == ".rels" else suffix, packed.read(name))
