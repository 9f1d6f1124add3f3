"""Bytes to text: the right encoding, and no character that cannot be seen but changes the meaning.

Everything refused here is refused with its line and column, because it can seldom be seen.
"""

import re

from coproof.read.yaml.trouble import Trouble

LIMIT = 1024 * 1024
"""The size of the largest file we read, in bytes."""

_UTF_8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_REFUSED_IN_VALUES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"


def decode(data: bytes) -> str | Trouble:
    """The text of a file without its byte order mark, or why there is none."""
    if len(data) > LIMIT:
        return Trouble("this is larger than 1 MB; a record holds words, files go into attachments")
    data = data.removeprefix(_UTF_8_MARK)
    if data.startswith(_OTHER_MARKS) or data[:4].count(b"\x00") > 1:
        return Trouble("this is not saved as UTF-8; save it again and choose the encoding UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(data, error.start)
    found = _REFUSED.search(text)
    return text if found is None else _refused(text, found)


def has_hidden(value: str) -> bool:
    """Whether a value holds a character that may not even be written as an escape."""
    return _REFUSED_IN_VALUES.search(value) is not None


def place_in(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of a character; lines end as the parser sees them end."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text, 0, index):
        line, start = line + 1, end.end()
    return line, index - start + 1


def _not_utf_8(data: bytes, index: int) -> Trouble:
    before = data[:index].decode("utf-8")
    line, column = place_in(before, len(before))
    message = "this character is not UTF-8; type it again, then save the file as UTF-8"
    return Trouble(message, line, column)


def _refused(text: str, found: re.Match[str]) -> Trouble:
    if found[0] in _TURNS:
        message = "a hidden character here turns the direction of writing; delete it"
    elif found[0] in _BREAKS:
        message = "a hidden line break character stands here; delete it and press Enter"
    else:
        message = "a hidden control character stands here; delete it"
    return Trouble(message, *place_in(text, found.start()))
