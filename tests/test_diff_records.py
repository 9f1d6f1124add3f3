"""What is said where records were moved, edited, broken, taken back or taken away."""

import json
import shutil
from pathlib import Path

from changes_stories import JUNE, MARCH, STORY, commit, diff, repository, write
from coproof.model import EDITIONS


def test_a_file_that_moved_is_no_change(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:1])
    folder = tmp_path / "evidence/feedback/2026"
    folder.mkdir()
    shutil.move(tmp_path / "evidence/feedback/fb-1.yml", folder / "fb-1.yml")
    commit(tmp_path, "2026-03-31")
    assert diff(tmp_path, "HEAD~1").stdout.startswith("Nothing changed")


def test_comments_and_line_breaks_are_no_change(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:1])
    file = tmp_path / "evidence/feedback/fb-1.yml"
    text = file.read_text("utf-8").replace(
        "summary: The lounge is loud.", "# As said.\nsummary: >-\n  The lounge\n  is  loud."
    )
    assert text.count("\n") > file.read_text("utf-8").count("\n")
    file.write_text(text, "utf-8")
    commit(tmp_path, "2026-03-31")
    assert diff(tmp_path, "HEAD~1").stdout.startswith("Nothing changed")


def test_broken_records_are_counted_and_the_rest_goes_on(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:1])
    (tmp_path / "evidence/feedback/fb-2.yml").write_text("id: fb-2\n")
    commit(tmp_path, "2026-03-31")
    write(tmp_path, JUNE)
    (tmp_path / "evidence/feedback/fb-1.yml").write_text("{{ not yaml\n")
    (tmp_path / "evidence/feedback/fb-3.yml").write_text("kind: unheard of\n")
    commit(tmp_path, "2026-06-30")
    result = diff(tmp_path, "HEAD~1")
    assert result.exit_code == 0
    assert "One record could not be read before, and is left out." in result.stdout
    assert "Two records cannot be read now, and are left out." in result.stdout
    assert "Two new pieces of feedback came in" in result.stdout
    assert "no longer shown" not in result.stdout


def test_what_is_gone_is_said_and_not_named(tmp_path: Path) -> None:
    without = "\n".join(line for line in JUNE.splitlines() if not line.startswith(("fb-5", "told")))
    repository(tmp_path, [("2026-06-30", JUNE), ("2026-07-01", without)])
    public = diff(tmp_path, "HEAD~1", "--format", "json").stdout
    said = "One piece of feedback and three tellings are no longer shown."
    assert said in json.loads(public)["sentences"]
    assert "fb-5" not in public
    internal = diff(tmp_path, "HEAD~1", "--format", "json", "--edition", "internal").stdout
    assert "fb-5" in internal


def test_words_taken_back_are_counted_and_not_pointed_at(tmp_path: Path) -> None:
    root = repository(tmp_path, STORY[:2])
    words = ("HEAD~1", "HEAD", "--format", "json", "--edition")
    news = {
        edition: {
            one["what"]: one for one in json.loads(diff(root, *words, edition).stdout)["news"]
        }
        for edition in EDITIONS
    }
    assert news["public"]["quotes-gone"] == {
        "what": "quotes-gone",
        "count": 1,
        "records": [],
        "by": {},
    }
    assert "consent-withdrawn" not in news["public"] | news["partner"]
    assert news["internal"]["consent-withdrawn"]["records"] == ["con-1"]
    assert news["internal"]["quotes-gone"]["records"] == ["fb-2"]


def test_a_whole_item_taken_back_is_no_edit(tmp_path: Path) -> None:
    after = JUNE.replace("fb-3: {", "fb-3: {withdrawn_on: 2026-07-03, ")
    repository(tmp_path, [("2026-06-30", JUNE), ("2026-07-05", after)])
    said = diff(tmp_path, "HEAD~1").stdout
    assert "One piece of feedback was taken back.\nIts words are no longer shown." in said
    assert "were changed" not in said


def test_words_that_were_added_are_no_edit(tmp_path: Path) -> None:
    after = JUNE.replace(
        "reason: One of us has", "alternative: One that visits., reason: One of us has"
    )
    repository(tmp_path, [("2026-06-30", JUNE), ("2026-07-05", after)])
    said = diff(tmp_path, "HEAD~1").stdout
    assert "Details of one other record were added or changed." in said
    assert "after it had been answered" not in said


def test_words_changed_before_any_answer_are_a_detail(tmp_path: Path) -> None:
    after = JUNE.replace("Tea was cold", "Tea was lukewarm")
    repository(tmp_path, [("2026-06-30", JUNE), ("2026-07-05", after)])
    said = diff(tmp_path, "HEAD~1").stdout
    assert "Details of one other record were added or changed." in said
    assert "answered" not in said


def test_words_answered_by_something_that_is_held_count_as_answered(tmp_path: Path) -> None:
    before = JUNE.replace("dec-2: {", "dec-2: {visibility: internal, ")
    after = before.replace("like a dog", "like a cat")
    repository(tmp_path, [("2026-06-30", before), ("2026-07-05", after)])
    assert "after it had been answered" in diff(tmp_path, "HEAD~1").stdout


def test_only_internal_changes_are_nothing_to_the_public(tmp_path: Path) -> None:
    after = MARCH + "fb-9: {visibility: internal, given_on: 2026-03-01}\n"
    repository(tmp_path, [("2026-03-31", MARCH), ("2026-03-31", after)])
    assert diff(tmp_path, "HEAD~1").stdout.startswith("Nothing changed")
    internal = diff(tmp_path, "HEAD~1", "--edition", "internal").stdout
    assert "One new piece of feedback came in: one concern.\nIt was given earlier" in internal


def test_a_moved_date_and_changed_rules_are_said(tmp_path: Path) -> None:
    repository(tmp_path, STORY[:1])
    write(tmp_path, MARCH.replace("due_on: 2026-04-30", "due_on: 2026-08-31"))
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/checks.yml").write_text(
        "clocks: {told: {days: 90, why: It takes long.}}\n"
    )
    commit(tmp_path, "2026-03-31")
    said = diff(tmp_path, "HEAD~1").stdout
    assert "One action was given a later day." in said
    assert "The rules for what counts as late or missing were changed." in said
