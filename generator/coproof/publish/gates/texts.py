"""Every text of the finished files, as a reader of it would see or copy it.

From markup come what stands between tags, attributes and comments; from JSON and scripts their
strings; of all others the lines. Escapes are undone: entities, backslashes, per cent signs.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from urllib.parse import unquote_plus

from coproof.publish.gates.lines import PAGES, SHEETS, Lines

SHORTEST = 12
"""Texts with fewer characters are said by everybody, and tell nothing about anybody."""

_INLINE = re.compile(
    r"</?(?:[abiqsu]|abbr|bd[io]|cite|code|data|del|dfn|em|font|ins|kbd|label|mark|samp|small|span"
    r"|strong|su[bp]|time|var|wbr)(?:>|\s[^>\n]*>)"
)
"""Elements inside a sentence: the words before and after them belong together."""

_IN_A_WORD = re.compile(r"<(?<=\w<)[^>\n]*>(?=\w)")
_BETWEEN_TAGS = re.compile(r"[>\n]([^<>\n]{12,})")
_ATTRIBUTES = {
    '="': re.compile(r'="([^"\n]{12,})'),
    "='": re.compile(r"='([^'\n]{12,})"),
    "= ": re.compile(r"= +[\"']([^\"'\n]{12,})"),
}
_COMMENT = re.compile(r"<[!?]([^\n]{12,})")
_STRING = re.compile(r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"')
_BACKSLASH = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SPACES = {"n": "\n", "r": "\n", "t": " ", "b": " ", "f": " ", "N": "\n"}


def texts_of(lines: Lines, only: Collection[str] | None = None) -> set[str]:
    """Every distinct text in these lines that is long enough to matter; `only` of some sorts."""
    found: set[str] = set()
    for sort in lines.sorts() if only is None else only:
        text = lines.of(sort).decode("utf-8", "replace")
        pieces = _READERS.get(sort, _lines)(text)
        found.update(_plain(map(_unescaped, pieces) if sort in _JSON else pieces))
    if only is None:
        found.update(_plain(cell for cell in lines.cells if len(cell) >= SHORTEST))
    return found


def _plain(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces without their escapes; a text of several lines is one text for each."""
    for piece in pieces:
        if "&" in piece:
            piece = unescape(piece)
        if "%" in piece or "+" in piece:
            yield unquote_plus(piece)
        if "\\" in piece:
            yield piece
            piece = _unescaped(piece)
        if "\n" in piece:
            yield from (line.strip() for line in piece.split("\n"))
        else:
            yield piece.strip()


def _unescaped(piece: str) -> str:
    return _BACKSLASH.sub(_character, piece) if "\\" in piece else piece


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SPACES.get(match[3], match[3])


def _markup(text: str) -> Iterator[str]:
    """What stands between tags, and once more with the words whole that have a tag in them."""
    yield from _between(_INLINE.sub(" ", text))
    if broken := set(_IN_A_WORD.findall(text)):
        lines = (line for line in text.split("\n") if any(tag in line for tag in broken))
        yield from _between(_INLINE.sub(" ", _IN_A_WORD.sub("", "\n".join(lines))))
    yield from _in_tags(text)


def _sheets(text: str) -> Iterator[str]:
    yield from _between(text)
    yield from _in_tags(text)


def _between(text: str) -> Iterator[str]:
    return iter(set(_BETWEEN_TAGS.findall(f"\n{text}")))


def _in_tags(text: str) -> Iterator[str]:
    """The values of attributes, however they are quoted, and comments."""
    for mark, pattern in _ATTRIBUTES.items():
        if mark in text:
            yield from set(pattern.findall(text))
    if "<!" in text or "<?" in text:
        yield from set(_COMMENT.findall(text))


def _strings(text: str) -> Iterator[str]:
    """The strings of data: keys and values, as they stand between quotation marks."""
    return (one for one in set(_STRING.findall(text)) if len(one) >= SHORTEST)


def _scripts(text: str) -> Iterator[str]:
    yield from _strings(text)
    yield from _lines(text)


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if len(line) >= SHORTEST)


_JSON = (".json", ".webmanifest")
_READERS = {
    PAGES: _markup,
    SHEETS: _sheets,
    ".json": _strings,
    ".webmanifest": _strings,
    ".js": _scripts,
}
