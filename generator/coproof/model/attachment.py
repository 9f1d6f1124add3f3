"""What lies below `evidence/attachments/`, and what is published of it: facts, never the bytes."""

from dataclasses import dataclass
from typing import Literal

FileType = Literal["png", "jpg", "webp", "pdf", "mp3", "mp4"]
"""The types of file that may be shown, told by their first bytes and named by their ending."""

PHOTO_TYPES: frozenset[str] = frozenset({"png", "jpg", "webp"})
"""What a photo may be: pictures that can be made anew without what a camera wrote into them."""

TYPES_OF_KIND: dict[str, frozenset[str]] = {
    "photo": PHOTO_TYPES,
    "document": PHOTO_TYPES | {"pdf"},
    "audio": frozenset({"mp3", "mp4"}),
    "video": frozenset({"mp4"}),
    "bsl_video": frozenset({"mp4"}),
}
"""Which types of file each kind of media may be."""

MOST_MEGABYTES = 25
"""The largest file that is read, in units of a million bytes."""

MEDIA_FOLDER = "media"
"""Where the files lie in a site."""

Trouble = Literal["missing", "not-a-file", "too-large"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a record names: its type, or None for any other; else why it cannot be read."""

    type: FileType | None = None
    trouble: Trouble | None = None


def published_path(record_id: str, number: int, type_: FileType) -> str:
    """What a file is called in a site: for its record and its place there, counted from 1.

    Never as somebody called it: the name of a file may say whose complaint is in it.
    """
    return f"{MEDIA_FOLDER}/{record_id}-{number}.{type_}"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file as the site holds it: its path there, SHA-256 and size in bytes.

    Photos have their width and height in pixels; other files have 0.
    """

    path: str
    type: FileType
    sha256: str
    size: int
    width: int = 0
    height: int = 0
