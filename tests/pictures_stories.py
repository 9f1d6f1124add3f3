"""Small pictures made byte by byte, with whatever a camera may have put into them."""

import struct
import zlib
from collections.abc import Iterable

CANARY = b"51.5074N 0.1278W"
"""Where a photo was taken: what must never be published with it."""


def chunk(name: bytes, content: bytes) -> bytes:
    """One part of a PNG, with its check sum."""
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png(extra: Iterable[bytes] = ()) -> bytes:
    """One grey dot."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [
        chunk(b"IHDR", head),
        *extra,
        chunk(b"IDAT", zlib.compress(b"\0\x80")),
        chunk(b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def segment(code: int, content: bytes) -> bytes:
    """One part of a JPEG."""
    return bytes([0xFF, code]) + struct.pack(">H", len(content) + 2) + content


def jpeg(*extra: bytes, after: bytes = b"") -> bytes:
    """The bones of a JPEG with two scans: what a reader of its parts sees."""
    scans = (
        segment(0xDA, b"\x01\x01\0\0\x3f\0")
        + b"\x12\xff\0\x34\xff\xd0\x56"
        + segment(0xC4, b"\xff\xd9")
    )
    scans += segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x78"
    return b"\xff\xd8" + b"".join(
        [segment(0xE0, b"JFIF\0"), *extra, segment(0xDB, b"\1"), scans, b"\xff\xd9", after]
    )


def riff(name: bytes, content: bytes) -> bytes:
    """One part of a WebP."""
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def webp(*parts: bytes) -> bytes:
    """A WebP of these parts."""
    inside = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside
