"""The distinct lines of all finished files: ten thousand pages say most things again and again.

Each file is cut into lines once, and every line is looked at once, however many pages have it. A
workbook is opened, a table is cut into its cells, a calendar is unfolded. Where a line stands is
found again only when it must be told.
"""

import csv
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import PurePosixPath

PAGES, SHEETS = ".html", ".xml"
"""The sorts of lines that have tags: of pages and drawings; of workbooks and lists of addresses."""

_PAGES = frozenset((".html", ".svg"))
_SHEETS = frozenset((".xml", ".rels"))
_ZIPS = frozenset((".xlsx", ".ods", ".zip"))
_TEXTS = frozenset((".css", ".js", ".json", ".txt", ".webmanifest", ".vtt"))
_DATA = re.compile(rb"\w+\(|\w[\w.]*\s*=\s*[\[{\"]")
"""How a script begins that only hands over data: a call, or something set, with JSON in it."""


class Lines:
    """Collects lines by the sort of file they stand in, and the cells of tables."""

    def __init__(self) -> None:
        self._found: defaultdict[str, set[bytes]] = defaultdict(set)
        self.cells: set[str] = set()

    def add(self, path: str, data: bytes) -> None:
        """Note the lines of one file; pictures, documents and recordings have none."""
        suffix = PurePosixPath(path).suffix.lower()
        if suffix == ".js" and _DATA.match(data) and data.count(b"\n") < 2:
            suffix = ".json"
        if suffix == ".csv":
            self._add_table(data)
        elif suffix in _ZIPS:
            self._add_packed(data)
        else:
            for sort, text in _opened(suffix, data):
                self._found[sort].update(text.split(b"\n"))

    def of(self, sort: str) -> bytes:
        """All distinct lines of one sort, one after the other, in no order that means anything."""
        return b"\n".join(self._found.get(sort, ()))

    def sorts(self) -> tuple[str, ...]:
        """The sorts of file that were seen, sorted."""
        return tuple(sorted(self._found))

    def _add_table(self, data: bytes) -> None:
        text = data.decode("utf-8-sig", "replace")
        try:
            for row in csv.reader(StringIO(text, newline="")):
                self.cells.update(row)
        except csv.Error:  # no table, whatever its name says
            self.cells.update(text.split("\n"))

    def _add_packed(self, data: bytes) -> None:
        """What a zip holds; the names of what is in it are text too."""
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                self._found[".txt"].add(name.encode("utf-8"))
                self.add(name, packed.read(name))


def _opened(suffix: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The text of a file, with the sort of its lines; nothing where it has no text."""
    if suffix in _PAGES:
        yield PAGES, data
    elif suffix in _SHEETS:
        yield SHEETS, data
    elif suffix == ".ics":
        unix = data.replace(b"\r\n", b"\n")
        yield suffix, unix.replace(b"\n ", b"").replace(b"\n\t", b"")  # unfolded: RFC 5545, 3.1
    elif suffix in _TEXTS:
        yield suffix, data
