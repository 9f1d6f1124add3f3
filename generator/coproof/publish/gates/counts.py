"""Nothing is lost: each record that is shown stands once in search, data, register and addresses.

Told from the bytes of the finished files alone: the data and the search index as JSON, registers
and the list of addresses by what they link to.
"""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from coproof.publish.result import FINDINGS, Refused

DATA = "data/portfolio.json"
ADDRESSES = "sitemap.xml"
MEDIA = "media/"

_SEARCH = re.compile(r"search/pages-\d+\.js")
_PART = re.compile(r"(?:index|page-\d+)\.html")
_ROW = re.compile(r'<th scope="row"><a href="([^"#?]+)"')
"""How a row of a register begins: with the record that it is about."""

_LOCATION = re.compile(r"<loc>([^<]*)</loc>")


def inspect_counts(folder: Path, paths: Collection[str], shown: Mapping[str, str]) -> None:
    """Refuse a site in which a shown record is missing, or stands twice.

    `shown` are the pages of the records by their ids. Those that lie in no folder have no register.
    """
    _hold(shown, _in_data(folder), DATA)
    _hold(shown, _in_search(folder, paths), "the search index")
    listed = {id: page for id, page in shown.items() if "/" in page}
    _hold(listed, _in_registers(folder, paths, set(listed.values())), "its register")
    if ADDRESSES in paths:
        _hold(shown, _in_addresses(folder, shown), ADDRESSES)


def orphans(folder: Path, paths: Collection[str]) -> Iterator[str]:
    """A warning for each published attachment that no page shows."""
    media = [path for path in paths if path.startswith(MEDIA)]
    if media:
        pages = (folder / path for path in paths if path.endswith(".html"))
        left = {path: path.encode() for path in media}
        for page in pages:
            data = page.read_bytes()
            left = {path: name for path, name in left.items() if name not in data}
        yield from (f"{path} is published, but no page shows it." for path in sorted(left))


def _hold(shown: Mapping[str, str], found: Iterable[str], where: str) -> None:
    """Every id once, and no other."""
    counts = Counter(found)
    for record in sorted(shown):
        if counts[record] != 1:
            times = "is missing from" if not counts[record] else "stands more than once in"
            raise Refused(FINDINGS, f"{record} {times} {where}: a fault, please report it.")
    if more := counts.keys() - shown.keys():
        raise Refused(FINDINGS, f"{min(more)} is in {where}, but is not shown: please report it.")


def _in_data(folder: Path) -> Iterator[str]:
    records: Mapping[str, list[Any]] = json.loads((folder / DATA).read_bytes())["records"]
    return (str(record["id"]) for kind in records.values() for record in kind)


def _in_search(folder: Path, paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if _SEARCH.fullmatch(path):
            text = (folder / path).read_text("utf-8")
            entries = json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")[2]
            yield from (entry[5] for entry in entries if entry[5])


def _in_registers(folder: Path, paths: Iterable[str], pages: Collection[str]) -> Iterator[str]:
    """The ids whose pages the rows of a register in the same folder lead to."""
    for path in paths:
        home, _, name = path.rpartition("/")
        if home and _PART.fullmatch(name):
            for row in _ROW.findall((folder / path).read_text("utf-8")):
                page = posixpath.normpath(f"{home}/{row}")
                if page in pages and posixpath.dirname(page) == home:
                    yield posixpath.basename(page).removesuffix(".html")


def _in_addresses(folder: Path, shown: Mapping[str, str]) -> Iterator[str]:
    ends = {page: id for id, page in shown.items()}
    for address in _LOCATION.findall((folder / ADDRESSES).read_text("utf-8")):
        path = address
        while path:
            if path in ends:
                yield ends[path]
                break
            path = path.partition("/")[2]
