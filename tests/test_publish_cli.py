"""`coproof build` and `coproof serve` at the prompt: what is said where, and the exit codes."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coproof.cli import main
from publish_stories import SMALL, lay


def coproof(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


def test_a_build_ends_with_what_was_built_and_what_is_not_shown(tmp_path: Path) -> None:
    done = coproof(lay(tmp_path), "build", "--as-at", "2026-10-31")
    assert (done.exit_code, done.stderr) == (0, "")
    built, root, looked_for, not_shown = done.stdout.splitlines()
    assert looked_for.endswith("A pass doesn't mean that no personal data is there.")
    assert re.fullmatch(
        r"Built the public edition in site/: \d+ pages, 4 records, as at 2026-10-31\.", built
    )
    assert re.fullmatch("Root: [0-9a-f]{64}", root)
    assert not_shown == "1 record is internal and not shown."


@pytest.mark.parametrize(
    ("edition", "folder"),
    [("public", "site"), ("partner", "site-partner"), ("internal", "site-internal")],
)
def test_each_edition_has_a_folder_of_its_own(tmp_path: Path, edition: str, folder: str) -> None:
    assert coproof(lay(tmp_path), "build", "--edition", edition).exit_code == 0
    assert (tmp_path / folder / "index.html").is_file()


def test_another_folder_may_be_named(tmp_path: Path) -> None:
    lay(tmp_path / "root")
    done = coproof(tmp_path / "root", "build", "--out", str(tmp_path / "elsewhere"))
    assert done.exit_code == 0
    assert (tmp_path / "elsewhere/index.html").is_file()
    assert not (tmp_path / "root/site").exists()


def test_errors_are_printed_with_their_place_and_nothing_is_built(tmp_path: Path) -> None:
    lay(tmp_path, {**SMALL, "evidence/feedback/fb-3.yml": "id: fb-3\nsummary: Never mind.\n"})
    done = coproof(tmp_path, "build")
    assert done.exit_code == 1
    assert "evidence/feedback/fb-3.yml:1" in done.stdout
    assert "Never mind" not in done.output
    assert done.stderr.startswith("Nothing was built: ")
    assert not (tmp_path / "site").exists()


def test_keeping_on_builds_the_rest(tmp_path: Path) -> None:
    lay(tmp_path, {**SMALL, "evidence/feedback/fb-3.yml": "id: fb-3\nsummary: Never mind.\n"})
    done = coproof(tmp_path, "build", "--edition", "internal", "--keep-going")
    assert done.exit_code == 0
    assert "1 record is missing here, because its file has errors." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "--keep-going"], "--keep-going is for the internal edition only."),
        (["build", "--out", "evidence"], "cannot be a site"),
        (["build", "--edition", "everyone"], "'everyone' is not one of"),
        (["build", "--as-at", "yesterday"], "for example 2026-01-31"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(lay(tmp_path))
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert "Traceback" not in done.output


def test_a_folder_without_evidence_is_wrong_usage(tmp_path: Path) -> None:
    assert coproof(tmp_path, "build").exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent there")
def test_serving_says_where_and_ends_cleanly_with_ctrl_c(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "coproof", "serve", "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        command,
        cwd=lay(tmp_path),
        env=environment,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        **pipes,
    ) as serving:
        assert serving.stdout is not None
        said = ""
        while "The internal edition is at" not in said and (line := serving.stdout.readline()):
            said += line
        serving.send_signal(signal.SIGINT)
        rest, errors = serving.communicate(timeout=30)
    assert said.startswith("Built the internal edition in site-internal/")
    assert "The internal edition is at http://127.0.0.1:" in said
    assert (serving.returncode, rest, errors) == (0, "Stopped.\n", "")
