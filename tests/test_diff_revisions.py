"""Which revisions are compared, on which days, and what is said where that cannot be."""

import json
from pathlib import Path

import pytest

from changes_stories import JUNE, MARCH, STORY, commit, diff, git, repository, write
from coproof.cli import diff as door
from coproof.cli.revisions import OTHER_VERSION

SUMMER = "This is what changed in the evidence between 31 March 2026 and 30 June 2026."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of two themes and a dog, in three commits."""
    return repository(tmp_path_factory.mktemp("story") / "portfolio")


def test_each_revision_is_judged_on_the_day_of_its_own_commit(tmp_path: Path) -> None:
    evidence = "provider: {}\nsvc-mill: {}\nfb-1: {given_on: 2026-01-05}"
    repository(tmp_path, [("2026-01-10", evidence), ("2026-03-10", evidence)])
    said = diff(tmp_path, "HEAD~1").stdout
    assert "One gap opened, under feedback without resulting action." in said


def test_the_days_can_be_named(root: Path) -> None:
    said = diff(root, "HEAD", "--base-as-at", "2026-03-31", "--as-at", "2026-06-30").stdout
    assert "between 31 March 2026 and 30 June 2026" in said
    assert "Three new pieces of feedback came in" in said


def test_the_day_is_the_one_in_london(tmp_path: Path) -> None:
    """At half past eleven in the evening, UTC, the next summer's day has begun in London."""
    commit(write(tmp_path, MARCH), "2026-06-30", "23:30:00+00:00")
    commit(tmp_path, "2026-12-31", "23:30:00+00:00")
    report = json.loads(diff(tmp_path, "HEAD~1", "--format", "json").stdout)
    assert (report["before"]["as_at"], report["after"]["as_at"]) == ("2026-07-01", "2026-12-31")


def test_a_day_in_the_settings_does_not_stand_in_for_the_commits(tmp_path: Path) -> None:
    write(tmp_path, MARCH)
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/portfolio.yml").write_text("as_at: 2026-02-01\n")
    commit(tmp_path, "2026-03-31")
    assert "on 31 March 2026" in diff(tmp_path, "HEAD").stdout


def test_what_is_not_committed_is_left_out_and_said_so(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:1])
    write(tmp_path, JUNE)
    result = diff(tmp_path, "HEAD")
    assert (
        result.stdout
        == "Nothing changed in the evidence that everybody may see on 31 March 2026.\n"
    )
    assert result.stderr == door.NOT_COMMITTED + "\n"


def test_a_full_stop_means_the_files_as_they_are(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:1])
    write(tmp_path, JUNE)
    result = diff(tmp_path, "HEAD", ".", "--as-at", "2026-06-30")
    assert result.stdout.startswith(SUMMER)
    assert result.stderr == ""


def test_looking_back_in_time_is_said(root: Path) -> None:
    result = diff(root, "HEAD", "HEAD~2")
    assert result.exit_code == 0
    assert result.stderr == door.BACKWARDS + "\n"
    assert "came in" not in result.stdout


def test_a_portfolio_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:2], below="care/evidence-book")
    assert diff(tmp_path / "care/evidence-book", "HEAD~1").stdout.startswith(SUMMER)
    outside = diff(tmp_path, "HEAD~1")
    assert outside.exit_code == 2
    assert "There is no folder evidence/ in that revision." in outside.stderr


def test_everything_is_new_where_there_was_no_portfolio_yet(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Soon.\n")
    commit(tmp_path, "2026-03-01")
    commit(write(tmp_path, MARCH), "2026-03-31")
    said = diff(tmp_path, "HEAD~1").stdout
    assert "Two new pieces of feedback came in: two concerns." in said
    assert "Before, there was no feedback." in said


def test_records_of_another_version_cannot_be_compared(tmp_path: Path) -> None:
    write(tmp_path, MARCH)
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/portfolio.yml").write_text("schema_version: 0\n")
    commit(tmp_path, "2026-03-31")
    result = diff(tmp_path, "HEAD")
    assert (result.exit_code, result.stdout) == (2, "")
    assert OTHER_VERSION in result.stderr


WRONG = {
    "nothing-of-that-name": "There is no revision nothing-of-that-name here.",
    "": "Name a revision: a branch, a tag, a commit",
    "HEAD~99": "There is no revision HEAD~99 here.",
    "HEAD~1..HEAD": "Write the two revisions apart, with a space between them.",
    "0000000000000000000000000000000000000000": "All zeros stand for no revision",
    "HEAD:evidence": "There is no revision HEAD:evidence here.",
}


@pytest.mark.parametrize(("name", "line"), WRONG.items())
def test_a_revision_that_is_none_is_one_plain_line(root: Path, name: str, line: str) -> None:
    for words in ((name,), ("HEAD", name)):
        result = diff(root, *words)
        assert result.exit_code == 2
        assert line in result.stderr
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""


def test_an_option_of_git_is_no_revision(root: Path) -> None:
    result = diff(root, "--", "--all")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no revision --all here." in result.stderr


def test_outside_git_there_is_nothing_to_compare(tmp_path: Path) -> None:
    result = diff(write(tmp_path, MARCH), "HEAD")
    assert result.exit_code == 2
    assert "This folder is not in a git repository" in result.stderr


def test_a_shallow_copy_says_what_to_do(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "copy")
    result = diff(tmp_path / "copy", "HEAD~1")
    assert result.exit_code == 2
    assert "fetch-depth: 0" in result.stderr


def test_without_git_it_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = diff(root, "HEAD~1")
    assert result.exit_code == 2
    assert "Git is not installed here" in result.stderr


def test_a_tag_and_a_short_id_are_revisions(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:2])
    git(tmp_path, "tag", "-a", "spring", "-m", "Spring", "HEAD~1")
    short = git(tmp_path, "rev-parse", "--short", "HEAD")
    assert diff(tmp_path, "spring", short).stdout.startswith(SUMMER)
