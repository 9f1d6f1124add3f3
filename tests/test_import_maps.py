"""The maps that come with the product, any sheet at all, and real feedback."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from coproof.capture import Judge, find_map, load_map, plan_import, read_sheet, write_all
from coproof.capture.import_map import import_map
from coproof.capture.sheet import Row, Sheet
from coproof.cli.import_ import command
from coproof.portfolio import examine
from coproof.read import read_kinds
from coproof.read.yaml import load
from import_stories import (
    MAP,
    MAPS,
    NHS,
    REPOSITORY,
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
