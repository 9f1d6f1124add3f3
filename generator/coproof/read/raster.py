"""Pictures as bytes: what a file is by its first bytes, and its picture without anything else.

A photo carries more than what can be seen: the place and time it was taken, the owner's name, a
smaller copy from before somebody was cut out. Only the parts that make the picture are kept, so
that the rest cannot be published. A picture that moves is refused, or stands still.
"""

from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs")
)
_JPEG_KEPT = frozenset((0xE0, 0xE2, 0xEE))
"""Of the parts of a JPEG that are for programs: its density, its colours, how they are coded."""
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"))
_WEBP_SAYS_OF_REST = 0x08 | 0x04 | 0x02
"""The flags in a WebP's head that promise data on the camera, a description, or movement."""


def raster(data: bytes) -> tuple[str, bytes] | None:
    """The extension and the bare picture of a PNG, JPEG or WebP; None for anything else."""
    try:
        if data.startswith(_PNG):
            return "png", _PNG + b"".join(_png_parts(data))
        if data.startswith(b"\xff\xd8\xff"):
            return "jpg", b"\xff\xd8" + b"".join(_jpeg_parts(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return "webp", _webp(data)
    except (IndexError, ValueError):
        return None
    return None


def _part(data: bytes, start: int, length: int) -> bytes:
    """Exactly so many bytes; a file that ends before is broken."""
    part = data[start : start + length]
    if len(part) < length:
        raise ValueError("the file ends in the middle of a part")
    return part


def _png_parts(data: bytes) -> Iterator[bytes]:
    """Length, name, content, check sum: one chunk after the other up to the last."""
    at = len(_PNG)
    while True:
        length = int.from_bytes(_part(data, at, 4), "big")
        name = _part(data, at + 4, 4)
        if at == len(_PNG) and name != b"IHDR":
            raise ValueError("a PNG begins with its head")
        whole = _part(data, at, 12 + length)
        if name in _PNG_KEPT:
            yield whole
        if name == b"IEND":
            return
        at += 12 + length


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Segments up to the end of the picture; what follows the end is left out."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("a segment begins with a mark")
        code = data[at + 1]
        if code == 0xFF:  # a mark may be preceded by filling
            at += 1
        elif code == 0xD9:
            yield b"\xff\xd9"
            return
        else:
            length = 2 + int.from_bytes(_part(data, at + 2, 2), "big")
            end = _end_of_scan(data, at + length) if code == 0xDA else at + length
            if code in _JPEG_KEPT or not (0xE0 <= code <= 0xEF or code == 0xFE):
                yield _part(data, at, end - at)
            at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the coded picture ends: at the first mark that is none of its own."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0x00 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _webp(data: bytes) -> bytes:
    kept = b"".join(_webp_parts(data))
    return b"RIFF" + (4 + len(kept)).to_bytes(4, "little") + b"WEBP" + kept


def _webp_parts(data: bytes) -> Iterator[bytes]:
    """Name, length, content, filled up to an even length."""
    at = 12
    end = 8 + int.from_bytes(_part(data, 4, 4), "little")
    while at < end:
        name, length = _part(data, at, 4), int.from_bytes(_part(data, at + 4, 4), "little")
        whole = _part(data, at, 8 + length) + b"\0" * (length % 2)
        if name == b"VP8X":
            whole = whole[:8] + bytes([whole[8] & ~_WEBP_SAYS_OF_REST]) + whole[9:]
        if name in (b"ANIM", b"ANMF"):
            raise ValueError("it moves")
        if name in _WEBP_KEPT:
            yield whole
        at += 8 + length + length % 2
