"""The downloads: the same records as the pages, text out as text in, and nothing that can run."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from coproof.cli import main
from coproof.export import exported_files
from coproof.export.formulas import guarded, unguarded
from pages_stories import CHAIN, portfolio

STORY = (
    CHAIN
    + """
fb-2: {summary: "=1+1", quote: "@SUM(A1)", consent: con-1}
fb-3: {summary: "He said: \\"no, thanks\\", twice", complaint: {outcome: upheld}, kind: complaint}
ev-1: {attendance: {person: 3, staff: 9}, priorities: [{text: A lamp, from_role: person}, {text: Quiet, from_role: staff}]}
th-2: {title: {en: Food, cy: Bwyd}, easy_read: {lines: [{say: We cook.}, {say: You help.}]}}
con-1: {}
"""
)
HOSTILE = [
    "=1+1",
    " =1",
    "\t=1",
    "\r=1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "|x",
    "%0A",
    "＝1",
    "'=1",
    "'",
    "''",
    "plain",
    "  spaced",
    "-",
    "5 < 6",
    "_x0041_",
    "http://example.org",
    "12",
    "1e5",
    "true",
]


def files(
    root: Path, story: str = STORY, edition: str = "public", **config: object
) -> dict[str, bytes]:
    shown = portfolio(root, story, edition, **config)  # type: ignore[arg-type]
    made = dict(exported_files(shown, "1.2.3"))
    return {path.removeprefix("data/"): data for path, data in made.items()}


def rows(data: bytes) -> list[dict[str, str]]:
    """A CSV file as a program reads it that knows about the apostrophe."""
    read = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [{name: unguarded(cell) for name, cell in row.items()} for row in read]


def test_every_register_is_a_file_and_every_record_a_row(tmp_path: Path) -> None:
    made = files(tmp_path)
    assert [row["id"] for row in rows(made["feedback.csv"])] == ["fb-1", "fb-2", "fb-3"]
    assert rows(made["feedback.csv"])[1]["summary"] == "=1+1"
    assert rows(made["feedback.csv"])[2]["summary"] == 'He said: "no, thanks", twice'
    assert rows(made["indicator.csv"]) == []
    assert rows(made["action.csv"])[0]["decision"] == "dec-1"
    assert "consent.csv" not in made


def test_lists_and_counts_inside_a_record_have_a_table_of_their_own(tmp_path: Path) -> None:
    made = files(tmp_path)
    said = [(row["event"], row["entry"], row["text"]) for row in rows(made["event-priorities.csv"])]
    assert said == [("ev-1", "1", "A lamp"), ("ev-1", "2", "Quiet")]
    came = [(row["name"], row["value"]) for row in rows(made["event-attendance.csv"])]
    assert came == [("person", "fewer than 5"), ("staff", "9")]
    lines = [row["say"] for row in rows(made["theme-easy-read-lines.csv"])]
    assert lines == ["We cook.", "You help."]
    assert "event-media.csv" not in made


def test_an_edition_has_no_column_for_what_it_may_not_see(tmp_path: Path) -> None:
    columns = {}
    for edition in ("public", "partner", "internal"):
        header = files(tmp_path / edition, STORY, edition)["feedback.csv"].decode("utf-8-sig")
        columns[edition] = header.split("\r\n")[0].split(",")
    assert "complaint.outcome" not in columns["public"]
    assert "notes" not in columns["partner"]
    assert {"complaint.outcome", "notes", "consent"} <= set(columns["internal"])


def test_a_text_in_several_languages_has_a_column_for_each(tmp_path: Path) -> None:
    theme = rows(files(tmp_path, languages=["en", "cy"])["theme.csv"])[0]
    assert (theme["title"], theme["title.cy"]) == ("Food", "Bwyd")


def test_the_trace_is_the_journey_in_one_row(tmp_path: Path) -> None:
    first = rows(files(tmp_path)["trace.csv"])[0]
    assert first["feedback"] == "fb-1"
    assert (first["service"], first["themes"]) == ("Millfield House", "Noise after tea")
    assert (first["decided"], first["decided.on"]) == ("done", "2026-02-01")
    assert (first["told.records"], first["closed"]) == ("told-1", "true")


def test_the_descriptor_names_every_file_with_its_columns(tmp_path: Path) -> None:
    made = files(tmp_path)
    package = json.loads(made["datapackage.json"])
    described = {one["path"]: one for one in package["resources"]}
    assert set(described) == {name for name in made if name.endswith(".csv")}
    for path, one in described.items():
        header = made[path].decode("utf-8-sig").split("\r\n")[0].split(",")
        assert [field["name"] for field in one["schema"]["fields"]] == header
        assert one["bytes"] == len(made[path])


def test_the_workbook_holds_the_same_tables(tmp_path: Path) -> None:
    made = files(tmp_path)
    book = load_workbook(io.BytesIO(made["portfolio.xlsx"]))
    assert book.sheetnames[:2] == ["Read me", "Trace"]
    feedback = list(book["Feedback"].values)
    assert [row[0] for row in feedback] == ["id", "fb-1", "fb-2", "fb-3"]
    place = feedback[0].index("summary")
    assert feedback[2][place] == "=1+1"
    tables = [name for name in made if name.endswith(".csv")]
    assert len(book.sheetnames) == len(tables) + 1


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    story = {f"fb-{n}": {"summary": text} for n, text in enumerate(HOSTILE, 1) if text.strip()}
    made = files(
        tmp_path, "provider: {}\nsvc-mill: {}\n" + json.dumps(story)[1:-1].replace('}, "', '}\n"')
    )
    book = load_workbook(io.BytesIO(made["portfolio.xlsx"]))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "b", "d"), cell.coordinate
                assert cell.hyperlink is None
    written = {row["summary"] for row in rows(made["feedback.csv"])}
    assert written == {text for text in HOSTILE if text.strip()}


def test_the_same_evidence_gives_the_same_bytes(tmp_path: Path) -> None:
    assert files(tmp_path / "one") == files(tmp_path / "two")


@given(st.text())
def test_every_text_comes_back_and_none_can_run(text: str) -> None:
    safe = guarded(text)
    assert unguarded(safe) == text
    assert safe == text or safe.startswith("'")


@pytest.mark.parametrize(
    "text", [text for text in HOSTILE if text.strip() and text.strip()[0] in "=+-@|%＝'"]
)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_the_command_writes_the_same_files_as_a_site_has(tmp_path: Path) -> None:
    made = files(tmp_path)
    called = [
        "export",
        "--root",
        str(tmp_path),
        "--out",
        str(tmp_path / "out/tables"),
        "--as-at",
        "2026-11-01",
    ]
    result = CliRunner().invoke(main, called)
    assert result.exit_code == 0
    assert result.output.startswith("Wrote ")
    out = {file.name: file.read_bytes() for file in (tmp_path / "out/tables").iterdir()}
    assert set(out) == {name for name in made if "/" not in name}
    assert out["feedback.csv"] == made["feedback.csv"]


def test_the_command_says_how_many_records_are_broken(tmp_path: Path) -> None:
    files(tmp_path)
    (tmp_path / "evidence/feedback/fb-9.yml").write_text("id: [", "utf-8")
    result = CliRunner().invoke(
        main, ["export", "--root", str(tmp_path), "--out", str(tmp_path / "out")]
    )
    assert result.exit_code == 1
    assert "1 record is broken and not in them: see coproof check." in result.output
