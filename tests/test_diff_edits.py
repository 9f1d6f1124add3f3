"""Words edited after something had answered them, also where all of it lies between two revisions."""

import shutil
from pathlib import Path

from changes_stories import commit, diff, git, repository, write
from coproof.read import Edit, Revision, edits_between, find_revision, read_kinds

EMPTY = "provider: {}\nsvc-mill: {}\n"
ASKED = EMPTY + "fb-1: {given_on: 2026-04-02, summary: We would like a dog.}\n"
ANSWERED = ASKED + (
    'dec-1: {responds_to: [fb-1], outcome: "no", reason: An allergy., decided_on: 2026-04-20}\n'
)
EDITED = ANSWERED.replace("a dog", "a pet")
SAID = "The words of one piece of feedback were changed after it had been answered."


def test_words_edited_after_an_answer_that_came_on_the_way(tmp_path: Path) -> None:
    days = ("2026-03-31", "2026-04-05", "2026-04-21", "2026-05-02")
    repository(tmp_path, zip(days, (EMPTY, ASKED, ANSWERED, EDITED), strict=True))
    said = diff(tmp_path, "HEAD~3").stdout
    assert "One new piece of feedback came in: one concern." in said
    assert SAID in said


def test_words_edited_before_the_answer_on_the_way(tmp_path: Path) -> None:
    early = ASKED.replace("a dog", "a pet")
    days = ("2026-03-31", "2026-04-05", "2026-04-06", "2026-04-21")
    repository(tmp_path, zip(days, (EMPTY, ASKED, early, EDITED), strict=True))
    assert "were changed" not in diff(tmp_path, "HEAD~3").stdout


def test_words_edited_and_put_back_are_as_they_were(tmp_path: Path) -> None:
    days = ("2026-03-31", "2026-04-21", "2026-05-02", "2026-05-03")
    repository(tmp_path, zip(days, (EMPTY, ANSWERED, EDITED, ANSWERED), strict=True))
    assert "were changed" not in diff(tmp_path, "HEAD~3").stdout


def test_an_edit_of_a_file_that_moves_at_the_same_time(tmp_path: Path) -> None:
    repository(tmp_path, [("2026-03-31", EMPTY), ("2026-04-21", ANSWERED)])
    write(tmp_path, EDITED)
    (tmp_path / "evidence/feedback/2026").mkdir()
    shutil.move(tmp_path / "evidence/feedback/fb-1.yml", tmp_path / "evidence/feedback/2026")
    commit(tmp_path, "2026-05-02")
    assert SAID in diff(tmp_path, "HEAD~2").stdout


def test_an_edit_that_is_not_committed_yet(tmp_path: Path) -> None:
    repository(tmp_path, [("2026-03-31", EMPTY), ("2026-04-21", ANSWERED)])
    write(tmp_path, EDITED)
    assert SAID in diff(tmp_path, "HEAD~1", ".").stdout
    assert "were changed" not in diff(tmp_path, "HEAD~1").stdout


def test_an_edit_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    days = ("2026-03-31", "2026-04-21", "2026-05-02")
    repository(tmp_path, zip(days, (EMPTY, ANSWERED, EDITED), strict=True), below="care")
    assert SAID in diff(tmp_path / "care", "HEAD~2").stdout


def test_an_edit_that_came_with_a_branch(tmp_path: Path) -> None:
    repository(tmp_path, [("2026-03-31", EMPTY), ("2026-04-21", ANSWERED)])
    git(tmp_path, "checkout", "--quiet", "-b", "side")
    commit(write(tmp_path, EDITED), "2026-05-02")
    git(tmp_path, "checkout", "--quiet", "main")
    merge = ("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    git(tmp_path, *merge, day="2026-05-03")
    assert SAID in diff(tmp_path, "HEAD~2").stdout


def test_what_is_held_stays_held_on_the_way(tmp_path: Path) -> None:
    """While it was internal nobody else could know what it said, so that no edit is told of."""
    internal = ANSWERED.replace("fb-1: {", "fb-1: {visibility: internal, ")
    days = ("2026-03-31", "2026-04-21", "2026-05-02")
    repository(tmp_path, zip(days, (EMPTY, internal, EDITED), strict=True))
    assert "were changed" not in diff(tmp_path, "HEAD~2").stdout
    assert SAID in diff(tmp_path, "HEAD~2", "--edition", "internal").stdout


def edits(root: Path, base: str) -> tuple[Edit, ...]:
    start, end = find_revision(root, base), find_revision(root, "HEAD")
    assert isinstance(start, Revision)
    assert isinstance(end, Revision)
    return edits_between(root, start, end, read_kinds())


def test_edits_are_told_with_the_record_before_and_after(tmp_path: Path) -> None:
    days = ("2026-04-05", "2026-04-21", "2026-05-02")
    repository(tmp_path, zip(days, (ASKED, ANSWERED, EDITED), strict=True))
    (edit,) = edits(tmp_path, "HEAD~2")
    assert edit.commit == git(tmp_path, "rev-parse", "HEAD")
    assert (edit.was.id, edit.was.text("summary")) == ("fb-1", "We would like a dog.")
    assert edit.now.text("summary") == "We would like a pet."
    assert edits(tmp_path, "HEAD") == ()


def test_an_edit_that_breaks_a_record_is_left_out(tmp_path: Path) -> None:
    repository(tmp_path, [("2026-04-05", ASKED)])
    for text in ("id: fb-1\nsummary: [a\n", "id: fb-1\n", "- a list\n", ""):
        (tmp_path / "evidence/feedback/fb-1.yml").write_text(text)
        commit(tmp_path, "2026-04-06")
    assert edits(tmp_path, "HEAD~4") == ()
