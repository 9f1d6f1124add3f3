"""The stage: exactly the files of the next site, whatever lay there before."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coproof.publish.result import Refused
from coproof.publish.stage import Stage
from publish_stories import contents


@pytest.fixture
def strict_umask() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


def fill(folder: Path, files: dict[str, bytes]) -> Stage:
    stage = Stage(folder)
    for path, data in files.items():
        stage.write(path, data)
    stage.close()
    return stage


def test_it_holds_what_was_written_and_nothing_else(tmp_path: Path) -> None:
    fill(tmp_path / "stage", {"a/b.html": b"1", "c.html": b"2"})
    fill(tmp_path / "stage", {"c.html": b"3", "d/e.html": b"4"})
    assert contents(tmp_path / "stage") == {"c.html": b"3", "d/e.html": b"4"}
    assert not (tmp_path / "stage" / "a").exists()


def test_equal_files_are_left_alone(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": b"same", "b.html": b"old"})
    before = (tmp_path / "a.html").stat()
    assert fill(tmp_path, {"a.html": b"same", "b.html": b"new"}).written == 1
    after = (tmp_path / "a.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.usefixtures("strict_umask")
def test_everybody_may_read_it_whoever_builds_it(tmp_path: Path) -> None:
    fill(tmp_path / "stage", {"a/b.html": b"1"})
    assert (tmp_path / "stage/a/b.html").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "stage/a").stat().st_mode & 0o777 == 0o755


def test_a_file_with_another_mode_is_made_anew(tmp_path: Path) -> None:
    fill(tmp_path, {"a.html": b"same"})
    (tmp_path / "a.html").chmod(0o600)
    fill(tmp_path, {"a.html": b"same"})
    assert (tmp_path / "a.html").stat().st_mode & 0o777 == 0o644


def test_a_link_in_the_stage_is_never_written_through(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"mine")
    (tmp_path / "stage").mkdir()
    (tmp_path / "stage/a.html").symlink_to(precious)
    (tmp_path / "stage/folder").symlink_to(tmp_path)
    fill(tmp_path / "stage", {"a.html": b"page", "folder/b.html": b"page"})
    assert precious.read_bytes() == b"mine"
    assert not (tmp_path / "b.html").exists()
    assert contents(tmp_path / "stage") == {"a.html": b"page", "folder/b.html": b"page"}


@pytest.mark.parametrize("other", ["a.html", "A.HTML"])
def test_two_pages_cannot_have_one_address(tmp_path: Path, other: str) -> None:
    stage = Stage(tmp_path)
    stage.write("a.html", b"1")
    with pytest.raises(Refused, match="Two pages"):
        stage.write(other, b"2")


@pytest.mark.parametrize("path", ["/etc/x", "../x.html", "a/../../x.html", "./x.html", "a\\b", ""])
def test_no_page_lands_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(Refused, match="cannot be the address"):
        Stage(tmp_path / "stage").write(path, b"1")
