"""One text as YAML: as plainly as may be, and read back as exactly the same text.

The rule is: words that cannot be taken for anything else stand as they are, long words are folded
at single spaces, several lines keep their lines, and everything else stands in quotes.
"""

import re

WIDTH = 96
"""The widest line we write, in characters; a word longer than that stands on a line of its own."""

_NOT_WORDS = frozenset(("y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Words that some reader of YAML takes for a yes, a no, a nothing or a number."""

_PLAIN = re.compile(r"[^\W\d_][\w ,;.()/+'\u2019\"\u2013\u2014£%&?!…-]*")
"""Begins with a letter and holds nothing that YAML could read as a mark of its own."""

_CANNOT_BE_KEPT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, marks that turn the direction of writing, and halves of characters."""

_ONLY_IN_QUOTES = re.compile("[\t\r\x85\xa0\u2028\u2029\ufeff]")
_NEEDS_ESCAPE = re.compile('["\\\\\t\n\r\x85\xa0\u2028\u2029\ufeff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"} | {
    "\x85": "\\N",
    "\xa0": "\\_",
    "\u2028": "\\L",
    "\u2029": "\\P",
    "\ufeff": "\\uFEFF",
}
_BREAK = re.compile(r"(?<=\S) (?=\S)")


def can_be_kept(text: str) -> bool:
    """Whether every character may stand in a record: no control or direction characters."""
    return _CANNOT_BE_KEPT.search(text) is None


def scalar(text: str, indent: int, used: int) -> str:
    """A text as a YAML value.

    `indent` is where a following line of the value has to begin; `used` is how much of the first
    line is taken already. Raises ValueError where `can_be_kept` says no: ask that first.
    """
    if not can_be_kept(text):
        raise ValueError("a text with control characters cannot be written")
    if len(text) + used <= WIDTH and is_plain(text):
        return text
    if _may_be_block(text) and ("\n" in text or len(text) + used > WIDTH):
        return _block(text, indent)
    return _quoted(text, indent, used)


def is_plain(text: str) -> bool:
    """Whether a text may stand without quotes."""
    return (
        _PLAIN.fullmatch(text) is not None
        and not text.endswith(" ")
        and text.lower() not in _NOT_WORDS
    )


def _may_be_block(text: str) -> bool:
    """Blocks know no escapes, and editors cut spaces at the ends of their lines."""
    if _ONLY_IN_QUOTES.search(text) or text != text.strip():
        return False
    return all(line == line.rstrip() for line in text.split("\n"))


def _block(text: str, indent: int) -> str:
    """Several lines as they are (`|-`), or one long line folded at single spaces (`>-`)."""
    margin = "\n" + " " * indent
    if "\n" in text:
        return "|-" + "".join(margin + line if line else "\n" for line in text.split("\n"))
    return ">-" + margin + margin.join(_filled(text, WIDTH - indent))


def _quoted(text: str, indent: int, used: int) -> str:
    escaped = _NEEDS_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)
    margin = "\n" + " " * indent
    return '"' + margin.join(_filled(escaped, WIDTH - indent, used - indent + 2)) + '"'


def _filled(text: str, width: int, used: int = 0) -> list[str]:
    """A text in lines of at most `width`, broken only where one space stands between words.

    `used` is how much less of the text the first line has room for.
    """
    lines: list[str] = []
    line = ""
    for word in _BREAK.split(text):
        if line and len(line) + len(word) + 1 > width - (0 if lines else used):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return lines
