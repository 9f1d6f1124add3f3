"""`coproof rollback`: yesterday's site back, and back again."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from coproof.cli import main
from publish_stories import SMALL, build, contents, lay

STORY = SMALL["evidence/feedback/fb-1.yml"]


def coproof(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments])


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """Built, changed, and built again."""
    build(lay(tmp_path))
    lay(tmp_path, {"evidence/feedback/fb-1.yml": STORY + "scope: service\n"})
    build(tmp_path)
    return tmp_path


def test_the_two_sites_change_places_and_a_second_rollback_undoes_the_first(twice: Path) -> None:
    new, old = contents(twice / "site"), contents(twice / ".site.prev")
    assert new != old
    done = coproof(twice, "rollback")
    assert done.exit_code == 0
    assert (contents(twice / "site"), contents(twice / ".site.prev")) == (old, new)
    assert coproof(twice, "rollback").exit_code == 0
    assert (contents(twice / "site"), contents(twice / ".site.prev")) == (new, old)


def test_one_line_says_what_is_live_and_what_is_kept(twice: Path) -> None:
    done = coproof(twice, "rollback")
    assert done.stdout == (
        "Live in site/: the public edition as at 23 November 2026 (no commit). "
        "Kept beside it: the public edition as at 23 November 2026 (no commit).\n"
    )
    assert "what was taken back since then" in done.stderr


def test_pages_that_come_back_are_told(tmp_path: Path) -> None:
    build(lay(tmp_path))
    (tmp_path / "evidence/feedback/fb-1.yml").unlink()
    build(tmp_path)
    assert (
        "pages are back that the other site does not have" in coproof(tmp_path, "rollback").stderr
    )


def test_without_a_previous_site_there_is_nothing_to_do(tmp_path: Path) -> None:
    for _ in range(2):
        done = coproof(lay(tmp_path), "rollback")
        line = "There is no previous site of site/, so nothing was changed.\n"
        assert (done.exit_code, done.stderr) == (2, line)
        build(tmp_path)


def test_the_site_in_another_folder(twice: Path) -> None:
    for _ in range(2):
        assert coproof(twice, "build", "--out", str(twice / "elsewhere")).exit_code == 0
    assert coproof(twice, "rollback", "--out", str(twice / "elsewhere")).exit_code == 0
    assert "elsewhere/" in coproof(twice, "rollback", "--out", str(twice / "elsewhere")).stdout


def test_a_wider_edition_does_not_come_to_light_unasked(tmp_path: Path) -> None:
    lay(tmp_path)
    for edition in ("internal", "public"):
        build(tmp_path, edition)
    before = contents(tmp_path / "site")
    for arguments in (["rollback"], ["rollback", "--edition", "public"]):
        done = coproof(tmp_path, *arguments)
        assert (done.exit_code, contents(tmp_path / "site")) == (2, before)
        assert "is the internal edition, so nothing was changed" in done.stderr
    there = ["--edition", "internal", "--out", str(tmp_path / "site")]
    assert coproof(tmp_path, "rollback", *there).exit_code == 0
    assert coproof(tmp_path, "rollback").exit_code == 0  # a narrower one needs no asking


def test_what_is_not_as_it_was_published_does_not_come_back(twice: Path) -> None:
    before = contents(twice / "site")
    (twice / ".site.prev/index.html").unlink()
    (twice / ".site.prev/more.txt").write_text("mine")
    done = coproof(twice, "rollback")
    assert (done.exit_code, contents(twice / "site")) == (1, before)
    assert "is not as it was published (2 files)" in done.stderr


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"edition": "all", "files": []}'])
def test_a_manifest_that_is_none_is_told_in_one_line(twice: Path, text: str) -> None:
    (twice / ".site.prev/manifest.json").write_text(text)
    done = coproof(twice, "rollback")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_a_site_that_was_lost_is_back(twice: Path) -> None:
    old = contents(twice / ".site.prev")
    shutil.rmtree(twice / "site")
    done = coproof(twice, "rollback")
    assert (done.exit_code, contents(twice / "site")) == (0, old)
    assert "No other site is kept." in done.stdout


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    lay(tmp_path, {**SMALL, "site/thesis.txt": "years of work"})
    assert coproof(tmp_path, "rollback").exit_code == 2
    assert coproof(tmp_path, "rollback", "--out", str(tmp_path / "evidence")).exit_code == 2


@pytest.mark.parametrize("command", ["build", "rollback", "serve"])
def test_while_another_build_is_at_work_every_command_waits_for_its_turn(
    twice: Path, command: str
) -> None:
    before = contents(twice / "site"), contents(twice / ".site.prev")
    shutil.copytree(twice / "site", twice / "site-internal")
    with FileLock(twice / ".site.lock"), FileLock(twice / ".site-internal.lock"):
        done = coproof(twice, command, *(["--port", "0"] if command == "serve" else []))
    assert done.exit_code == 3
    assert "Another build is writing" in done.stderr
    assert (contents(twice / "site"), contents(twice / ".site.prev")) == before
