"""The commit that a site is built from."""

import subprocess
from pathlib import Path

import pytest

from coproof.read import head_commit
from read_stories import FEEDBACK, lay

ME = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org")


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *ME, *words], cwd=root, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    lay(tmp_path, {"feedback/fb-1.yml": FEEDBACK})
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "--message", "Start")
    return tmp_path


def test_a_clean_portfolio(portfolio: Path) -> None:
    (portfolio / "notes.txt").write_text("not evidence")
    assert head_commit(portfolio) == _git(portfolio, "rev-parse", "HEAD")


@pytest.mark.parametrize("path", ["feedback/fb-1.yml", "feedback/fb-2.yml", "../site_config/x.yml"])
def test_evidence_or_settings_that_differ(portfolio: Path, path: str) -> None:
    lay(portfolio, {path: "changed: yes\n"})
    assert head_commit(portfolio) == _git(portfolio, "rev-parse", "HEAD") + "+dirty"


def test_a_portfolio_inside_a_repository(portfolio: Path) -> None:
    lay(portfolio / "evidence", {"feedback/fb-1.yml": FEEDBACK})
    assert head_commit(portfolio / "evidence") == head_commit(portfolio)


def test_outside_git(tmp_path: Path) -> None:
    assert head_commit(tmp_path) is None
    assert head_commit(tmp_path / "nowhere") is None


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    assert head_commit(tmp_path) is None


def test_gits_own_variables_do_not_mislead(
    portfolio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = head_commit(portfolio)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert head_commit(portfolio) == expected
