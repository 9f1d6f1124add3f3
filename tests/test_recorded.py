"""When records were recorded: the day of the first commit that holds them, or that nobody knows."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from changes_stories import commit, git, repository
from coproof.model import EDITIONS, Edition, History
from coproof.portfolio import Portfolio, open_portfolio
from coproof.read import recorded_days

JANUARY = """
provider: {}
svc-mill: {}
fb-1: {}
fb-2: {visibility: internal}
"""
MARCH = JANUARY + "fb-3: {given_on: 2026-02-27}\n"
TODAY = date(2026, 6, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "ours", (("2026-01-10", JANUARY), ("2026-03-05", MARCH)))


def _days(root: Path) -> Mapping[str, str]:
    return {one: day.isoformat() for one, day in recorded_days(root).recorded.items()}


def _shown(root: Path, edition: Edition = "public") -> Portfolio:
    return open_portfolio(root, None, TODAY, edition)


def _copy(root: Path, to: Path, *words: str) -> Path:
    subprocess.run(["git", "clone", "-q", *words, root.as_uri(), to], check=True)
    return to


def test_each_record_has_the_day_of_the_first_commit_that_holds_it(root: Path) -> None:
    assert recorded_days(root).state == "whole"
    assert _days(root) == {
        "provider": "2026-01-10",
        "svc-mill": "2026-01-10",
        "fb-1": "2026-01-10",
        "fb-2": "2026-01-10",
        "fb-3": "2026-03-05",
    }


def test_later_edits_moves_and_a_while_without_it_change_nothing(root: Path) -> None:
    before = _days(root)
    file = root / "evidence/feedback/fb-1.yml"
    file.write_text(file.read_text() + "sentiment: negative\n")
    commit(root, "2026-04-01")
    moved = root / "evidence/feedback/2026/fb-1.yml"
    moved.parent.mkdir()
    file.rename(moved)
    commit(root, "2026-04-02")
    words = moved.read_text()
    moved.unlink()
    commit(root, "2026-04-03")
    file.write_text(words)
    commit(root, "2026-04-04")
    assert _days(root) == before


def test_a_new_id_is_a_new_record_although_its_words_are_old(root: Path) -> None:
    file = root / "evidence/feedback/fb-1.yml"
    file.with_name("fb-9.yml").write_text(file.read_text().replace("fb-1", "fb-9"))
    file.unlink()
    commit(root, "2026-04-01")
    assert _days(root)["fb-9"] == "2026-04-01"


def test_a_commit_of_a_branch_counts_from_its_own_day(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "visit", "HEAD~1")
    _feedback(root, "fb-4")
    commit(root, "2026-02-02")
    git(root, "checkout", "-q", "main")
    _feedback(root, "fb-5")
    commit(root, "2026-04-01")
    git(root, "merge", "-q", "--no-commit", "visit")
    _feedback(root, "fb-6")
    commit(root, "2026-04-02")
    days = _days(root)
    assert (days["fb-4"], days["fb-5"], days["fb-6"]) == ("2026-02-02", "2026-04-01", "2026-04-02")


def test_the_first_of_two_branches_that_hold_the_same_record_counts(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "visit")
    _feedback(root, "fb-4")
    commit(root, "2026-04-01")
    git(root, "checkout", "-q", "main")
    _feedback(root, "fb-4")
    commit(root, "2026-04-05")
    git(root, "merge", "-q", "visit", day="2026-04-09")
    assert _days(root)["fb-4"] == "2026-04-01"


def test_a_commit_dated_back_does_not_make_a_record_older(root: Path) -> None:
    file = root / "evidence/feedback/fb-3.yml"
    words = file.read_text()
    file.unlink()
    commit(root, "2026-04-01")
    file.write_text(words)
    commit(root, "2020-01-01")
    assert _days(root)["fb-3"] == "2026-03-05"


@pytest.mark.parametrize(
    ("time", "day"), [("22:59:59+00:00", "2026-06-30"), ("23:30:00+00:00", "2026-07-01")]
)
def test_the_day_is_that_of_the_people_it_is_about(root: Path, time: str, day: str) -> None:
    _feedback(root, "fb-4")
    commit(root, "2026-06-30", time)
    assert _days(root)["fb-4"] == day


def test_what_is_not_committed_has_no_day(root: Path) -> None:
    _feedback(root, "fb-4")
    history = recorded_days(root)
    assert history.state == "whole"
    assert "fb-4" not in history.recorded


def test_a_shallow_copy_knows_no_day_at_all(root: Path, tmp_path: Path) -> None:
    shallow = _copy(root, tmp_path / "shallow", "--depth=1")
    assert recorded_days(shallow) == History("shallow")
    git(shallow, "fetch", "-q", "--unshallow")
    assert recorded_days(shallow) == recorded_days(root)


def test_a_copy_of_everything_but_old_files_knows_every_day(root: Path, tmp_path: Path) -> None:
    git(root, "config", "uploadpack.allowFilter", "true")
    assert _days(_copy(root, tmp_path / "copy", "--filter=blob:none")) == _days(root)


def test_without_git_nothing_is_known(tmp_path: Path) -> None:
    assert recorded_days(tmp_path) == History()


def test_before_the_first_commit_nothing_is_recorded(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert recorded_days(tmp_path) == History("whole")


def test_a_portfolio_inside_a_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "ours", (("2026-01-10", JANUARY),), below="portfolio")
    assert _days(root / "portfolio") == dict.fromkeys(
        ("provider", "svc-mill", "fb-1", "fb-2"), "2026-01-10"
    )


def test_an_attachment_is_no_record(root: Path) -> None:
    file = root / "evidence/attachments/fb-8.yml"
    file.parent.mkdir()
    file.write_text("a: b\n")
    commit(root, "2026-04-01")
    assert "fb-8" not in _days(root)


def test_settings_of_this_computer_do_not_mislead(root: Path) -> None:
    before = _days(root)
    for name, value in (
        ("log.showSignature", "true"),
        ("diff.renames", "copies"),
        ("log.diffMerges", "first-parent"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("diff.noprefix", "true"),
    ):
        git(root, "config", name, value)
    git(root, "replace", "HEAD", "HEAD~1")
    recorded_days.__globals__["_days_up_to"].cache_clear()
    assert _days(root) == before


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_knows_the_days_of_what_it_shows_and_of_nothing_else(
    root: Path, edition: Edition
) -> None:
    shown = _shown(root, edition)
    assert set(shown.history.recorded) == {record.id for record in shown.graph.records}
    assert all(one.history == one.history.of(set(shown.history.recorded)) for one in shown.earlier)


def test_nothing_is_known_of_who_committed(root: Path) -> None:
    assert "Tester" not in repr(recorded_days(root))
    assert "tester@example.org" not in repr(recorded_days(root))


def _feedback(root: Path, record_id: str) -> None:
    file = root / "evidence/feedback/fb-1.yml"
    text = file.read_text().replace("fb-1", record_id)
    file.with_name(f"{record_id}.yml").write_text(text)
