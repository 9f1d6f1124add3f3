"""The command diff: what changed between two revisions, as somebody would read it out."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from changes_stories import diff, git, repository
from coproof.fields import Field
from coproof.model import EDITIONS
from coproof.read import read_kinds

MOST_WORDS = 25

MARCH_TO_JUNE = """\
This is what changed in the evidence between 31 March 2026 and 30 June 2026.

Three new pieces of feedback came in.
They touch on one area so far: food.
One new theme was noticed.

One decision was taken.
It said no, with a reason.

One action was finished, later than planned.

People were told twice what came of what they had said.
This reached the person who said it once, everyone in the service once and staff once.
What they said to it themselves: not happy once.

One review looked at what had been done.
It found things better.

Three loops were closed.
Two new loops were opened and are not closed yet.
Of five pieces of feedback, two are still open.
Both still wait for a decision.
A loop is closed when every step up to telling people is done or not needed.

A gap is something that is missing or late.

One quote is no longer shown.
People may take their words back at any time.

Before, none of two loops was closed.
Now, three of five loops are closed.
"""

JUNE_TO_SEPTEMBER = """\
This is what changed in the evidence between 30 June 2026 and 30 September 2026.

One decision was taken.
It said yes.

One new action was agreed.

Two more pieces of feedback have a step that is late.
One action has passed its day without being finished.
Of five pieces of feedback, two are still open.
A loop is closed when every step up to telling people is done or not needed.

A gap is something that is missing or late.

The words of one piece of feedback were changed after it had been answered.

As before, three of five loops are closed.
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of two themes and a dog, in three commits."""
    return repository(tmp_path_factory.mktemp("story") / "portfolio")


def test_what_changed_from_spring_to_summer(root: Path) -> None:
    result = diff(root, "HEAD~2", "HEAD~1")
    assert _without_gaps(result.stdout) == MARCH_TO_JUNE
    assert result.exit_code == 0
    assert result.stderr == ""


def test_the_last_commit_is_compared_with_unless_another_is_named(root: Path) -> None:
    assert _without_gaps(diff(root, "HEAD~1").stdout) == JUNE_TO_SEPTEMBER
    assert diff(root, "HEAD~1", "main").stdout == diff(root, "HEAD~1").stdout


def _without_gaps(said: str) -> str:
    """All but the sentences that count gaps: each new check may find one more in the story."""
    return re.sub(r"^[\w-]+ gaps? (?:was|were|opened)\b.*\n", "", said, flags=re.MULTILINE)


def test_gaps_are_told_by_what_is_missing(root: Path) -> None:
    said = diff(root, "HEAD~2", "HEAD~1").stdout
    assert re.search(r"^\w+ gaps? (was|were) closed.* under loops not closed", said, re.MULTILINE)
    later = diff(root, "HEAD~1").stdout
    assert re.search(r"^\w+ gaps opened: .* two under loops not closed", later, re.MULTILINE)


def test_new_gaps_fail_nothing(root: Path) -> None:
    assert diff(root, "HEAD~1").exit_code == 0


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_nothing_changed_is_one_kind_sentence(root: Path, form: str) -> None:
    said = diff(root, "HEAD", "HEAD", "--format", form).stdout
    sentence = "Nothing changed in the evidence that everybody may see on 30 September 2026."
    if form == "json":
        assert json.loads(said)["sentences"] == [sentence]
        assert json.loads(said)["news"] == []
    else:
        assert said == {"text": f"{sentence}\n", "markdown": f"**{sentence}**\n"}[form]


def test_markdown_begins_with_a_bold_sentence_and_a_small_table(root: Path) -> None:
    lines = diff(root, "HEAD~2", "HEAD~1", "--format", "markdown").stdout.splitlines()
    assert lines[0].startswith(
        "**Three pieces of feedback came in, one decision was taken, one action was finished"
    )
    assert lines[0].endswith(".**")
    assert lines[4:11] == [
        "| | Before: 31 March 2026 | Now: 30 June 2026 |",
        "|---|---|---|",
        "| Pieces of feedback | 2 | 5 |",
        "| Loops closed | 0 of 2 | 3 of 5 |",
        "| Waiting for a decision | 0 of 2 | 2 of 5 |",
        "| With a step that is late | 1 of 2 | 0 of 5 |",
        "| Actions past their day | 0 of 1 | 0 of 1 |",
    ]
    assert lines[11].startswith("| Gaps | ")
    headings = [line for line in lines if line.startswith("#")]
    assert headings[0] == "### What people said"
    assert len(headings) == 9


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("base", ["HEAD~2", "HEAD~1", "HEAD"])
def test_all_formats_say_the_same(root: Path, base: str, edition: str) -> None:
    options = ("--edition", edition, "--format")
    text, markdown, machine = (
        diff(root, base, *options, form).stdout for form in ("text", "markdown", "json")
    )
    report = json.loads(machine)
    assert report["sentences"] == [line for line in text.splitlines() if line]
    for sentence in report["sentences"]:
        assert sentence in markdown
    for news in report["news"]:
        assert len(news["records"]) <= news["count"]


def test_the_numbers_for_programs_are_those_of_the_sentences(root: Path) -> None:
    report = json.loads(diff(root, "HEAD~2", "HEAD~1", "--format", "json").stdout)
    news = {one["what"]: one for one in report["news"]}
    assert news["feedback-new"] == {
        "what": "feedback-new",
        "count": 3,
        "records": ["fb-3", "fb-4", "fb-5"],
        "by": {"area": {"food": 2}},
    }
    assert news["loop-closed"]["records"] == ["fb-1", "fb-2", "fb-3"]
    assert report["edition"] == "public"
    assert report["before"]["as_at"] == "2026-03-31"
    assert report["after"].pop("gaps") >= 0
    assert report["after"] == {
        "commit": git(root, "rev-parse", "HEAD~1"),
        "as_at": "2026-06-30",
        "unreadable": 0,
        "feedback": 5,
        "closed": 3,
        "undecided": 2,
        "late": 0,
        "settled": {
            "given": 5,
            "routed": 5,
            "decided": 3,
            "acted": 3,
            "reviewed": 3,
            "told": 3,
            "sustained": 1,
        },
        "actions": 1,
        "overdue": 0,
    }


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_same_revisions_give_the_same_report(root: Path, form: str) -> None:
    first, second = (diff(root, "HEAD~2", "--format", form).stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("pair", [("HEAD~2", "HEAD~1"), ("HEAD~1", "HEAD"), ("HEAD~2", "HEAD")])
def test_it_can_be_read_out(root: Path, pair: tuple[str, str], form: str, edition: str) -> None:
    """No id, no path, no name of a field, no word of a record, and no long sentence."""
    said = diff(root, *pair, "--format", form, "--edition", edition).stdout
    for sentence in _sentences(said):
        assert len(sentence.split()) <= MOST_WORDS, sentence
    assert not re.search(r"\b(?:fb|svc|th|dec|act|rev|told|ev|ind|con)-", said)
    assert not re.search(r"\w_\w|\.yml|/", said)
    assert not [word for word in _own_words() if word in said.lower()]


def _sentences(said: str) -> list[str]:
    prose = "\n".join(line for line in said.splitlines() if not line.startswith(("|", "#")))
    return re.split(r"(?<=[.!?])\s+|\n", prose)


def _own_words() -> set[str]:
    """What only the records of the story say."""
    return {"wrenmoor", "millfield", "loud", "lounge", "hurts", "dog", "allergy", "tea", "pet"}


def test_no_field_of_the_schema_is_named(root: Path) -> None:
    """Names that only a computer uses: those of more than one word."""

    def names(fields: tuple[Field, ...]) -> Iterator[str]:
        for field in fields:
            yield field.name
            yield from field.choices
            yield from names(field.fields + ((field.items,) if field.items else ()))

    slugs = {name for kind in read_kinds() for name in names(kind.fields) if "_" in name}
    said = "".join(diff(root, "HEAD~2", "--edition", edition).stdout for edition in EDITIONS)
    assert len(slugs) > 100
    assert not [slug for slug in slugs if slug in said]
