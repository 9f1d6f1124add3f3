"""Spreadsheets of all sorts, and mistakes in the maps that read them."""

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from import_stories import (
    MAP,
    SHEET,
    a_root,
    bring,
    evidence,
    last_line,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return a_root(tmp_path)


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
