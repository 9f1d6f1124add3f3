"""Strict YAML: what is read means what was written; what is refused is refused with its place."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coproof.read.yaml import Loaded, load
from coproof.read.yaml.harmless import DEPTH, TOO_DEEP, events_trouble, is_harmless
from coproof.read.yaml.nodes import compose
from coproof.read.yaml.values import build

CASES = Path(__file__).parent / "read_cases"
REFUSED = yaml.safe_load((CASES / "refused.yml").read_text("utf-8"))
KEPT = yaml.safe_load((CASES / "kept.yml").read_text("utf-8"))
LARGE = "\n# " + "x" * 20_000
"""A comment that makes a file too large for the quick way in, and changes nothing else."""


def _only(loaded: Loaded) -> tuple[str, str]:
    [trouble] = loaded.troubles
    return f"{trouble.line}:{trouble.column}", trouble.message


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["why"])
def test_refused(case: dict[str, str]) -> None:
    place, message = _only(load(case["text"].encode()))
    assert (place, case["says"] in message) == (case["at"], True), message


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case["why"])
def test_kept(case: dict[str, str]) -> None:
    loaded = load(case["text"].encode())
    assert (loaded.troubles, loaded.data) == ((), json.loads(case["means"], strict=False))


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case["why"])
def test_both_ways_in_give_the_same(case: dict[str, str]) -> None:
    if case["means"] != '"only words"':  # a comment cannot follow words that stand alone
        assert load((case["text"] + LARGE).encode()).data == load(case["text"].encode()).data


@pytest.mark.parametrize(
    ("data", "place", "says"),
    [
        ("id: fb-1\n".encode("utf-16"), "1:1", "choose the encoding UTF-8"),
        ("id: fb-1\n".encode("utf-16-be"), "1:1", "choose the encoding UTF-8"),
        ("id: fb-1\n".encode("utf-32"), "1:1", "choose the encoding UTF-8"),
        ("a: 1\nb: “loud”\n".encode("cp1252"), "2:4", "is not UTF-8"),
        (b"a: \xed\xa0\x80\n", "1:4", "is not UTF-8"),
        (b"a: 1\n\xff\n", "2:1", "is not UTF-8"),
        (b"a: " + b"x" * 1024 * 1024, "1:1", "larger than 1 MB"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, place: str, says: str) -> None:
    found, message = _only(load(data))
    assert (found, says in message) == (place, True), message


HOSTILE = {
    "40000 brackets": b"[" * 80_000,
    "a megabyte of brackets": b"a: " + b"{" * 1_000_000,
    "brackets and fields": b"[a: " * 250_000,
    "a megabyte of dashes": b"- " * 500_000,
    "a megabyte of questions": b"? " * 500_000,
    "a staircase": b"\n".join(b" " * step + b"a:" for step in range(1_400)),
    "a staircase behind long keys": b"".join(
        b'? "\n' + b" " * step + b'" : - - - - -\n' for step in range(0, 1_000, 10)
    ),
    "more entries than a record has": b"-\n" * 300_000,
    "more entries in brackets": b"a: [" + b"[]," * 300_000 + b"]",
    "nine levels of laughter": b"a: &a [x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (n, n, n - 1, n - 1, n - 1) for n in range(98, 107)),
    "a list in itself": b"&a [*a]\n",
    "a megabyte of quotation marks": b'"' * 1_000_000,
    "a megabyte of keys": b'a: "' + b"'\n" * 400_000,
    "a megabyte of colons": b": " * 500_000,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_with_one_sentence(data: bytes) -> None:
    [trouble] = load(data).troubles
    assert trouble.message


def test_a_very_long_number_is_text() -> None:
    assert load(b"a: " + b"9" * 5_000).data == {"a": "9" * 5_000}


def test_lists_may_nest_to_the_limit_and_no_deeper() -> None:
    fits, too_deep = b"[" * DEPTH + b"]" * DEPTH, b"[" * (DEPTH + 1) + b"]" * (DEPTH + 1)
    for more in (b"", LARGE.encode()):
        assert load(fits + more).troubles == ()
        assert _only(load(too_deep + more)) == (f"1:{DEPTH + 1}", TOO_DEEP)


def test_every_field_that_is_written_twice_is_found() -> None:
    loaded = load(b"a: 1\na: 2\nb: 1\nb: 2\n")
    assert [trouble.line for trouble in loaded.troubles] == [2, 4]


# Words as people write them, and everything that means something to YAML.
PLAIN = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"])
TEXT = st.text(PLAIN | st.sampled_from("&*!|>%@`#:-?,[]{}\"' \n\t~.0123456789"), max_size=40)
LEAF = (
    TEXT
    | st.sampled_from(["no", "2026-05-17", "12:30", "0123", "1_000", ".nan", "0x1F", "1e3", "<<"])
    | st.integers(-(10**17), 10**17)
    | st.booleans()
    | st.none()
)
DATA = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _dumped(data: Any, flow: bool) -> str:
    return yaml.dump(data, Dumper=_NoAliases, allow_unicode=True, default_flow_style=flow)


@given(DATA, st.booleans())
@settings(max_examples=400, deadline=None)
def test_what_an_ordinary_writer_writes_comes_back(data: Any, flow: bool) -> None:
    text = _dumped(data, flow)
    loaded = load(text.encode())
    assert (loaded.troubles, loaded.data) == ((), data)
    assert _slowly(text) == data


@given(st.dictionaries(TEXT, DATA, max_size=4), st.booleans())
@settings(max_examples=200, deadline=None)
def test_the_quick_and_the_careful_way_in_agree(data: dict[str, Any], flow: bool) -> None:
    text = _dumped(data, flow)
    assert load((text + LARGE).encode()).data == load(text.encode()).data == data


def _slowly(text: str) -> Any:
    """A reference that shares nothing with the reader but the rule: PyYAML's own Python loader."""
    loader = _Reference(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


class _Reference(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's way)


for _tag, _pattern, _first in (
    ("bool", "^(true|false)$", "tf"),
    ("int", "^-?(0|[1-9][0-9]{0,17})$", "-0123456789"),
    ("float", "^-?(0|[1-9][0-9]{0,17})[.][0-9]{1,18}$", "-0123456789"),
    ("null", "^(null|~|)$", ["n", "~", ""]),
):
    yaml.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first), _Reference
    )

SIGNS = ["&x", "*x", "!x", "! ", "[", "]", "{", "}", ", ", "|", ">", "'", '"', "#", " #", "\\"]
LAYOUT = [
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "\n",
    "\n  ",
    "\n- ",
    "---",
    "...",
    "%YAML 1.1\n",
    "\t",
    "\r",
]
PIECES = st.sampled_from([*SIGNS, *LAYOUT, "<<: "])


@given(st.lists(PIECES, max_size=30).map("".join))
@example("[\n]: &x a")
@example('{"a":&x b}')
@example("? a\n: - - - *x")
@settings(max_examples=3_000, deadline=None)
def test_the_scan_never_passes_what_the_events_refuse(text: str) -> None:
    if not is_harmless(text):
        return
    root, refused = _followed(text)
    assert refused is None or (refused == TOO_DEEP and root is not None and build(root)[1])


def _followed(text: str) -> tuple[yaml.Node | None, str | None]:
    try:
        trouble = events_trouble(text)
    except yaml.YAMLError:
        with pytest.raises(yaml.YAMLError):
            compose(text)
        return None, None
    return compose(text), trouble.message if trouble else None


@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
@settings(max_examples=1_500, deadline=None)
def test_any_text_gives_data_or_troubles_with_a_place_in_it(text: str) -> None:
    try:
        loaded = load(text.encode("utf-8", "surrogatepass"))
    except Exception as error:
        pytest.fail(f"a traceback: {error!r}")
    lines = text.splitlines() or [""]
    for trouble in loaded.troubles:
        assert 1 <= trouble.line <= len(lines) + 1
        assert trouble.column >= 1


def _messages() -> Iterator[str]:
    for case in REFUSED:
        yield from (trouble.message for trouble in load(case["text"].encode()).troubles)


def test_every_sentence_is_short() -> None:
    assert all(len(f"File: {message}".split()) <= 25 for message in _messages())
