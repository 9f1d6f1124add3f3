"""Whether a style sheet makes a browser fetch something from another site."""

import re

_FETCH = re.compile(
    rb"(?:(?:url|src)\(|@import)\s*[\"']?\s*(?:https?:)?//"
    rb"|image-set\([^;}]*[\"']\s*(?:https?:)?//",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-9a-fA-F]{1,6})\s?")


def fetches_from_outside(style: bytes) -> bool:
    """Whether these rules name an address on another site, in whatever way it is written."""
    if b"//" not in style and b"\\" not in style:
        return False
    return any(_FETCH.search(text) for text in (style, _plain(style)))


def _plain(style: bytes) -> bytes:
    """The rules without comments and with escaped letters as themselves."""
    return _ESCAPE.sub(_letter, _COMMENT.sub(b"", style))


def _letter(match: re.Match[bytes]) -> bytes:
    code = int(match[1], 16)
    return chr(code).encode("utf-8", "replace") if 0 < code < 0xD800 else b" "
