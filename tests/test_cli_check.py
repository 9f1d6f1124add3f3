"""The commands check, explain and status, as people and CI call them."""

import errno
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coproof import __version__
from coproof.cli import COMMANDS, main, progress
from coproof.cli import check as check_door
from coproof.cli import status as status_door
from coproof.portfolio import Examination

AS_AT = "2026-02-10"

SERVICE = "id: svc-1\ntitle: Mill Lane\ntype: supported_living\npeople_count: 8\n"
FEEDBACK = """\
id: fb-1
service: svc-1
given_on: 2026-01-20
kind: concern
channel: everyday_conversation
from_role: person
voice: own_words
summary: The lift is out of order.
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small portfolio without anything to mend on the day of these tests."""
    return write(
        tmp_path / "portfolio",
        {
            "evidence/provider.yml": "name: Millbrook Support\n",
            "evidence/services/svc-1.yml": SERVICE,
            "evidence/feedback/fb-1.yml": FEEDBACK,
        },
    )


@pytest.fixture(autouse=True)
def _the_day_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for door in (check_door, status_door):
        monkeypatch.setattr(door, "today", lambda: date.fromisoformat(AS_AT))


def coproof(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def too_late(root: Path) -> Path:
    return write(root, {"evidence/feedback/fb-1.yml": FEEDBACK.replace("2026-01-20", "2026-01-01")})


def wrong(root: Path) -> Path:
    return write(root, {"evidence/feedback/fb-1.yml": FEEDBACK + "recorded_on: 2026-01-02\n"})


def test_nothing_to_mend(root: Path) -> None:
    result = coproof("check", "--root", root)
    assert result.stdout == "3 records checked as at 2026-02-10: nothing to mend.\n"
    assert result.exit_code == 0


def test_an_error_is_shown_with_its_place_and_fails(root: Path) -> None:
    result = coproof("check", "--root", wrong(root))
    assert result.stdout.splitlines() == [
        "evidence/feedback/fb-1.yml:9:14: error date-order: "
        "Recorded on: this day cannot be before the day it was given, 20 January 2026.",
        "  9 | recorded_on: 2026-01-02",
        "    |              ^",
        "  help: Find out which of the two dates is right, and correct the other.",
        "",
        "3 records checked as at 2026-02-10: 1 error, 0 gaps, 0 notes.",
    ]
    assert result.exit_code == 1


def test_a_gap_fails_only_when_asked_to_be_strict(root: Path) -> None:
    assert "1 gap" in coproof("check", "--root", too_late(root)).stdout
    assert coproof("check", "--root", root).exit_code == 0
    assert coproof("check", "--strict", "--root", root).exit_code == 1


def test_an_accepted_gap_is_listed_and_fails_nothing(root: Path) -> None:
    gap = "- {record: fb-1, check: feedback-not-routed, reason: Known., by_role: Lead, until: "
    write(too_late(root), {"site_config/accepted_gaps.yml": gap + "2026-12-31}\n"})
    result = coproof("check", "--strict", "--root", root)
    assert "accepted gap feedback-not-routed" in result.stdout
    assert "0 gaps, 0 notes, 1 accepted gap." in result.stdout
    assert result.exit_code == 0


def test_json_has_the_promised_shape(root: Path) -> None:
    result = coproof("check", "--format", "json", "--root", wrong(too_late(root)))
    report = json.loads(result.stdout)
    assert report["as_at"] == AS_AT
    assert report["summary"] == {"records": 3, "errors": 1, "gaps": 0, "notes": 0, "accepted": 0}
    assert report["findings"] == [
        {
            "check": "date-order",
            "severity": "error",
            "record": "fb-1",
            "file": "evidence/feedback/fb-1.yml",
            "line": 9,
            "column": 14,
            "field": "recorded_on",
            "message": report["findings"][0]["message"],
            "fix": report["findings"][0]["fix"],
            "accepted": False,
        }
    ]


def test_the_day_to_look_at_can_be_named(root: Path) -> None:
    result = coproof("check", "--as-at", "2026-06-01", "--strict", "--root", root)
    assert "as at 2026-06-01" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "20260210", "2026-1-1", ""])
def test_a_day_that_is_none_is_wrong_usage(root: Path, day: str) -> None:
    result = coproof("check", "--as-at", day, "--root", root)
    assert result.exit_code == 2
    assert "for example 2026-01-31" in result.stderr


@pytest.mark.parametrize("command", ["check", "status"])
def test_the_root_may_stand_before_or_after_the_command(root: Path, command: str) -> None:
    assert coproof("--root", root, command).stdout == coproof(command, "--root", root).stdout


def test_the_root_after_the_command_wins(root: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert coproof("--root", empty, "check", "--root", root).exit_code == 0


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_folder_without_evidence_is_wrong_usage(tmp_path: Path, command: str) -> None:
    result = coproof(command, "--root", tmp_path)
    assert result.exit_code == 2
    assert "There is no folder evidence/ here." in result.stderr
    assert result.stdout == ""


def test_a_root_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert coproof("check", "--root", tmp_path / "nowhere").exit_code == 2


def test_a_wrong_setting_is_a_wrong_configuration(root: Path) -> None:
    write(root, {"site_config/portfolio.yml": "nmae: Millbrook\n"})
    result = coproof("check", "--root", root)
    assert "site_config/portfolio.yml:1" in result.stdout
    assert result.exit_code == 2


def test_a_disk_that_refuses_is_told_in_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Examination:
        raise OSError(errno.EIO, "Input/output error", "evidence/feedback")

    monkeypatch.setattr(check_door, "examine", refuse)
    result = coproof("check", "--root", root)
    assert result.exit_code == 4
    assert "evidence/feedback: Input/output error." in result.stderr


def test_colour_is_for_terminals_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in coproof("check", "--root", wrong(root)).output
    monkeypatch.setattr(check_door, "_colour_wanted", lambda: True)
    assert "\x1b[31merror\x1b[0m" in coproof("check", "--root", root).output


def test_no_color_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert check_door._colour_wanted()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not check_door._colour_wanted()


@pytest.mark.parametrize(
    ("terminal", "patience", "drawn"),
    [(True, -1.0, True), (True, 60.0, False), (False, -1.0, False)],
)
def test_a_bar_is_drawn_for_somebody_who_waits(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    patience: float,
    drawn: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    assert list(progress.patient_bar([1, 2, 3], "Reading records", 3)) == [1, 2, 3]
    assert ("Reading records" in capsys.readouterr().err) == drawn


def test_explain_shows_the_manual() -> None:
    result = coproof("explain", "loop-open")
    assert result.stdout.startswith("loop-open\n\nSomething was decided, and the people who spoke")
    assert "On the Gaps page under: Loops not closed." in result.stdout


def test_explain_alone_lists_every_check() -> None:
    result = coproof("explain")
    assert "loop-open" in result.stdout
    assert result.stdout.index("unreadable") < result.stdout.index("loop-open")


def test_explain_of_something_unknown_names_the_nearest() -> None:
    result = coproof("explain", "lop-open")
    assert result.exit_code == 2
    assert "Did you mean loop-open?" in result.stderr
    assert "lists them all" in coproof("explain", "zzz").stderr


def test_status_says_who_waits(root: Path) -> None:
    write(
        root,
        {
            "evidence/feedback/fb-2.yml": FEEDBACK.replace("fb-1", "fb-2").replace(
                "2026-01-20", "2026-01"
            ),
            "evidence/decisions/dec-1.yml": "id: dec-1\ntitle: Lift\nresponds_to: [fb-1]\n"
            "decided_on: 2026-01-21\ndecided_with: [person]\noutcome: no\nreason: Too dear.\n"
            "look_again_on: 2026-02-01\n",
            "evidence/actions/act-1.yml": "id: act-1\ntitle: Ask\ndecision: dec-1\nwhat: Ask.\n"
            "status: planned\ndue_on: 2026-02-09\n",
        },
    )
    assert coproof("status", "--root", root).stdout == (
        "As at 10 February 2026\n"
        "\n"
        "2 of 2 pieces of feedback still wait for an answer:\n"
        "  fb-2  waiting since January 2026  for somebody to take it up\n"
        "  fb-1  waiting 21 days             to be told what was decided\n"
        "\n"
        "1 action overdue:\n"
        "  act-1  1 day late  due 9 February 2026\n"
        "\n"
        "1 decision to look at again:\n"
        "  dec-1  on 1 February 2026  9 days late\n"
    )


def test_status_of_a_portfolio_where_all_is_said(root: Path) -> None:
    (root / "evidence/feedback/fb-1.yml").unlink()
    assert coproof("status", "--root", root).stdout == (
        "As at 10 February 2026\n"
        "\n"
        "Nobody waits for an answer, of 0 pieces of feedback.\n"
        "\n"
        "No action is overdue.\n"
        "\n"
        "Nothing waits to be looked at again.\n"
    )


def test_status_says_when_records_may_be_missing(root: Path) -> None:
    assert "1 error: records may be missing here" in coproof("status", "--root", wrong(root)).stdout


@pytest.mark.parametrize(("name", "_module"), COMMANDS)
def test_every_command_has_help(name: str, _module: str) -> None:
    result = coproof(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {name}")


def test_the_help_lists_all_commands_and_the_version_is_told() -> None:
    listed = coproof("--help").stdout
    assert all(f"  {name} " in listed for name, _ in COMMANDS)
    assert coproof("--version").stdout == f"coproof, version {__version__}\n"


def test_an_unknown_command_is_wrong_usage() -> None:
    assert coproof("chekc").exit_code == 2


def test_a_reader_who_leaves_early_is_no_failure(root: Path) -> None:
    """As in `coproof check | true`, with more output than a pipe holds."""
    many = {
        f"evidence/feedback/fb-x{n}.yml": FEEDBACK.replace("fb-1", f"fb-x{n}").replace("-20", "-01")
        for n in range(400)
    }
    write(root, many)
    command = f"'{sys.executable}' -m coproof check --as-at 2026-06-01 --root '{root}' | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_letters_that_a_terminal_cannot_show_stop_nothing(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coproof", "explain", "n\u00fa-check"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
