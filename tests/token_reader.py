"""Reads any file of a site to the bottom, and says which tokens are in it, however they are written.

Nothing here knows how a site is made. A token is `tok`, digits, `en`. It is found in capitals, with
accents, cut up by tags, folded, escaped, packed, in the hidden parts of a picture, in a sheet of a
workbook, in the name of a file, and in what is left when several of these are taken off.
"""

import binascii
import html
import io
import quopri
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache

TOKEN = re.compile(r"tok\d{4,6}en")
DEEPEST = 4
"""How many wrappings are taken off, one inside the other."""

_KEPT = bytes(range(0x30, 0x3A)) + bytes(range(0x61, 0x7B))
_DROPPED = bytes(byte for byte in range(256) if byte not in _KEPT)
_TAGS = re.compile(r"<[^<>]*>")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{14,}={0,2}")
_ADDRESS_SIGNS = bytes.maketrans(b"-_", b"+/")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[ \r\n]?){9,}")
_FOLD = re.compile(rb"\r?\n[ \t]")
_SOFT = re.compile(rb"=\r?\n|=[0-9A-Fa-f]{2}")
_LETTER = re.compile(r"\\u\{?([0-9a-fA-F]{2,6})\}?|\\x([0-9a-fA-F]{2})|\\0*([0-9a-fA-F]{2}) ?")
_OCTAL = re.compile(rb"\\([0-7]{3})")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){8,}|(?:\x00[\x20-\x7e]){8,}")
_MAGIC = (
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"%PDF",
    b"\xff\xfe",
    b"\xfe\xff",
)
_PRINTED = bytes(range(0x20, 0x7F)) + b"\t\r\n\x00"
_NO_ZIP = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, KeyError)
_CHUNKS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP")


def tokens_of_files(files: Mapping[str, bytes]) -> dict[str, frozenset[str]]:
    """The tokens of each file, its own name counted in, for files that hold any.

    A line that stands in many pages is read to the bottom once: its tokens are those of the first
    of them. Every page is read whole as well, as it stands and without its tags.
    """
    found = {}
    read: set[bytes] = set()
    for path, data in files.items():
        found[path] = tokens_in(path.encode())
        if path.endswith(".html"):
            lines = [line for line in data.split(b"\n") if line not in read]
            read.update(lines)
            bare = _TAGS.sub("", data.decode("utf-8", "replace")).encode()
            found[path] |= _plainly(data) | _plainly(bare) | tokens_in(b"\n".join(lines))
        else:
            found[path] |= tokens_in(data)
    return {path: tokens for path, tokens in found.items() if tokens}


@cache
def tokens_in(data: bytes) -> frozenset[str]:
    """Every token in these bytes. Sites have many files in common, so each is read once."""
    found: set[str] = set()
    seen = {data}
    layer = [data]
    for _ in range(DEEPEST):
        found.update(token for one in layer for token in _plainly(one))
        layer = [inner for one in layer for inner in _unwrapped(one) if not _known(inner, seen)]
    return frozenset(found).union(token for one in layer for token in _plainly(one))


def _known(data: bytes, seen: set[bytes]) -> bool:
    known = len(data) < 8 or data in seen
    seen.add(data)
    return known


def _plainly(data: bytes) -> set[str]:
    """The tokens of a text when only letters and digits are looked at."""
    if not data.isascii():
        text = unicodedata.normalize("NFKD", data.decode("utf-8", "replace")).casefold()
        data = text.encode("ascii", "ignore")
    return set(TOKEN.findall(data.lower().translate(None, _DROPPED).decode("ascii")))


def _unwrapped(data: bytes) -> Iterator[bytes]:
    """What is inside, by every way in that these bytes offer."""
    yield from _unpacked(data)
    yield from _from_text(data)
    yield from _recoded(data)


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\x1f\x8b"):
        yield from _inflated(data, zlib.MAX_WBITS | 16)
    if data.startswith(b"PK\x03\x04"):
        with suppress(*_NO_ZIP):
            yield from _unzipped(data)
    if data.startswith(b"\x89PNG"):
        yield from _chunks(data)
    for stream in _STREAM.findall(data) if data.startswith(b"%PDF") else ():
        yield from _inflated(stream)


def _unzipped(data: bytes) -> Iterator[bytes]:
    """The parts of a zip, their names and their comments; workbooks are zips."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        yield packed.comment
        for info in packed.infolist():
            yield info.filename.encode() + b" " + info.comment + b" " + info.extra
            yield packed.read(info)


def _chunks(data: bytes) -> Iterator[bytes]:
    """The parts of a PNG that hold words, unpacked where they are packed."""
    at = 8
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name in _CHUNKS:
            body = data[at + 8 : at + 8 + size]
            yield body
            for start in [place for place, byte in enumerate(body) if byte == 0x78]:
                yield from _inflated(body[start:])
        at += 12 + size


def _inflated(data: bytes, window: int = zlib.MAX_WBITS) -> Iterator[bytes]:
    with suppress(zlib.error):
        yield zlib.decompressobj(window).decompress(data)


def _from_text(data: bytes) -> Iterator[bytes]:
    """What a reader of HTML, XML, JSON, scripts, styles, addresses, mails or calendars reads."""
    if b"<" in data:
        text = data.decode("utf-8", "replace")
        yield _TAGS.sub("", text).encode()
        yield " ".join(_TAGS.findall(text)).encode()
    if b"&" in data:
        yield html.unescape(data.decode("utf-8", "replace")).encode()
    if b"\\" in data:
        yield _LETTER.sub(_letter, data.decode("utf-8", "replace")).encode("utf-8", "replace")
        yield _OCTAL.sub(lambda match: bytes([int(match[1], 8) & 0xFF]), data)
    if _PERCENT.search(data):
        yield _PERCENT.sub(lambda match: bytes([int(match[0][1:], 16)]), data)
    if _FOLD.search(data):
        yield _FOLD.sub(b"", data)
    if _SOFT.search(data):
        yield quopri.decodestring(data)


def _letter(match: re.Match[str]) -> str:
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def _recoded(data: bytes) -> Iterator[bytes]:
    """What stands in it as base64, as hexadecimal numbers, or as UTF-16; noise is left out."""
    for match in _BASE64.finditer(data):
        yield from _from_base64(match[0])
    for match in _HEX.finditer(data):
        number = bytes.fromhex(re.sub(rb"\s", b"", match[0]).decode("ascii"))
        yield from filter(_no_noise, (number,))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16", "replace").encode("utf-8", "replace")
    for match in _WIDE.finditer(data) if b"\x00" in data else ():
        yield match[0].replace(b"\x00", b"")


@cache
def _from_base64(text: bytes) -> tuple[bytes, ...]:
    """Both alphabets, and from each of four places, as other letters may stand before it."""
    bare = text.rstrip(b"=").translate(_ADDRESS_SIGNS)
    parts = (bare[start : len(bare) - ((len(bare) - start) % 4 == 1)] for start in range(4))
    decoded = (binascii.a2b_base64(part + b"=" * (-len(part) % 4)) for part in parts)
    return tuple(one for one in decoded if _no_noise(one))


def _no_noise(data: bytes) -> bool:
    """Whether these are the first bytes of a file, or mostly signs that can be read."""
    strange = len(data.translate(None, _PRINTED))
    return data.startswith(_MAGIC) or strange * 4 <= len(data)
