"""Files made to break a reader: bombs, wrong bytes, half records, and records spoiled at random."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from coproof.capture.write import record_text
from coproof.read import read_kinds
from read_stories import FEEDBACK
from sown_portfolio import IDS, Sower

CASES = Path(__file__).parent / "read_cases"


def _with(**fields: str) -> bytes:
    """A sound piece of feedback with other lines in the place of some fields."""
    lines = [line for line in FEEDBACK.splitlines() if line.partition(":")[0] not in fields]
    return "\n".join([*lines, *(f"{name}: {value}" for name, value in fields.items()), ""]).encode()


def _more(text: str | bytes) -> bytes:
    return FEEDBACK.encode() + (text if isinstance(text, bytes) else text.encode())


BOMBS: Mapping[str, bytes] = {
    "forty thousand brackets": b"[" * 40_000,
    "a megabyte of open brackets": b"[" * 1_048_000,
    "a megabyte of open braces": b"a: " + b"{" * 1_048_000,
    "brackets and fields": b"[a: " * 250_000,
    "brackets that close": b"[" * 5_000 + b"]" * 5_000,
    "dashes": b"- " * 500_000,
    "questions": b"? " * 500_000,
    "colons": b": " * 500_000,
    "a staircase": b"\n".join(b" " * step + b"a:" for step in range(1_400)),
    "a staircase of lists": b"\n".join(b" " * step + b"-" for step in range(0, 1_400)),
    "more entries than a record has": b"-\n" * 300_000,
    "more fields than a record has": b"".join(b"f%d: 1\n" % n for n in range(80_000)),
    "more entries in brackets": b"a: [" + b"[]," * 300_000 + b"]",
    "a million commas": b"a: [" + b"," * 1_000_000,
    "laughter": b"a: &a [x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (n, n, n - 1, n - 1, n - 1) for n in range(98, 107)),
    "laughter in one line": b"[&a [x,x], &b [*a,*a], &c [*b,*b], *c]",
    "a list in itself": b"&a [*a]\n",
    "an object in itself": b"&a {a: *a}\n",
    "a merge of itself": b"a: &a\n  <<: *a\n",
    "quotation marks": b'"' * 1_000_000,
    "apostrophes": b"'" * 1_000_001,
    "keys over lines": b'a: "' + b"'\n" * 400_000,
    "a long key": b"k" * 1_000_000 + b": 1\n",
    "a long quoted key": b'"' + b"k" * 1_000_000 + b'": 1\n',
    "a long value": _with(summary="x" * 1_000_000),
    "a long word": _with(summary="x" * 10_001),
    "a long number": _with(given_on="9" * 5_000),
    "a long day": _with(given_on="2026-05-17" + "0" * 100_000),
    "a million spaces": b"a:" + b" " * 1_000_000 + b"x: y",
    "a million lines": b"\n" * 1_000_000 + b"x: [",
    "a million comments": b"# x\n" * 250_000 + b"x: [",
    "tabs": b"\t" * 1_000_000,
    "a block of a million lines": b"a: |\n" + b" x\n" * 340_000 + b"y",
    "a folded block": _with(summary=">-\n" + "  x\n" * 6_000),
    "escapes": b'a: "' + rb"\u0041" * 170_000 + b'"\nb: [',
    "anchors": b"".join(b"a%d: &a%d x\n" % (n, n) for n in range(50_000)),
    "tags": b"a: " + b"!x " * 300_000,
    "documents": b"---\n" * 250_000,
    "document ends": b"...\n" * 250_000,
    "directives": b"%YAML 1.2\n" * 100_000,
    "themes without end": _with(themes="[" + ",".join(f"th-{n}" for n in range(20_000)) + "]"),
    "an id that takes long to refuse": _with(service="svc-" + "a-" * 40_000),
    "an id with dashes": _with(service="svc" + "-a" * 31 + "-"),
    "a statement that takes long": _with(phase="a" * 100_000 + "!"),
    "a path that takes long": _more(
        "media: [{file: " + "a/" * 40_000 + "!, kind: photo, alt: x}]\n"
    ),
    "twice the same field a thousand times": b"kind: concern\n" * 1_000,
    "ten thousand wrong fields": _more("".join(f"x{n}: 1\n" for n in range(4_000))),
}
BYTES: Mapping[str, bytes] = {
    "nothing": b"",
    "a space": b" ",
    "a mark and nothing": b"\xef\xbb\xbf",
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + FEEDBACK.encode(),
    "UTF-16": FEEDBACK.encode("utf-16"),
    "UTF-16 the other way": FEEDBACK.encode("utf-16-be"),
    "UTF-32": FEEDBACK.encode("utf-32"),
    "another code page": FEEDBACK.replace("too loud", "“loud”").encode("cp1252"),
    "half a character": _more(b"notes: \xe2\x82\n"),
    "a character in too many bytes": _more(b"notes: \xc0\xaf\n"),
    "half a pair": _more(b"notes: \xed\xa0\x80\n"),
    "beyond the last character": _more(b"notes: \xf4\x90\x80\x80\n"),
    "a zero": _more(b"notes: a\0b\n"),
    "zeros": b"\0" * 100_000,
    "all bytes": bytes(range(256)) * 16,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "a program": b"\x7fELF" + b"\x02\x01\x01" + b"\0" * 64,
    "a zip": b"PK\x03\x04" + b"\0" * 64,
    "a page": b"<!doctype html><script>canary()</script>",
    "JSON": b'{"id": "fb-1", "id": "fb-1"}',
    "JSON that ends early": b'{"id": "fb-1",',
    "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "a spreadsheet": b"id,service\nfb-1,svc-mill\n",
    "larger than a record": _with(notes="x") + b"# " + b"x" * 1_048_600,
    "a merge conflict": _more("<<<<<<< ours\nnotes: a\n=======\nnotes: b\n>>>>>>> theirs\n"),
    "a bell": _more("notes: \x07\n"),
    "words turned round": _more("notes: \u202eback\n"),
    "a line separator": _more("notes: a\u2028b\n"),
    "carriage returns alone": FEEDBACK.replace("\n", "\r").encode() + b"x\r",
    "not a number": _with(given_on=".nan"),
    "without end": _with(given_on=".inf"),
    "a day that is none": _with(given_on="2026-02-30"),
    "a day in another writing": _with(
        given_on="".join(chr(0x660 + int(d)) if d != "-" else d for d in "2026-05-17")
    ),
    "a day with a line behind": _with(given_on='"2026-05-17\\n"'),
    "the day before time": _with(given_on="0000-00-00"),
    "a time": _with(given_on="12:30"),
    "a yes for a word": _with(kind="yes"),
    "nothing for a word": _with(kind="~"),
    "a list for a word": _with(kind="[concern]"),
    "an object for a word": _with(kind="{concern: concern}"),
    "a number for an id": _with(service="7"),
    "a field of objects": _with(__class__="x", __proto__="y"),
    "Python": _with(summary="!!python/object/apply:os.system ['true']"),
    "an environment": _with(summary="!ENV [HOME]"),
    "an include": _with(summary="!include /etc/passwd"),
    "only a list": b"- a\n- b\n",
    "only a word": b"concern\n",
    "only a number": b"1\n",
}


def crafted() -> Mapping[str, bytes]:
    """All files by what they are; with the cases that the reader's own tests refuse."""
    refused = yaml.safe_load((CASES / "refused.yml").read_text("utf-8"))
    return {**BOMBS, **BYTES} | {f"case: {case['why']}": case["text"].encode() for case in refused}


def spoiled(number: int) -> tuple[str, bytes]:
    """A record of some kind, spoiled in one to five places; its path below the root, its bytes.

    The same number always gives the same.
    """
    chance = random.Random(number)
    kind = chance.choice(list(read_kinds()))
    text = bytearray(record_text(kind, Sower().record(kind)).encode())
    for _ in range(chance.randint(1, 5)):
        chance.choice(WAYS)(chance, text)
    name = IDS[kind.name].replace("-1", f"-{number}") if kind.prefix else f"provider{number}"
    new = bytes(text).replace(IDS[kind.name].encode(), name.encode(), 1)
    return f"evidence/{kind.folder or 'services'}/{name}.yml", new


def _place(chance: random.Random, text: bytearray) -> int:
    return chance.randrange(len(text) + 1)


def _insert(chance: random.Random, text: bytearray) -> None:
    at = _place(chance, text)
    text[at:at] = chance.choice(PIECES)


def _cut(chance: random.Random, text: bytearray) -> None:
    at = _place(chance, text)
    del text[at : at + chance.randint(1, 30)]


def _flip(chance: random.Random, text: bytearray) -> None:
    if text:
        text[chance.randrange(len(text))] = chance.randrange(256)


def _double(chance: random.Random, text: bytearray) -> None:
    at = _place(chance, text)
    text[at:at] = text[at : at + chance.randint(1, 60)]


def _swap_lines(chance: random.Random, text: bytearray) -> None:
    lines = bytes(text).split(b"\n")
    chance.shuffle(lines)
    text[:] = b"\n".join(lines) if chance.random() < 0.2 else b"\n".join(sorted(lines))


def _indent(chance: random.Random, text: bytearray) -> None:
    lines = bytes(text).split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"  ", b"\t", b"- ")) + lines[at]
    text[:] = b"\n".join(lines)


def _value(chance: random.Random, text: bytearray) -> None:
    lines = bytes(text).split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].partition(b":")[0] + b": " + chance.choice(PIECES)
    text[:] = b"\n".join(lines)


WAYS = (_insert, _cut, _flip, _double, _swap_lines, _indent, _value)
PIECES = (
    *(b"\0", b"\xff", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\n", b"\r", b"\t", b": ", b"- ", b"? "),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b"&a ",
        b"*a",
        b"!x ",
        b"|",
        b">",
        b"%",
        b"@",
        b"`",
        b"#",
    ),
    *(b"---\n", b"...\n", b"<<: *a\n", b"{a: [", b"~", b"null", b"true", b"no", b".nan", b"-.inf"),
    *(
        b"0",
        b"-1",
        b"1e999",
        b"0x7f",
        b"12:30",
        b"9" * 400,
        b"2026-02-30",
        b"2026-13",
        b"9999-12-31",
    ),
    *(
        b"fb-1",
        b"th-none",
        b"../../x",
        b"[]",
        b"{}",
        b'""',
        b"[[[[[]]]]]",
        b"{en: }",
        b"x" * 11_000,
    ),
)


def spoiled_many(first: int, number: int) -> Iterator[tuple[str, bytes]]:
    """So many spoiled records, from a number on."""
    return (spoiled(first + step) for step in range(number))
