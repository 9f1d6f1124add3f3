"""Thousands of wrong files of many sorts: each is reported, in order, and twice the same."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from coproof.portfolio import Examination, examine
from coproof.report import FORMATS, step_summary
from malformed_records import SORTS, write_malformed

COUNT = 3000
DAY = date(2026, 8, 1)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """The root of a portfolio in which all is wrong, and the paths of its files."""
    root = tmp_path_factory.mktemp("load")
    return root, write_malformed(root, COUNT)


@pytest.fixture(scope="module")
def examination(wrong: tuple[Path, tuple[str, ...]]) -> Examination:
    return examine(wrong[0], DAY, DAY)


@pytest.mark.parametrize("name", FORMATS)
def test_each_file_is_reported(
    wrong: tuple[Path, tuple[str, ...]], examination: Examination, name: str
) -> None:
    """Or the folder that it is in, where it is a folder of no kind of record."""
    told = FORMATS[name](examination)
    told += step_summary(examination) if name == "github" else ""
    paths = set(re.findall(r"evidence/[\w./-]+\w", told))
    assert [it for it in wrong[1] if it not in paths and it.rpartition("/")[0] not in paths] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_second_look_says_the_same(
    wrong: tuple[Path, tuple[str, ...]], examination: Examination, name: str
) -> None:
    """In another process, in which sets have another order."""
    command = [sys.executable, "-m", "coproof", "check", "--root", str(wrong[0])]
    again = subprocess.run(
        [*command, "--format", name, "--as-at", str(DAY)],
        capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert again.stderr == b""
    assert again.returncode == 1
    assert again.stdout.decode() == FORMATS[name](examination)


def test_findings_are_sorted_by_file_line_and_check(examination: Examination) -> None:
    found = json.loads(FORMATS["json"](examination))["findings"]
    places = [(it["file"] or "", it["line"] or 0, it["check"]) for it in found]
    assert places == sorted(places)
    issues = json.loads(FORMATS["gitlab"](examination))
    assert [(it["location"]["path"], it["check_name"]) for it in issues] == [
        (it["file"], it["check"]) for it in found
    ]


def test_all_formats_count_alike(examination: Examination) -> None:
    summary = json.loads(FORMATS["json"](examination))["summary"]
    said = f"{summary['errors']} errors, {summary['gaps']} gaps, {summary['notes']} notes"
    for name in ("text", "github", "markdown"):
        assert said in FORMATS[name](examination)
    [run] = json.loads(FORMATS["sarif"](examination))["runs"]
    levels = [result["level"] for result in run["results"]]
    assert levels.count("error") == summary["errors"]
    assert levels.count("warning") == summary["gaps"]


def test_no_two_findings_have_one_fingerprint(examination: Examination) -> None:
    issues = json.loads(FORMATS["gitlab"](examination))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_of_mistake_is_an_error_of_its_own(sort: str, tmp_path: Path) -> None:
    """None of the files is wrong only because of the others."""
    files = SORTS[sort]("fb-00001")
    for path, content in files.items():
        file = tmp_path / "evidence" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    errors = {error.file for error in examine(tmp_path, DAY, DAY).errors}
    assert errors & {f"evidence/{path}" for path in files} or "evidence/feedbak" in errors
