"""The README tells the truth: its commands are there, and its output is what they print."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from coproof.cli import COMMANDS, main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = dict(re.findall(r"```\n\$ (.+)\n([^`]+)```", README))


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of the demo, so that building it leaves the repository alone."""
    for folder in ("evidence", "site_config"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["build", "check"])
def test_the_output_in_the_readme_is_what_the_command_prints(demo: Path, command: str) -> None:
    verb = {"build": "make site"}.get(command, f"make {command}")
    printed = CliRunner().invoke(main, [command, "--root", str(demo)]).output
    for line in SHOWN[verb].strip().split("\n"):
        if line != "...":
            assert line in printed.split("\n")


def test_every_command_and_verb_that_the_documents_name_is_there() -> None:
    documents = [ROOT / "README.md", *ROOT.glob("*/README.md"), ROOT / "CHANGELOG.md"]
    said = "\n".join(document.read_text("utf-8") for document in documents)
    named = set(re.findall(r"`(?:\.venv/bin/)?coproof (?!--)([a-z]+)", said))
    assert {"check", "build", "new", "import"} <= named <= set(dict(COMMANDS))
    verbs = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z-]+)`", said)) <= verbs


def test_every_command_has_help() -> None:
    for name, _ in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0
        assert result.output.count("\n") > 4
