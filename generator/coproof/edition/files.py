"""The files that media name: which of them an edition may show, and what they are called there.

A file's own name may say whose complaint is in it. So it stays with the provider: in every other
edition a file has the name that the site gives it, and one that is not published has none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from coproof.checks.uses_of_consent import needs_no_consent
from coproof.model import TYPES_OF_KIND, Attachment, Edition, FileType, Record, published_path


@dataclass(frozen=True, slots=True)
class Files:
    """What lies below `evidence/attachments/`, asked on behalf of one edition."""

    edition: Edition
    attachments: Mapping[str, Attachment]

    def may_show(self, item: Mapping[str, Any]) -> bool:
        """Whether an entry of media, as it is written, may be shown with its file.

        Outside the provider a file needs a yes: of who is in it, or of who looked for people.
        What its consent does not cover is gone already; pictures can be made clean, others not.
        """
        if self._type(item) is None:
            return False
        if self.edition == "internal":
            return True
        checked = item.get("kind") == "photo" or bool(item.get("checked_by"))
        return checked and ("consent" in item or needs_no_consent(item))

    def named(
        self, record: Record, shown: Mapping[str, Any], places: tuple[int | None, ...]
    ) -> Mapping[str, Any]:
        """The fields that are shown of a record, with its files called as the site calls them.

        `places` says of each entry at which place it was written, or None where its file is not
        published.
        """
        if self.edition == "internal" or "media" not in shown:
            return shown
        return MappingProxyType({**shown, "media": tuple(self._entries(record, shown, places))})

    def _entries(
        self, record: Record, shown: Mapping[str, Any], places: tuple[int | None, ...]
    ) -> Iterator[Mapping[str, Any]]:
        written = record.many("media")
        for number, (entry, place) in enumerate(zip(shown["media"], places, strict=True), 1):
            type_ = None if place is None or "file" not in entry else self._type(written[place])
            kept = {name: value for name, value in entry.items() if name != "file"}
            if type_:
                kept["file"] = published_path(record.id, number, type_)
            yield MappingProxyType(kept)

    def _type(self, item: Mapping[str, Any]) -> FileType | None:
        """What the file of an entry is, where an entry of its kind may be of that type."""
        found = self.attachments.get(item.get("file", ""))
        if found is None or found.type not in TYPES_OF_KIND.get(item.get("kind", ""), ()):
            return None
        return found.type
