"""The files that records name, as an edition may publish them: named for ids, photos made clean."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coproof.graph import Graph
from coproof.model import (
    PHOTO_TYPES,
    TYPES_OF_KIND,
    FileType,
    PublishedFile,
    Record,
    published_path,
)
from coproof.portfolio import Portfolio
from coproof.publish.photo import clean_photo
from coproof.read import attachment_bytes, type_of


@dataclass(frozen=True, slots=True)
class Media:
    """All files to publish: path and bytes of each; `warnings` name records, never files' words."""

    files: tuple[tuple[str, bytes], ...] = ()
    warnings: tuple[str, ...] = ()


def with_media(portfolio: Portfolio, written: Graph, root: Path) -> tuple[Portfolio, Media]:
    """The portfolio with what it publishes of its attachments, and the bytes of those files.

    Only entries that the projection lets out are ever opened. A file is named for its record and
    its place among the entries that this edition shows: never as somebody called it. So what it
    is called below `evidence/attachments/` is asked of the records as they were `written`.
    """
    work = _Work(root, written, {}, [])
    made: dict[str, tuple[PublishedFile | None, ...]] = {}
    for record_id, places in portfolio.may_publish.items():
        if any(place is not None for place in places):
            made[record_id] = tuple(work.of(record_id, places))
    media = Media(tuple(sorted(work.files.items())), tuple(work.warnings))
    portfolio = replace(portfolio, media=MappingProxyType(made))
    return _without_missing_names(portfolio), media


def _without_missing_names(portfolio: Portfolio) -> Portfolio:
    """Outside the provider, no entry names a file that could not be made."""
    if portfolio.edition == "internal":
        return portfolio
    records = tuple(
        _as_made(record, portfolio.media[record.id]) if record.id in portfolio.media else record
        for record in portfolio.graph.records
    )
    if all(new is old for new, old in zip(records, portfolio.graph.records, strict=True)):
        return portfolio
    return replace(portfolio, graph=Graph.build(records, portfolio.kinds))


def _as_made(record: Record, files: tuple[PublishedFile | None, ...]) -> Record:
    """The record, the same where every file it names was made."""
    entries = zip(record.many("media"), files, strict=True)
    if all(file is not None or "file" not in entry for entry, file in entries):
        return record
    entries = zip(record.many("media"), files, strict=True)
    kept = tuple(entry if file else _without_file(entry) for entry, file in entries)
    return replace(record, data=MappingProxyType({**record.data, "media": kept}))


def _without_file(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({name: value for name, value in entry.items() if name != "file"})


@dataclass(slots=True)
class _Work:
    """The files made so far, by their path in the site."""

    root: Path
    written: Graph
    files: dict[str, bytes]
    warnings: list[str]

    def of(self, record_id: str, places: tuple[int | None, ...]) -> Iterator[PublishedFile | None]:
        """What each entry of a record's media becomes; `places` are where each is written."""
        record = self.written.get(record_id)
        entries = record.many("media") if record else ()
        for number, place in enumerate(places, 1):
            yield None if place is None else self._published(record_id, number, entries[place])

    def _published(
        self, record_id: str, number: int, item: Mapping[str, Any]
    ) -> PublishedFile | None:
        data = attachment_bytes(self.root, item["file"])
        type_ = type_of(data) if data else None
        if data is None or type_ is None or type_ not in TYPES_OF_KIND[item["kind"]]:
            return None  # a check has said so
        return self._made(record_id, number, data, type_)

    def _made(
        self, record_id: str, number: int, data: bytes, type_: FileType
    ) -> PublishedFile | None:
        width = height = 0
        if type_ in PHOTO_TYPES:
            clean = clean_photo(data, type_)
            if clean is None:
                self.warnings.append(
                    f"{record_id}: picture {number} is damaged or too large, and was left out."
                )
                return None
            data, width, height = clean
        path = published_path(record_id, number, type_)
        self.files[path] = data
        digest = hashlib.sha256(data).hexdigest()
        return PublishedFile(path, type_, digest, len(data), width, height)
