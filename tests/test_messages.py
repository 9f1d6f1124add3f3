"""Every message of every story is one that a care professional can act on, and is safe to show."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checks_stories import Story, all_stories, examined
from coproof.fields import Field, Kinds
from coproof.model import Finding
from coproof.portfolio import Examination
from coproof.read import read_kinds
from coproof.report import FORMATS, status_report

MOST_WORDS = 25
FIRING = [story for story in all_stories() if story.findings]
OF_MACHINES = re.compile(
    r"\b(?:string|array|object|integer|boolean|null|None|regex|pattern|schema|property|properties"
    r"|enum|type|path|key|mapping|scalar|token|node|ValueError|Traceback)\b|[$^\\]|\[[0-9]"
)
TO_BE_WRITTEN = re.compile(r"`[^`]*`|schema/README\.md")
"""What a message asks to be written or read: names of fields, and the one page about them."""

CANARY = "quibblewick"
"""A word that nobody writes; it stands for what somebody said."""


def _labels(kinds: Kinds) -> set[str]:
    def below(fields: tuple[Field, ...]) -> Iterator[str]:
        for field in fields:
            yield field.label
            yield from below(field.fields)
            yield from below((field.items,) if field.items else ())

    files = ("portfolio", "share")
    settings = [one for name in files for one in kinds.config[name]["properties"].values()]
    return {label for kind in kinds for label in below(kind.fields)} | {
        setting["title"] for setting in settings
    }


@pytest.mark.parametrize("story", FIRING, ids=str)
def test_a_message_is_short_and_begins_with_the_name_of_a_field(
    story: Story, tmp_path: Path
) -> None:
    labels = _labels(read_kinds()) | {"File"}
    for finding in examined(story, tmp_path).findings:
        begins = finding.message.partition(":")[0]
        assert begins in labels or _is_no_field(finding), finding.message
        assert len(finding.message.split()) <= MOST_WORDS, finding.message


def _is_no_field(finding: Finding) -> bool:
    """A field that does not exist has no label; it is called what somebody called it."""
    return finding.check == "schema" and "no such field here" in finding.message


@pytest.mark.parametrize("story", FIRING, ids=str)
def test_a_message_speaks_to_people_and_not_to_machines(story: Story, tmp_path: Path) -> None:
    for finding in examined(story, tmp_path).findings:
        for text in (finding.message, finding.fix):
            assert not OF_MACHINES.search(TO_BE_WRITTEN.sub("", text)), text
            assert "  " not in text


@pytest.mark.parametrize("story", FIRING, ids=str)
def test_no_message_repeats_what_somebody_wrote(story: Story, tmp_path: Path) -> None:
    examination = examined(story, tmp_path)
    said = list(_said(examination))
    for finding in examination.findings:
        told = f"{finding.message} {finding.fix}"
        assert not [words for words in said if words in told], told


def _said(examination: Examination) -> Iterator[str]:
    """Every run of three words in every text of every record."""
    for record in examination.everything.records:
        for text in _texts(record.data, examination.kinds[record.kind].fields):
            words = text.split()
            yield from (" ".join(words[start : start + 3]) for start in range(len(words) - 2))


def _texts(data: Any, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield from _leaves(data.get(field.name), field)


def _leaves(value: Any, field: Field) -> Iterator[str]:
    if isinstance(value, tuple) and field.items:
        for item in value:
            yield from _leaves(item, field.items)
    elif isinstance(value, Mapping) and field.fields:
        yield from _texts(value, field.fields)
    elif isinstance(value, Mapping):
        yield from (text for text in value.values() if isinstance(text, str))
    elif isinstance(value, str) and field.own_words:
        yield value


@pytest.mark.parametrize("story", FIRING, ids=str)
def test_no_report_holds_a_word_that_somebody_said(story: Story, tmp_path: Path) -> None:
    """The story again, with a word that nobody writes at the end of each line of text."""
    examination = examined(_with_canaries(story), tmp_path)
    reports = [report(examination) for report in FORMATS.values()]
    for text in (*reports, status_report(examination)):
        assert CANARY not in text


def _with_canaries(story: Story) -> Story:
    evidence = {
        path: re.sub(
            r"(?m)^(\s*(?:- )?(?:summary|quote|idea|reason|observed|notes): [^\n\"]*)$",
            rf"\1 {CANARY}",
            text,
        )
        for path, text in (story.says.get("evidence") or {}).items()
    }
    return Story(story.check, story.name, {**story.says, "evidence": evidence})


def test_the_help_is_one_short_sentence(tmp_path: Path) -> None:
    for number, story in enumerate(FIRING):
        for finding in examined(story, tmp_path / str(number)).findings:
            assert _is_short(finding), finding.fix


def _is_short(finding: Finding) -> bool:
    return len(finding.fix.split()) <= MOST_WORDS
