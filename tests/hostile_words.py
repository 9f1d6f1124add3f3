"""Texts that try to be more than text, and portfolios that have one in every field that takes words.

`hostile(number)` gives any number of different texts, always the same for the same number. Each
stands between two signs of its own, so that it is found again wherever it is shown, whole or cut.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from coproof.capture.write import record_text
from coproof.fields import Field, Kind
from coproof.model import Edition
from coproof.model.identifiers import identifiers_in
from coproof.read import read_kinds
from sown_portfolio import IDS, Sower

MARKUP = (
    "<script>canary()</script>",
    "</title><script>canary()</script>",
    "</textarea><svg/onload=canary()>",
    "</style><script src=//example.invalid/x.js></script>",
    "</noscript><img src=x onerror=canary()>",
    "<img src=x onerror=canary()>",
    "<img src='x' onerror=\"canary()\"//",
    '"><svg onload=canary()>',
    "'><details open ontoggle=canary()>",
    "<iframe srcdoc='<script>parent.canary()</script>'>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//example.invalid/x.css>",
    "<meta http-equiv=refresh content=0;url=//example.invalid>",
    "<base href=//example.invalid/>",
    "<form action=//example.invalid><input name=a autofocus onfocus=canary()>",
    "<a href=javascript:canary()>here</a>",
    "<object data='data:text/html,<script>canary()</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=canary()>",
    "<template><slot><script>canary()</script>",
    "<!--",
    "-->",
    "<!-- cp:slot -->",
    "<!DOCTYPE html>",
    "]]>",
    "<![CDATA[ x ]]>",
    "<?xml version='1.0'?>",
    "<?php echo 1 ?>",
    "&lt;b&gt;",
    "&amp;amp;",
    "&#60;script&#62;",
    "&#x0;",
    "&nbsp",
    "&notin;x",
    "<",
    ">",
    "<<>>",
    "< b >",
    "</",
    "</p></div></article></main></body></html>",
    "\"' onmouseover=canary() x='",
    "` onmouseover=canary() `",
)
MARKDOWN = (
    "# Heading",
    "**bold** _it_ ~~gone~~",
    "[a link](javascript:canary())",
    "![a picture](//example.invalid/x.png)",
    "[ref]: //example.invalid 'x'",
    "<//example.invalid>",
    "`code` ```fence```",
    "    indented",
    "> quoted",
    "- [ ] task",
    "1. one",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "***",
    "Title\n=====",
    "--8<-- 'mkdocs.yml'",
    "{: onclick=canary() }",
    "::: danger",
    '!!! note "x"',
    "[^1]: note",
    ":smile: :material-account:",
    "==mark== ++key++ ^^ins^^ H~2~O",
    "\\*not\\* \\",
    "[TOC]",
    "*[HTML]: x",
    "$$ \\alpha $$",
)
TEMPLATES = (
    "{{ 7*7 }}",
    "{% raw %}",
    "{% endraw %}",
    "{% include 'main.html' %}",
    "{# gone #}",
    "{{ config.__class__.__init__.__globals__ }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%(name)s %s %d",
    "{0} {name!r:>10}",
    "{{",
    "}}",
    "{%",
    "{{'{{'}}",
    "!ENV [HOME]",
    "!!python/name:os.system",
)
ADDRESSES = (
    "javascript:canary()",
    "JaVaScRiPt:canary()",
    "java\tscript:canary()",
    "data:text/html,<script>canary()</script>",
    "data:text/html;base64,PHNjcmlwdD5jYW5hcnkoKTwvc2NyaXB0Pg",
    "vbscript:msgbox(1)",
    "file:///etc/hostname",
    "//example.invalid/x",
    "https://example.invalid/?q=<x>&y=\"#'",
    "../../index.html",
    "..\\..\\x",
    "%2e%2e%2f",
    "%00",
    "feedback/fb-1.html#cp-content",
    "#k=abc&p=/etc",
)
FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(1)", "%1", "|x", "\t=1", " =1", "＝1+1", "＋1", "－1", "＠A1"),
    *("=HYPERLINK(1)", "=cmd|' /C calc'!A0", "'=1", "''", '"=1"', ";=1", ",=1", "\n=1", "\u00a0=1"),
    *("_x0041_", "_x000D_", "_xFFFF_", "1e5", "00123", "2026-01-01", "TRUE", "#REF!", "3/4", "1,2"),
)
WRITING = (
    "\u200f\u200eab\u061c",
    "שלום",
    "مرحبا <b>",
    "e\u0301\u0323 e\u0323\u0301",
    "Z\u0351\u036b\u0343a\u0329\u035f",
    "a\u200bb\u200cc\u200dd\u2060",
    "\u00ad soft",
    "\u2007\u3000\u1680 spaces",
    "ﬁ ﬀ ß ẞ İ \u0131 \u017f K Å Ω",
    "日本語 한국어 ไทย हिन्दी",
    "👩🏽‍🦽‍➡️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧",
    "\U0001d4d0\U0010fffd",
    "\u2018’“”„«»\u2039\u203a…–—",
    "\ufff9\ufffa\ufffb\ufffc\ufffd",
    "A\u030a\u0327" * 8,
    "\ufe0f\u20e3",
    "ŵ ŷ â ê î ô û",
)
NAUGHTY = (
    *("null", "undefined", "NaN", "true", "None", "nil", "0", "-1", "[object Object]", "~", "NULL"),
    *("__proto__", "constructor", "hasOwnProperty", "toString", "valueOf", "length", "__dict__"),
    *("\\", "\\\\", "\\n", "\\u003cscript\\u003e", "\\x3c", "'; drop table x; --", '" or ""="'),
    *(
        "$(whoami)",
        "`whoami`",
        "|| true",
        "> /dev/null",
        "%PATH%",
        "\r",
        "a\rb",
        "a\nb",
        "a\n\n\nb",
    ),
    *("*/alert(1)//", "//", "/*", "';canary();//", '";canary();//', "</script>", "\u0085x"),
    *(
        "...",
        "…",
        "----",
        "....",
        "'",
        '"',
        "`",
        "\u00b4",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        ",,,",
        ";;;",
    ),
)
FRAGMENTS = (
    *MARKUP,
    *MARKDOWN,
    *TEMPLATES,
    *ADDRESSES,
    *FORMULAS,
    *WRITING,
    *NAUGHTY,
)
REFUSED = (
    *(chr(code) for code in (*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)),
    *(chr(code) for code in (*range(0x80, 0x85), *range(0x86, 0xA0))),
    *(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF)),
    *("\ud800", "\udfff"),
)
"""Characters that no record may hold: control characters, those that turn the direction of writing,
those that are none, and halves of characters."""

SIGN = re.compile(r"q(\d{7})q")
"""Begins every text; the same number between two z ends it."""

LONGEST = 120
"""As long as a text may be that fits every field, but for the long ones."""


def hostile(number: int, most: int) -> str:
    """The text of that number between its two signs, at most so many characters long.

    Now and then it is one very long word. It is never taken for a contact or a name, since those
    are errors.
    """
    chance = random.Random(number)
    room = min(most, LONGEST) - 18
    while True:
        inside = _mixed(chance, room) if number % 50 else _long(number, min(most, 9000) - 18)
        text = f"q{number:07}q{inside}z{number:07}z"
        if not identifiers_in(text) and not identifiers_in(harmless(text)):
            return text


def _long(number: int, room: int) -> str:
    return (("long" if number % 100 else "<b>") * room)[:room]


def _mixed(chance: random.Random, room: int) -> str:
    """One to four fragments, at times spoiled or begun like a formula."""
    text = chance.choice(("", "", " ", "=", "\n", "<")).join(
        chance.choice(FRAGMENTS) for _ in range(chance.randint(1, 4))
    )[:room]
    if chance.random() < 0.3 and text:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice("<>&\"'`{}[]()=/\\#*_~|%!") + text[at + 1 :]
    return text


PAYLOADS = tuple(text for text in (*MARKUP, *MARKDOWN, *ADDRESSES) if "canary" in text)
"""Texts that would call `canary()` in a browser, each in its own way."""


def payload(number: int, most: int) -> str:
    """One of the texts that would run something, between its two signs."""
    return f"q{number:07}q{PAYLOADS[number % len(PAYLOADS)]}z{number:07}z"


def harmless(text: str) -> str:
    """The same text with nothing in it that means anything to anybody but a reader.

    Letter by letter, so that it is as long, is cut at the same place and has the same words.
    """
    return "".join(_harmless(char) for char in text)


def _harmless(char: str) -> str:
    if char.isspace() or (char.isascii() and char.isalnum()) or char in ".,?!…:;-_":
        return char
    return "x" if char.isalnum() else "·"


class Hostile(Sower):
    """Fills the records of one number with texts; all their links stay among themselves.

    `first` is the number of the first text; `texts` are all that were sown, by number, `fields` how
    many in each field; `second_titles` are titles in a second language.
    """

    def __init__(
        self, first: int, kindly: bool = False, words: Callable[[int, int], str] = hostile
    ) -> None:
        super().__init__()
        self.words = words
        self.next = first
        self.kindly = kindly
        self.texts: dict[int, str] = {}
        self.fields: dict[str, int] = {}
        self.second_titles: set[int] = set()
        self.number = 0

    def sow(self, root: Path, records: int) -> None:
        """Write the provider and so many records of every other kind below a root."""
        for kind in read_kinds():
            for number in range(1, (records if kind.prefix else 1) + 1):
                self.number = number
                data = self.record(kind) | {"id": self._id(kind.name)}
                file = root / "evidence" / kind.folder / f"{data['id']}.yml"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(record_text(kind, data), "utf-8")

    def record(self, kind: Kind) -> dict[str, Any]:
        """A record with every field that its schema knows."""
        self.kind = kind
        return super().record(kind) | dict(self._as_it_must_be(kind.name))

    def _as_it_must_be(self, kind: str) -> Iterator[tuple[str, Any]]:
        if kind == "consent":
            yield "visibility", "internal"

    def _id(self, kind: str) -> str:
        return IDS[kind].replace("-1", f"-{self.number}")

    def _value(self, field: Field, path: str, *, consent: bool) -> Any:
        one = super()._value(field, path, consent=consent)
        if field.shape == "list" and field.items and field.items.shape in ("text", "object"):
            return one + [
                super(Hostile, self)._value(field, path, consent=consent)[0] for _ in "ab"
            ]
        if field.shape == "text":
            node = _schema(self.kind.schema, path)
            most = node["maxLength"]
            if field.translatable and self.number % 2:
                english = self._text(path, most)
                if field.name == "title":
                    self.second_titles.add(self.next)
                return {"en": english, "cy": self._text(path, most)}
            return self._text(path, most)
        if field.shape == "choice" and path in VARIED:
            return field.choices[self.number % len(field.choices)]
        return one

    def _text(self, path: str, most: int) -> str:
        number, self.next = self.next, self.next + 1
        text = self.words(number, most)
        self.texts[number] = text
        self.fields[path] = self.fields.get(path, 0) + 1
        return harmless(text) if self.kindly else text

    def _leaf(self, field: Field, visibility: Edition) -> Any:
        if field.shape == "text":
            return ""
        if field.shape == "link":
            return self._id(field.links[0])
        return super()._leaf(field, visibility)


VARIED = (
    "decision.outcome",
    "review.result",
    "review.kind",
    "review.decided_next",
    "feedback.kind",
    "feedback.from_role",
    "told.response",
    "event.kind",
    "indicator.domain",
    "service.type",
    "theme.area",
)
"""Choices that change what a page says: each record has another."""


def _schema(schema: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """The schema of a text at a path below a kind, such as `feedback.route.response`."""
    node = schema
    for name in path.split(".")[1:]:
        while "items" in node:
            node = node["items"]
        node = node["properties"][name]
    while "items" in node:
        node = node["items"]
    return node
