"""Looks at the files that records name below `evidence/attachments/`.

A file's type is what its first bytes say, whatever its name. Only ordinary files below the folder
are opened: a link, on the way or at the end, is refused, and a pipe does not make us wait.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from coproof.model import MOST_MEGABYTES, Attachment, FileType, Record
from coproof.read.files import OPEN_FLAGS
from coproof.read.walk import ATTACHMENTS, EVIDENCE

LIMIT = MOST_MEGABYTES * 1_000_000

_ENOUGH = 16
"""As many bytes as tell the type of any file that we know."""


def look_at_attachments(root: Path, records: Iterable[Record]) -> Mapping[str, Attachment]:
    """Every file that the media of these records name, by its path below the folder."""
    named = {item["file"] for record in records for item in record.many("media")}
    return MappingProxyType({file: _look_at(root, file) for file in sorted(named)})


def attachment_bytes(root: Path, file: str) -> bytes | None:
    """All bytes of a file that can be read and is not too large, else None."""
    try:
        with _opened(root, file) as descriptor:
            about = os.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode) or about.st_size > LIMIT:
                return None
            with os.fdopen(os.dup(descriptor), "rb") as opened:
                data = opened.read(LIMIT + 1)
    except OSError:
        return None
    return data if len(data) <= LIMIT else None


def type_of(data: bytes) -> FileType | None:
    """What the first bytes of a file say that it is; None for anything that is not shown."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data[4:8] == b"ftyp":
        return "mp4"
    mpeg_frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2
    return "mp3" if data.startswith(b"ID3") or mpeg_frame else None


def _look_at(root: Path, file: str) -> Attachment:
    try:
        with _opened(root, file) as descriptor:
            about = os.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode):
                return Attachment(trouble="not-a-file")
            if about.st_size > LIMIT:
                return Attachment(trouble="too-large")
            return Attachment(type=type_of(os.read(descriptor, _ENOUGH)))
    except FileNotFoundError:
        return Attachment(trouble="missing")
    except OSError:
        return Attachment(trouble="not-a-file")


@contextmanager
def _opened(root: Path, file: str) -> Iterator[int]:
    """A descriptor of a file below the folder; raises OSError where a link stands in the way."""
    path = root / EVIDENCE / ATTACHMENTS
    for part in ("", *file.split("/")):
        path = path / part
        if path.is_symlink():
            raise OSError("a link")
    descriptor = os.open(path, OPEN_FLAGS)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
