"""Texts that a spreadsheet might run as a formula, and the sign that keeps it from doing so.

A CSV file cannot say that a cell is text, so spreadsheet programs guess; a text that begins like a
formula is run as one (OWASP, "CSV Injection"). An apostrophe before it is the sign for text. A text
that begins with an apostrophe itself gets one more, so that taking one away gives every text back.
"""

_DANGEROUS = frozenset("=+-@|%\t\r\n＝＋－＠'")


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet might run it."""
    return f"'{text}" if _may_run(text) else text


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and _may_run(text[1:]) else text


def _may_run(text: str) -> bool:
    """Whether the first sign is one of those; spaces before it do not help a spreadsheet."""
    stripped = text.lstrip(" \u00a0")
    return bool(text) and (text[0] in _DANGEROUS or (bool(stripped) and stripped[0] in _DANGEROUS))
