"""Findings get the line and column where somebody has to look."""

from pathlib import Path

import pytest

from coproof.model import Finding
from coproof.read import locate, read_kinds
from read_stories import lay

FILE = "evidence/reviews/rev-1.yml"
TEXT = """\
# A review.
id: rev-1
title:
  en: Quieter?
  cy: >-
    Tawelach?
measures:
  - indicator: ind-1
    baseline_at: 2026-01
  - indicator: ind-2
reviewed_with: [person, staff]
people_say:
- quote: "Better"
  voice: own_words
notes: |
  Kept.
easy_read: {lines: [{say: It is quiet}]}
"""


def _finding(field: str | None, file: str | None = FILE) -> Finding:
    return Finding("some-check", "gap", "Title: look.", record="rev-1", file=file, field=field)


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("id", (2, 5)),
        ("title", (3, 1)),
        ("title.en", (4, 7)),
        ("title.cy", (5, 7)),
        ("measures", (7, 1)),
        ("measures[0]", (8, 5)),
        ("measures[0].baseline_at", (9, 18)),
        ("measures[1].indicator", (10, 16)),
        ("reviewed_with", (11, 16)),
        ("reviewed_with[1]", (11, 25)),
        ("people_say[0].quote", (13, 10)),
        ("notes", (15, 8)),
        ("easy_read.lines[0].say", (17, 27)),
        ("on", (2, 1)),  # not there: where the record begins
        ("measures[1].follow_up_at", (10, 5)),  # not there: where its parent is
        ("easy_read.checked_with_people.on", (17, 12)),
        ("measures[7]", (7, 1)),
        ("reviewed_with.on", (11, 16)),
        (None, (1, 1)),
    ],
)
def test_where_a_field_is(tmp_path: Path, field: str | None, place: tuple[int, int]) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT})
    [found] = locate(tmp_path, [_finding(field)], read_kinds())
    assert (found.line, found.column) == place


def test_an_entry_of_a_list_that_is_the_whole_file(tmp_path: Path) -> None:
    lay(tmp_path, {"../site_config/accepted_gaps.yml": "# x\n- record: fb-1\n- record: fb-2\n"})
    [found] = locate(
        tmp_path, [_finding("[1].record", "site_config/accepted_gaps.yml")], read_kinds()
    )
    assert (found.line, found.column) == (3, 11)


def test_a_file_that_cannot_be_parsed_is_looked_at_from_its_top(tmp_path: Path) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": "id: [" * 40_000})
    [found] = locate(tmp_path, [_finding("id")], read_kinds())
    assert (found.line, found.column) == (1, 1)


def test_folders_and_what_is_not_there_have_no_line(tmp_path: Path) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT})
    given = [_finding("id", file) for file in (None, "evidence", "evidence/reviews/rev-9.yml")]
    assert locate(tmp_path, given, read_kinds()) == tuple(given)


def test_a_place_that_is_known_stays_and_so_does_the_order(tmp_path: Path) -> None:
    lay(tmp_path, {"reviews/rev-1.yml": TEXT})
    known = Finding("schema", "error", "Id: x.", file=FILE, line=99, column=9, field="id")
    located = locate(tmp_path, [_finding("notes"), known, _finding("id")], read_kinds())
    assert [found.line for found in located] == [15, 99, 2]
