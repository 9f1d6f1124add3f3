"""Spreadsheets in: every row is accounted for, and what was said is never changed or repeated."""

import csv
import io
import re
from datetime import date, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from coproof.capture import Judge, find_map, load_map, plan_import, read_sheet, write_all
from coproof.capture.ids import ids_by_content, ids_by_key, named_id
from coproof.capture.import_map import import_map
from coproof.capture.sheet import Row, Sheet
from coproof.cli.import_ import command
from coproof.portfolio import examine
from coproof.read import read_kinds
from coproof.read.yaml import load

REPOSITORY = Path(__file__).resolve().parents[1]
MAPS = REPOSITORY / "site_config" / "maps"
NHS = REPOSITORY.parent / "shared" / "data" / "nhs-fft" / "v6framework_230831.csv"
TODAY = date(2026, 11, 23)

SHEET = """\
Ref,Date,House,Who,Words,Tone
1,17/05/2021,Rose House,resident,The lounge is too loud.,bad
2,18/05/2021,Mill Lane,Daughter,"She said: ""no"", twice.",both
3,2 June 2021,rose  house,,Nothing.,
"""

MAP = """\
title: The house's own sheet
key: Ref
visibility: partner
dates: ["%d/%m/%Y", "%d %B %Y"]
columns:
  given_on: Date
  from_role: Who
  summary: Words
  sentiment: Tone
translate:
  from_role: {resident: person, daughter: family_carer, "": anonymous}
  sentiment: {bad: negative, both: mixed}
constants:
  kind: comment
  channel: everyday_conversation
  voice: own_words
services:
  column: House
  constants: {type: supported_living, people_count: 8}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "portfolio"
    (place / "evidence").mkdir(parents=True)
    (place / "evidence" / "provider.yml").write_text("name: Wrenmoor Support\n", "utf-8")
    (place / "house.yml").write_text(MAP, "utf-8")
    return place


def bring(root: Path, sheet: str | bytes | Path, *options: str, chart: str = MAP) -> Result:
    (root / "house.yml").write_text(dedent(chart), "utf-8")
    if not isinstance(sheet, Path):
        file = root / "sheet.csv"
        file.write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
        sheet = file
    arguments = ["--root", str(root), str(sheet), "--map", str(root / "house.yml"), *options]
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def last_line(result: Result) -> str:
    return result.stdout.splitlines()[-1]


def evidence(root: Path) -> dict[str, str]:
    folder = root / "evidence"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.yml"))
        if path.name != "provider.yml"
    }


def errors(root: Path) -> list[str]:
    return [finding.message for finding in examine(root, None, TODAY).errors]


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
               2  Rose House
               1  Mill Lane

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


# Files of all sorts


def workbook(path: Path, rows: list[list[Any]], name: str = "Answers") -> Path:
    book = Workbook()
    book.active.title = "Cover"
    page = book.create_sheet(name)
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_an_excel_sheet_gives_what_the_same_csv_gives(root: Path, tmp_path: Path) -> None:
    rows: list[list[Any]] = [list(row) for row in csv.reader(io.StringIO(SHEET))]
    rows[1][:2] = [1, datetime.fromisoformat("2021-05-17")]
    rows[2][:2] = [2.0, date(2021, 5, 18)]
    rows[3][3] = None
    file = workbook(tmp_path / "sheet.xlsx", [*rows, [None] * 6])
    for chart in (MAP, MAP.replace("key: Ref\n", "")):
        bring(root, SHEET, chart=chart)
        from_csv = evidence(root)
        result = bring(root, file, chart=chart + "sheet: Answers\n")
        assert last_line(result) == "3 rows in: 0 taken, 3 already there, 0 left out, 0 refused."
        assert evidence(root) == from_csv


def test_cells_of_excel_are_read_as_people_see_them(root: Path, tmp_path: Path) -> None:
    rows = [
        ["Ref", "Date", "House", "Who", "Words", "Tone"],
        ["a", datetime.fromisoformat("2021-05-17T09:30"), "Rose House", "resident", 4.5, None],
        ["b", "17/05/2021", "Rose House", "resident", True, None],
        ["c", "17/05/2021", "Rose House", "resident", "=1+1", None],
    ]
    result = bring(root, workbook(tmp_path / "s.xlsx", rows), chart=MAP + "sheet: Answers\n")
    files = evidence(root)
    assert 'summary: "4.5"' in files["feedback/2021/fb-a.yml"]
    assert 'summary: "TRUE"' in files["feedback/2021/fb-b.yml"]
    assert "Row 4, Words" in result.stdout


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_found_out(root: Path, mark: str, encoding: str) -> None:
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=mark).writerows(csv.reader(io.StringIO(SHEET)))
    result = bring(root, sheet.getvalue().encode(encoding))
    assert last_line(result) == "3 rows in: 3 taken, 0 left out, 0 refused."


def test_old_windows_files_are_read_and_it_is_said_aloud(root: Path) -> None:
    sheet = SHEET.replace("too loud", "“too” loud, café")
    result = bring(
        root,
        sheet.replace("The lounge is “too” loud, café.", '"The “too” loud café."').encode("cp1252"),
    )
    assert "The file is not UTF-8; it was read as Windows-1252." in result.stdout
    assert "The “too” loud café." in evidence(root)["feedback/2021/fb-1.yml"]


def test_labels_may_stand_below_a_heading(root: Path) -> None:
    result = bring(root, "Our feedback\n\n" + SHEET, chart=MAP + "header_row: 3\n")
    assert last_line(result) == "3 rows in: 3 taken, 0 left out, 0 refused."


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0", "Save it as .xlsx or .csv first"),
        ("not.xlsx", b"just text", "not an Excel file that can be opened"),
        ("zeros.csv", b"a\0b\n", "does not hold plain text"),
        ("other.csv", b"a,\x81\xff\n", "not UTF-8 text"),
        ("empty.csv", b"", "no row 1"),
    ],
)
def test_a_file_that_is_no_sheet_is_answered_plainly(
    root: Path, name: str, content: bytes, said: str
) -> None:
    (root / name).write_bytes(content)
    result = bring(root, root / name)
    assert result.exit_code == 2
    assert said in result.output


# Mistakes in the map


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("  summary: Words", "  summary: Word", 'no column "Word"; did you mean "Words"?'),
        ("  summary: Words", "  sumary: Words", 'no field of that name; did you mean "summary"?'),
        ("kind: comment", "kind: coment", 'no such choice; did you mean "comment"?'),
        ("both: mixed", "both: mixd", 'no such choice; did you mean "mixed"?'),
        ("title: The", "titel: The", "did you mean `title`?"),
        ("type: supported_living, ", "type: hut, ", "services.constants.type"),
        ("type: supported_living, people_count: 8", "type: other", "services.constants"),
        ("  summary: Words", "  id: Words", "the id is made from the key column"),
        (
            "title: The",
            "leave_out: [{column: Who, matches: '(', because: x}]\ntitle: The",
            "regular",
        ),
        ("title: The", "leave_out: [{column: Who, because: xx}]\ntitle: The", "leave_out[0]"),
        ("key: Ref", "key: [Ref", "line "),
    ],
)
def test_a_mistake_in_the_map_is_told_before_any_row_is_read(
    root: Path, line: str, instead: str, said: str
) -> None:
    assert line in MAP
    result = bring(root, SHEET, chart=MAP.replace(line, instead))
    assert result.exit_code == 2
    assert said in result.output
    assert evidence(root) == {}


def test_a_column_that_is_there_twice_is_no_column_to_choose(root: Path) -> None:
    result = bring(root, SHEET.replace("Tone", "words"))
    assert result.exit_code == 2
    assert 'several columns "Words"' in result.output


# The maps that come with the product


@pytest.mark.parametrize("name", sorted(path.name for path in MAPS.glob("*.yml")))
def test_every_map_of_the_product_is_without_fault(name: str) -> None:
    path = find_map(REPOSITORY, name)
    assert path is not None
    assert load_map(path, read_kinds()).faults == ()


def test_the_simple_map_takes_the_sheet_it_describes(root: Path) -> None:
    bring(root, SHEET)
    sheet = root / "feedback.csv"
    sheet.write_text(
        "Ref,Date,Service,Who said it,How it reached us,What was said,Tone,Theme,Entered on\n"
        "R1,May 2021,Rose House,Resident,Conversation,Cold soup.,Bad,Food; Noise,1 June 2021\n"
        "R2,17/05/2021,Mill Lane,,Comments box,Test.,,,\n",
        "utf-8",
    )
    arguments = ["--root", str(root), str(sheet), "--map", str(MAPS / "feedback-spreadsheet.yml")]
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert last_line(result) == "2 rows in: 1 taken, 1 left out, 0 refused."
    assert "given_on: 2021-05\n" in evidence(root)["feedback/2021/fb-r1.yml"]
    assert errors(root) == []


# Any sheet at all

cells = some.one_of(
    some.sampled_from(["", "17/05/2021", "Rose House", "resident", "bad", "1", "Mrs Example"]),
    some.text(max_size=12),
)


@given(rows=some.lists(some.tuples(cells, cells, cells, cells, cells, cells), max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_rows_hold_they_add_up_and_bring_no_error(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / "evidence").mkdir()
    (root / "evidence" / "provider.yml").write_text("name: Wrenmoor Support\n", "utf-8")
    chart = import_map(load((MAP + "themes: {column: Tone}\n").encode()).data)
    labels = ("Ref", "Date", "House", "Who", "Words", "Tone")
    sheet = Sheet(labels, tuple(Row(number, row) for number, row in enumerate(rows, 2)))
    judge = Judge.of(root, TODAY)
    plan = plan_import(chart, sheet, judge)
    assert len(rows) == len(plan.taken) + plan.already + plan.refused
    written = list(write_all(root, plan.records))
    assert len(written) == len(plan.records)
    assert errors(root) == []


# Real feedback


@pytest.mark.skipif(not NHS.exists(), reason=f"the real data set is not here: {NHS.name}")
def test_the_whole_nhs_file_reconciles_and_brings_no_error(root: Path) -> None:
    arguments = ["--root", str(root), str(NHS), "--map", str(MAPS / "nhs-fft.yml")]
    first = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert last_line(first) == "7908 rows in: 6207 taken, 1701 left out, 0 refused."
    assert "508 rows left out: the answer is blank." in first.stdout
    assert "1189 rows left out: marked as not answered." in first.stdout
    again = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert last_line(again) == (
        "7908 rows in: 0 taken, 6207 already there, 1701 left out, 0 refused."
    )
    examination = examine(root, None, TODAY)
    assert examination.errors == ()
    rows = csv.DictReader(io.StringIO(NHS.read_bytes().decode("utf-8")))
    words = {row["FFT answer"].replace("\x0b", "\n") for row in rows}
    assert {record.get("summary") for record in examination.graph.of_kind("feedback")} <= words


def test_read_sheet_keeps_the_numbers_that_people_see(tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text('A,B\n"two\nlines",1\n\nlast,2\n', "utf-8")
    sheet = read_sheet(file, None, 1)
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("two\nlines", "1")),
        (4, ("last", "2")),
    ]
