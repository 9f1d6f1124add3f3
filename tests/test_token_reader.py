"""The reader of tokens is itself tried: one token, hidden in every way that a site could hide it."""

import base64
import gzip
import html
import io
import json
import quopri
import zipfile
import zlib
from collections.abc import Callable, Mapping
from urllib.parse import quote

import pytest
from PIL import Image, PngImagePlugin
from xlsxwriter import Workbook

from token_reader import tokens_in, tokens_of_files

TOKEN = "tok00417en"


def _numbered(form: str) -> bytes:
    return "".join(form.format(ord(sign)) for sign in TOKEN).encode()


def _picture(kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, kind, **more)
    return out.getvalue()


def _exif(wide: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x9C9B if wide else 0x010E] = TOKEN.encode("utf-16-le") if wide else TOKEN
    return _picture("JPEG", exif=exif)


def _png(packed: bool) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Comment", f"Seen by {TOKEN}", zip=packed)
    return _picture("PNG", pnginfo=info)


def _zip(data: bytes, name: str = "a.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return out.getvalue()


def _workbook() -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.add_worksheet("Words").write_string(0, 0, f"It is {TOKEN}.")
    book.close()
    return out.getvalue()


def _pdf(inner: bytes) -> bytes:
    packed = zlib.compress(inner)
    head = b"%%PDF-1.7\n1 0 obj <</Length %d /Filter /FlateDecode>>\nstream\n" % len(packed)
    return head + packed + b"\nendstream\nendobj\n"


HIDDEN: Mapping[str, Callable[[], bytes]] = {
    "plain": lambda: TOKEN.encode(),
    "in capitals": lambda: TOKEN.upper().encode(),
    "with accents in one sign": lambda: "tök00417én".encode(),
    "with accents of their own": lambda: "to\u0308k00417e\u0301n".encode(),
    "in wide letters": lambda: "".join(chr(ord(sign) + 0xFEE0) for sign in TOKEN).encode(),
    "with spaces that nobody sees": lambda: "tok\u200b004\u00ad17en".encode(),
    "as a slug": lambda: b"the-tok-00417-en-house",
    "cut up by tags": lambda: b"to<mark>k004</mark>17<b>en</b>",
    "in an attribute": lambda: f'<img alt="A {TOKEN}">'.encode(),
    "in a comment": lambda: f"<!-- {TOKEN} -->".encode(),
    "in SVG": lambda: f"<svg><title>{TOKEN}</title></svg>".encode(),
    "in decimal entities": lambda: _numbered("&#{};"),
    "in hexadecimal entities": lambda: _numbered("&#x{:x};"),
    "in an address": lambda: _numbered("%{:02X}"),
    "in JSON": lambda: b'{"a": "' + _numbered("\\u{:04x}") + b'"}',
    "in a script": lambda: _numbered("\\x{:02x}"),
    "in a style": lambda: _numbered("\\{:x} "),
    "in a quoted mail": lambda: _numbered("={:02X}"),
    "in a mail with soft ends of lines": lambda: quopri.encodestring(f"{'x' * 70}{TOKEN}".encode()),
    "in a folded calendar": lambda: b"SUMMARY:tok004\r\n 17en\r\n",
    "in base64": lambda: base64.b64encode(b"and " + TOKEN.encode()),
    "in base64 for addresses": lambda: base64.urlsafe_b64encode(f"?>>?~{TOKEN}".encode()),
    "in base64 behind other letters": lambda: b"k=x" + base64.b64encode(TOKEN.encode()),
    "in hexadecimal numbers": lambda: TOKEN.encode().hex().encode(),
    "in UTF-16": lambda: TOKEN.encode("utf-16"),
    "in UTF-16 from the big end": lambda: b"\x00\x01" + TOKEN.encode("utf-16-be"),
    "in gzip": lambda: gzip.compress(TOKEN.encode()),
    "in a zip": lambda: _zip(TOKEN.encode()),
    "as a name in a zip": lambda: _zip(b"", f"{TOKEN}.txt"),
    "in a workbook": _workbook,
    "in EXIF": _exif,
    "in EXIF as Windows writes it": lambda: _exif(wide=True),
    "in XMP": lambda: _picture("WEBP", xmp=f"<x:xmpmeta>{TOKEN}</x:xmpmeta>".encode()),
    "in the comment of a JPEG": lambda: _picture("JPEG", comment=TOKEN.encode()),
    "in a PNG": lambda: _png(packed=False),
    "packed in a PNG": lambda: _png(packed=True),
    "behind the end of a picture": lambda: _picture("PNG") + TOKEN.encode(),
    "packed in a PDF": lambda: _pdf(f"BT ({TOKEN}) Tj ET".encode()),
    "as octal numbers in a PDF": lambda: b"%PDF-1.7 /Author (" + _numbered("\\{:03o}") + b")",
    "as UTF-16 in a PDF": lambda: _pdf(b"<feff" + TOKEN.encode("utf-16-be").hex().encode() + b">"),
    "in JSON in base64 in gzip": lambda: gzip.compress(
        base64.b64encode(json.dumps({"a": f'"{TOKEN}"'}).encode())
    ),
    "escaped twice": lambda: html.escape(html.escape(_numbered("&#{};").decode())).encode(),
    "an address in an attribute": lambda: f'<a href="{quote(f"a/{TOKEN}é.html")}">'.encode(),
    "a calendar in a zip in base64": lambda: base64.b64encode(_zip(b"X:tok00\r\n 417en\r\n")),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_a_token_is_found_however_it_is_hidden(how: str) -> None:
    assert tokens_in(HIDDEN[how]()) == {TOKEN}


def test_most_of_these_are_found_by_no_search_for_the_text() -> None:
    """Else the reader would be more than is needed."""
    assert sum(TOKEN.encode() not in hide() for hide in HIDDEN.values()) >= 24


def test_a_token_in_the_name_of_a_file_is_found() -> None:
    assert tokens_of_files({f"media/{TOKEN}.jpg": b"", "b.txt": b""}) == {
        f"media/{TOKEN}.jpg": {TOKEN}
    }


@pytest.mark.parametrize("text", [b"", b"token", b"tok12en", b"tok 0041 7 and en", b"\x89PNG\r\n"])
def test_what_is_no_token_is_not_found(text: bytes) -> None:
    assert tokens_in(text) == set()
