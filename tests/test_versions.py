"""A portfolio of another version of the record format is never read by the wrong rules."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from coproof.cli import main
from coproof.model import SCHEMA_VERSION
from coproof.portfolio import examine
from coproof.read import read_kinds
from read_stories import lay

NEWER = "name: Wrenmoor Support\nschema_version: 2\nnew_setting: 3\n"
OLDER = "schema_version: 0\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path, {"provider.yml": "name: Wrenmoor Support\n", "feedback/fb-1.yml": "mood: good\n"})
    return tmp_path


def _of_version(root: Path, portfolio: str) -> Path:
    lay(root, {"../site_config/portfolio.yml": portfolio})
    return root


@pytest.mark.parametrize(
    ("portfolio", "said"), [(NEWER, "a newer coproof"), (OLDER, "run `coproof upgrade`")]
)
def test_check_says_one_thing_and_calls_it_wrong_configuration(
    root: Path, portfolio: str, said: str
) -> None:
    words = ["check", "--format", "json", "--root", str(_of_version(root, portfolio))]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    [finding] = json.loads(result.output)["findings"]
    assert finding["check"] == "schema-version"
    assert finding["file"] == "site_config/portfolio.yml"
    assert said in finding["message"]


@pytest.mark.parametrize(
    "words",
    [
        ["new", "feedback", "--set", "service=svc-mill"],
        ["status"],
        ["theme", "th-1", "fb-1"],
        ["tell", "dec-1"],
    ],
    ids=lambda words: words[0],
)
def test_nothing_is_written_into_it_or_told_of_it(root: Path, words: list[str]) -> None:
    before = sorted(root.rglob("*"))
    result = CliRunner().invoke(main, [*words, "--root", str(_of_version(root, NEWER))])
    assert result.exit_code == 2
    assert "Error: site_config/portfolio.yml: Schema version: " in result.output
    assert {*root.rglob("*")} - {*before} == {
        root / "site_config/portfolio.yml",
        root / "site_config",
    }


def test_nothing_is_built_from_it(root: Path) -> None:
    words = ["build", "--root", str(_of_version(root, OLDER))]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "1 error" in result.output
    assert not (root / "site").exists()


def test_the_schema_says_which_version_is_ours() -> None:
    field = read_kinds().config["portfolio"]["properties"]["schema_version"]
    assert f"Now: {SCHEMA_VERSION}." in field["description"]


def test_a_version_that_is_none_is_a_slip_like_any_other(root: Path) -> None:
    for slip in ("yes", "-1", "1001", '"1"', "1.5"):
        _of_version(root, f"schema_version: {slip}\n")
        findings = examine(root, None, date(2026, 1, 10)).findings
        (found,) = [f for f in findings if f.file == "site_config/portfolio.yml"]
        assert found.check == "schema", slip
