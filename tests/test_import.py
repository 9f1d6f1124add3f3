"""Spreadsheets in: every row is accounted for, and what was said is never changed or repeated."""

import csv
import io
import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coproof.capture.ids import ids_by_content, ids_by_key, named_id
from coproof.portfolio import examine
from coproof.read import read_kinds
from import_stories import (
    MAP,
    SHEET,
    TODAY,
    a_root,
    bring,
    errors,
    evidence,
    last_line,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return a_root(tmp_path)


# What comes of a sheet


def test_rows_become_records_and_their_services_are_made(root: Path) -> None:
    result = bring(root, SHEET)
    assert last_line(result) == "3 rows in: 3 taken, 0 left out, 0 refused."
    assert result.exit_code == 0
    files = evidence(root)
    assert list(files) == [
        "feedback/2021/fb-1.yml",
        "feedback/2021/fb-2.yml",
        "feedback/2021/fb-3.yml",
        "services/svc-mill-lane.yml",
        "services/svc-rose-house.yml",
    ]
    assert files["feedback/2021/fb-2.yml"] == dedent("""\
        id: fb-2
        service: svc-mill-lane
        given_on: 2021-05-18
        kind: comment
        channel: everyday_conversation
        from_role: family_carer
        voice: own_words
        summary: "She said: \\"no\\", twice."
        sentiment: mixed
        visibility: partner
        """)
    assert files["services/svc-rose-house.yml"] == dedent("""\
        id: svc-rose-house
        title: Rose House
        type: supported_living
        people_count: 8
        visibility: partner
        """)
    assert errors(root) == []


def test_importing_twice_adds_nothing(root: Path) -> None:
    bring(root, SHEET)
    before = evidence(root)
    again = bring(root, SHEET)
    assert last_line(again) == "3 rows in: 0 taken, 3 already there, 0 left out, 0 refused."
    assert evidence(root) == before


def test_a_longer_sheet_adds_only_what_is_new(root: Path) -> None:
    bring(root, SHEET)
    longer = bring(root, SHEET + "4,03/06/2021,Mill Lane,resident,Quieter now.,\n")
    assert last_line(longer) == "4 rows in: 1 taken, 3 already there, 0 left out, 0 refused."


def test_a_file_that_somebody_has_changed_is_left_as_it_is(root: Path) -> None:
    bring(root, SHEET)
    file = root / "evidence" / "feedback" / "2021" / "fb-1.yml"
    moved = file.parent / "lounge" / file.name
    moved.parent.mkdir()
    file.rename(moved)
    moved.write_text(moved.read_text("utf-8") + "# we asked again\n", "utf-8")
    before = evidence(root)
    assert "3 already there" in last_line(bring(root, SHEET))
    assert evidence(root) == before


def test_a_dry_run_shows_what_would_be_made_and_writes_nothing(root: Path) -> None:
    result = bring(root, SHEET, "--dry-run")
    assert evidence(root) == {}
    assert result.stdout == dedent("""\
        By service
               2  svc-rose-house
               1  svc-mill-lane

        By kind
               3  Comment

        By year
               3  2021

        New records
               2  Services
               3  Feedback

        1 date did not fit %d/%m/%Y and was read as %d %B %Y.
        Nothing was written: this was a dry run.
        3 rows in: 3 taken, 0 left out, 0 refused.
        """)


def test_people_s_words_are_kept_to_the_last_space(root: Path) -> None:
    said = ["no", " 12:30 ", "a: b # c", "line\nline", "= SUM(A1)", "<b>x</b> {{ y }}", "café ☕"]
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(["Ref", "Date", "House", "Who", "Words", "Tone"])
    for number, words in enumerate(said):
        writer.writerow([number, "17/05/2021", "Rose House", "resident", words, ""])
    bring(root, sheet.getvalue())
    graph = examine(root, None, TODAY).graph
    assert [record.get("summary") for record in graph.of_kind("feedback")] == said


# Ids


def test_rows_without_a_key_are_known_again_by_what_they_say(root: Path) -> None:
    chart = MAP.replace("key: Ref\n", "")
    twice = SHEET + SHEET.split("\n", 1)[1]
    assert last_line(bring(root, twice, chart=chart)).startswith("6 rows in: 6 taken")
    assert last_line(bring(root, twice, chart=chart)).startswith("6 rows in: 0 taken, 6 already")
    assert last_line(bring(root, SHEET, chart=chart)).startswith("3 rows in: 0 taken, 3 already")
    assert sum(name.endswith("-2.yml") for name in evidence(root)) == 3


def test_a_new_column_does_not_make_a_row_a_different_one(root: Path) -> None:
    chart = MAP.replace("key: Ref\n", "")
    bring(root, SHEET, chart=chart)
    wider = "\n".join(f"{line},done" for line in SHEET.strip().split("\n"))
    assert "3 already there" in last_line(bring(root, wider, chart=chart))


def test_a_key_that_comes_twice_is_refused_the_second_time(root: Path) -> None:
    result = bring(root, SHEET + "1,19/05/2021,Mill Lane,resident,Another thing.,\n")
    assert "Row 5, Ref: an earlier row has the same key." in result.stdout
    assert last_line(result) == "4 rows in: 3 taken, 0 left out, 1 refused."
    assert result.exit_code == 1


def test_keys_that_look_alike_as_ids_stay_apart() -> None:
    keys = ["A 1", "a-1", "A/1", "Ünïcode 1", "отзыв 1", "отзыв 2", "???", "x" * 80, "x" * 81]
    ids = ids_by_key("fb", keys)
    assert ids[0] == "fb-a-1"
    assert ids[3] == "fb-unicode-1"
    assert len(set(ids)) == len(keys)
    assert all(found is not None and len(found) <= 64 for found in ids)


@given(some.lists(some.text(min_size=1), unique=True, max_size=30))
def test_ids_are_always_good_and_never_shared(keys: list[str]) -> None:
    ids = ids_by_key("fb", keys)
    known = read_kinds()["feedback"].schema["properties"]["id"]["pattern"]
    assert len(set(ids)) == len(keys)
    assert all(
        found and re.fullmatch(known.strip("^$"), found) and len(found) <= 64 for found in ids
    )


def test_equal_rows_get_ids_of_their_own_in_any_run() -> None:
    rows = [("a", "b"), ("c", "d"), ("a", "b")]
    assert ids_by_content("fb", rows) == ids_by_content("fb", rows)
    assert len(set(ids_by_content("fb", rows))) == 3
    assert named_id("svc", "St. Mary's, North") == "svc-st-marys-north"


# Rows that are not taken


def test_every_row_that_cannot_be_taken_is_reported_and_none_is_repeated(root: Path) -> None:
    sheet = SHEET + dedent("""\
        4,31/02/2021,Rose House,resident,SECRET one,
        5,17/05/2021,Rose House,plumber,SECRET two,awful
        6,17/05/2021,,resident,SECRET three,
        7,17/05/2021,Rose House,resident,,
        8,01/12/2999,Rose House,resident,SECRET four,
        9,17/05/2021,Rose House,resident,SECRET 01632 960123,
        10,17/05/2021,Rose House,resident,SECRET\x07five,
        """)
    result = bring(root, sheet)
    refused = [line for line in result.stdout.splitlines() if line.startswith("Row ")]
    assert [line.partition(":")[0] for line in refused] == [
        "Row 5, Date",
        "Row 6, Who",
        "Row 6, Tone",
        "Row 7, House",
        "Row 8, Words",
        "Row 9, Date",
        "Row 10, Words",
        "Row 11, Words",
    ]
    assert "is not a date such as 31/05/2026 or 31 May 2026." in refused[0]
    assert "SECRET" not in result.output
    assert "plumber" not in result.output
    assert last_line(result) == "10 rows in: 3 taken, 0 left out, 7 refused."
    assert result.exit_code == 1
    assert errors(root) == []


def test_a_likely_name_is_refused_or_withheld_as_the_map_says(root: Path) -> None:
    sheet = SHEET + "4,17/05/2021,Rose House,resident,Mrs Example was kind.,\n"
    assert last_line(bring(root, sheet)).endswith("3 taken, 0 left out, 1 refused.")
    result = bring(root, sheet, chart=MAP + "personal_data: withhold\n")
    assert "1 row taken for the internal edition only" in result.stdout
    assert "visibility: internal" in evidence(root)["feedback/2021/fb-4.yml"]
    assert errors(root) == []


def test_rows_are_left_out_for_the_reasons_of_the_map(root: Path) -> None:
    chart = MAP + dedent("""\
        leave_out:
          - {column: Words, equals: [nothing., none], because: nothing was said}
          - {column: Tone, blank: true, because: nobody noted the tone}
          - {column: Who, matches: "^dau", because: families have a sheet of their own}
        """)
    result = bring(root, SHEET, chart=chart)
    assert "1 row left out: nothing was said." in result.stdout
    assert "1 row left out: families have a sheet of their own." in result.stdout
    assert last_line(result) == "3 rows in: 1 taken, 2 left out, 0 refused."


def test_a_service_is_not_made_unless_the_map_says_what_it_gets(root: Path) -> None:
    bring(root, SHEET)
    chart = MAP.replace("  constants: {type: supported_living, people_count: 8}\n", "")
    sheet = dedent("""\
        Ref,Date,House,Who,Words,Tone
        11,17/05/2021,svc-rose-house,resident,Warm now.,
        12,17/05/2021,Far Away,resident,Still cold.,
        13,17/05/2021,MILL LANE,resident,Nothing new.,
        """)
    result = bring(root, sheet, chart=chart)
    assert "Row 3, House: names a service that is not there yet" in result.stdout
    assert last_line(result).endswith("1 refused.")
    assert sum("services/" in name for name in evidence(root)) == 2


def test_other_kinds_of_record_may_come_from_a_sheet_too(root: Path) -> None:
    bring(root, SHEET)
    decision = root / "evidence" / "decisions" / "dec-quiet.yml"
    decision.parent.mkdir()
    decision.write_text(
        "id: dec-quiet\ntitle: Quiet after eight\nresponds_to: [fb-1]\ndecided_on: 2021-06-01\n"
        "decided_with: [person, staff]\noutcome: yes\n".replace("yes", '"yes"'),
        "utf-8",
    )
    chart = dedent("""\
        title: The action plan
        makes: action
        key: No
        columns:
          title: What
          what: [What, How]
          decision: Because of
          status: State
          due_on: By
          done_with: With
        translate:
          status: {open: planned}
          done_with: {residents: person}
        """)
    sheet = (
        "No,What,How,Because of,State,By,With\n"
        "1,Soft closers,On all doors,quiet after EIGHT,open,30/06/2021,staff; residents\n"
        "2,Carpet,,dec-none,open,,\n"
    )
    result = bring(root, sheet, chart=chart)
    assert "Row 3, Because of: " in result.stdout
    assert last_line(result) == "2 rows in: 1 taken, 0 left out, 1 refused."
    assert evidence(root)["actions/act-1.yml"] == dedent("""\
        id: act-1
        title: Soft closers
        decision: dec-quiet
        what: |-
          Soft closers
          On all doors
        done_with:
          - staff
          - person
        due_on: 2021-06-30
        status: planned
        visibility: internal
        """)


# Themes

MARKED = """\
Ref,Date,House,Who,Words,Tone,Food & drink,Noise ,Staff
1,17/05/2021,Rose House,resident,Cold again.,bad,1,,
2,16/05/2021,Mill Lane,resident,Loud and cold.,bad,1,x,
3,18/05/2021,Mill Lane,resident,Fine.,,0,,
"""

THEMES = """\
themes:
  marked: ["1", x]
  columns: {food & drink: food, Noise: environment, Staff: staff_attitude}
  titles: {Noise: It is loud}
  ids: {It is loud: th-noise}
"""


def test_marked_columns_become_themes_noticed_with_their_earliest_feedback(root: Path) -> None:
    bring(root, MARKED, chart=MAP + THEMES)
    files = evidence(root)
    assert sorted(name for name in files if "themes/" in name) == [
        "themes/th-food-drink.yml",
        "themes/th-noise.yml",
    ]
    assert files["themes/th-food-drink.yml"] == dedent("""\
        id: th-food-drink
        title: food & drink
        summary: "What people said about this: food & drink."
        services:
          - svc-mill-lane
          - svc-rose-house
        area: food
        identified_on: 2021-05-16
        status: open
        history:
          - on: 2021-05-16
            status: open
            why: First feedback of this theme in the spreadsheet it was imported from.
        visibility: partner
        """)
    assert "  - th-food-drink\n  - th-noise\n" in files["feedback/2021/fb-2.yml"]
    assert "themes" not in files["feedback/2021/fb-3.yml"]
    assert errors(root) == []


def test_one_column_may_name_themes_that_exist_or_not(root: Path) -> None:
    bring(root, MARKED, chart=MAP + THEMES)
    sheet = "Ref,Date,House,Who,Words,Tone,About\n"
    sheet += "7,17/06/2021,Mill Lane,resident,Oh.,,It is LOUD; Bins\n"
    chart = MAP + 'themes: {column: About, areas: {"*": property_equipment}}\n'
    assert last_line(bring(root, sheet, chart=chart)) == "1 row in: 1 taken, 0 left out, 0 refused."
    files = evidence(root)
    assert "  - th-noise\n  - th-bins\n" in files["feedback/2021/fb-7.yml"]
    assert "area: property_equipment" in files["themes/th-bins.yml"]
