"""The files that records name, as an edition may publish them: named for ids, photos made clean."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coproof.model import PHOTO_TYPES, TYPES_OF_KIND, FileType, PublishedFile, Record
from coproof.portfolio import Portfolio
from coproof.publish.photo import clean_photo
from coproof.read import attachment_bytes, type_of

FOLDER = "media"
"""Where the files lie in the site."""


@dataclass(frozen=True, slots=True)
class Media:
    """All files to publish: path and bytes of each; `warnings` name records, never files' words."""

    files: tuple[tuple[str, bytes], ...] = ()
    warnings: tuple[str, ...] = ()


def with_media(portfolio: Portfolio, root: Path) -> tuple[Portfolio, Media]:
    """The portfolio with what it publishes of its attachments, and the bytes of those files.

    Only entries that the projection lets out are ever opened. A file is named for its record and
    its place among the entries that this edition shows: never as somebody called it.
    """
    work = _Work(root, {}, [])
    made: dict[str, tuple[PublishedFile | None, ...]] = {}
    for record in portfolio.graph.records:
        allowed = portfolio.may_publish.get(record.id, ())
        if any(allowed):
            made[record.id] = tuple(work.of(record, allowed))
    media = Media(tuple(sorted(work.files.items())), tuple(work.warnings))
    return replace(portfolio, media=MappingProxyType(made)), media


@dataclass(slots=True)
class _Work:
    """The files made so far, by their path in the site."""

    root: Path
    files: dict[str, bytes]
    warnings: list[str]

    def of(self, record: Record, allowed: tuple[bool, ...]) -> Iterator[PublishedFile | None]:
        """What each entry of a record's media becomes."""
        entries = zip(record.many("media"), allowed, strict=True)
        for number, (item, permitted) in enumerate(entries, 1):
            yield self._published(record, number, item) if permitted else None

    def _published(
        self, record: Record, number: int, item: Mapping[str, Any]
    ) -> PublishedFile | None:
        data = attachment_bytes(self.root, item["file"])
        type_ = type_of(data) if data else None
        if data is None or type_ is None or type_ not in TYPES_OF_KIND[item["kind"]]:
            return None  # a check has said so
        return self._made(record, number, data, type_)

    def _made(
        self, record: Record, number: int, data: bytes, type_: FileType
    ) -> PublishedFile | None:
        width = height = 0
        if type_ in PHOTO_TYPES:
            clean = clean_photo(data, type_)
            if clean is None:
                self.warnings.append(
                    f"{record.id}: picture {number} is damaged or too large, and was left out."
                )
                return None
            data, width, height = clean
        path = f"{FOLDER}/{record.id}-{number}.{type_}"
        self.files[path] = data
        digest = hashlib.sha256(data).hexdigest()
        return PublishedFile(path, type_, digest, len(data), width, height)
