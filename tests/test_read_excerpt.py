"""The line that a finding shows: where it is, and never what somebody said."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from coproof.capture.write import record_text
from coproof.model import Excerpt, Finding
from coproof.read import locate, read_kinds
from coproof.read.excerpt import WIDE
from coproof.read.yaml import load
from read_stories import lay

FILE = "evidence/reviews/rev-1.yml"
TEXT = """\
# A review of Ann's room.
id: rev-1
title:
  en: Quieter?
  cy: >-
    Tawelach?
on: 2026-03-01   # Ann says the 2nd
result: "improved"
actions: [act-1, Ann, act-2]
reviewed_with:
  - person
  - ann
measures:
  - indicator: ind-1
    baseline_at: early spring
people_say:
- quote: "Better: 2026-01-01"
  voice: own_words
media: [{alt: "It is
  better", kind: photo, consent: con-1, n: 2}]
Ann said: it is loud
weather: rain
learned: 4857773456
notes: |
  on: 2026-01-01
visibility:
"""


def shown(field: str | None, root: Path, line: int | None = None, column: int = 1) -> str:
    """The excerpt of a finding as reports print it, without the numbers before it."""
    finding = Finding("some-check", "gap", "Title: look.", file=FILE, field=field)
    if line is not None:
        finding = Finding("a", "gap", "Title: look.", file=FILE, line=line, column=column)
    [found] = locate(root, [finding], read_kinds())
    excerpt = found.excerpt
    return f"{excerpt.text}\n{' ' * (excerpt.caret - 1)}^" if excerpt else ""


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        ("id", "id: rev-1\n    ^"),
        ("title", "title:\n^"),
        ("title.en", "  en: …\n      ^"),
        ("title.cy", "  cy: …\n      ^"),
        ("on", "on: 2026-03-01   # …\n    ^"),
        ("result", 'result: "improved"\n        ^'),
        ("actions", "actions: [act-1, …, act-2]\n         ^"),
        ("actions[1]", "actions: [act-1, …, act-2]\n                 ^"),
        ("actions[2]", "actions: [act-1, …, act-2]\n                    ^"),
        ("reviewed_with[0]", "  - person\n    ^"),
        ("measures[0].indicator", "  - indicator: ind-1\n               ^"),
        ("measures[0].baseline_at", "    baseline_at: …\n                 ^"),
        ("people_say[0].quote", "- quote: …\n         ^"),
        ("learned", "learned: …\n         ^"),
        ("notes", "notes: …\n       ^"),
        ("easy_read", "id: rev-1\n^"),  # not there: where the record begins
        ("visibility", "visibility:\n           ^"),
    ],
)
def test_a_field_is_shown_without_what_was_said(tmp_path: Path, field: str, seen: str) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT})
    assert shown(field, tmp_path) == seen


@pytest.mark.parametrize(
    ("line", "column", "seen"),
    [
        (1, 1, "# A review: nothing is shown of a comment"),
        (6, 5, "a line of a text of several lines"),
        (12, 5, "a word that is not in the list"),
        (25, 3, "a line of a text that looks like a field"),
        (99, 1, "a line that is not there"),
        (0, 1, "no line at all"),
    ],
)
def test_a_line_that_would_say_nothing_is_not_shown(
    tmp_path: Path, line: int, column: int, seen: str
) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT})
    assert shown(None, tmp_path, line, column) == ""


def test_what_follows_a_text_of_several_lines_is_shown_without_it(tmp_path: Path) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT})
    assert shown(None, tmp_path, 20, 12) == "…, kind: photo, consent: con-1, n: …}]\n   ^"


def test_a_key_that_is_no_name_of_a_field_is_hidden(tmp_path: Path) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT})
    assert shown(None, tmp_path, 21) == ""
    assert shown(None, tmp_path, 22) == "weather: …\n^"


def test_in_a_map_of_roles_only_roles_are_names(tmp_path: Path) -> None:
    lay(tmp_path, {"events/ev-1.yml": "id: ev-1\nattendance:\n  staff: 3\n  ann: 4\n"})
    places = [("attendance.staff", "  staff: 3"), ("attendance.ann", "  …: 4")]
    for field, text in places:
        finding = Finding("a", "gap", "X: y.", file="evidence/events/ev-1.yml", field=field)
        [found] = locate(tmp_path, [finding], read_kinds())
        assert found.excerpt is not None
        assert found.excerpt.text == text


def test_a_file_that_cannot_be_parsed_shows_nothing(tmp_path: Path) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT + "quote: 'never closed\n"})
    assert shown("on", tmp_path) == ""


def test_settings_are_shown_as_records_are(tmp_path: Path) -> None:
    lay(tmp_path, {"../site_config/accepted_gaps.yml": "- {record: fb-1, reason: Ann knows}\n"})
    finding = Finding(
        "a", "note", "X: y.", file="site_config/accepted_gaps.yml", field="[0].record"
    )
    [found] = locate(tmp_path, [finding], read_kinds())
    assert found.excerpt == Excerpt("- {record: fb-1, reason: …}", 12)


def test_of_a_long_line_the_part_round_the_caret_is_shown(tmp_path: Path) -> None:
    many = ", ".join(f"act-{number}" for number in range(2000))
    lay(tmp_path, {"reviews/rev-1.yml": f"id: rev-1\nactions: [{many}]\n"})
    seen = shown("actions[1000]", tmp_path).split("\n")
    assert len(seen[0]) == WIDE + 2
    assert seen[0].startswith("…")
    assert seen[0].endswith("…")
    assert seen[0][len(seen[1]) - 1 :].startswith("act-1000,")


WORDS = some.text(some.sampled_from("quibble wick:#-[]{},'\"|>&*!?%@`\n\t…é"), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(title=WORDS, quotes=some.lists(WORDS, max_size=3), roles=some.lists(WORDS, max_size=2))
def test_no_line_of_any_file_shows_a_word(
    tmp_path: Path, title: str, quotes: list[str], roles: list[str]
) -> None:
    """Whatever people write, and wherever a finding points: no letter of theirs is shown."""
    kind = read_kinds()["review"]
    said = [f"Qzx{text}Qzx" for text in (title, *quotes, *roles)]
    data = {
        "id": "rev-1",
        "title": said[0],
        "people_say": [{"quote": text, "voice": "own_words"} for text in said[1:]],
        "reviewed_with": said[1:],
        "on": said[0],
        "learned": {"en": said[0], said[0]: "x"},
    }
    text = record_text(kind, data)
    lay(tmp_path, {"reviews/rev-1.yml": text})
    findings = [
        Finding("a", "gap", "X: y.", file=FILE, line=line, column=column)
        for line in range(1, text.count("\n") + 2)
        for column in (1, 5, 30)
    ]
    shown = [str(found.excerpt) for found in locate(tmp_path, findings, read_kinds())]
    assert ("id: rev-1" in shown[0]) == (load(text.encode()).root is not None)
    assert not [excerpt for excerpt in shown if "Qzx" in excerpt]
