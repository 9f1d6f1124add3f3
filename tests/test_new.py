"""One record at a time: asked for in plain words, right when it is written."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import click
import pytest
from click.testing import CliRunner, Result

from coproof.capture import Judge
from coproof.capture.answers import Answering
from coproof.capture.interview import Interview, problems_of
from coproof.capture.new import new_id
from coproof.cli import new, tell, theme
from coproof.portfolio import examine
from coproof.read import read_kinds

TODAY = date(2026, 11, 23)

FEEDBACK = (
    "service=Rose House",
    "given_on=17/05/2021",
    "kind=concern",
    "channel=everyday_conversation",
    "from_role=person",
    "voice=own_words",
    "summary=The lounge is too loud: every evening.",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "provider.yml", "name: Wrenmoor Support\n")
    write(
        tmp_path,
        "services/svc-rose-house.yml",
        "id: svc-rose-house\ntitle: Rose House\ntype: supported_living\npeople_count: 8\n",
    )
    return tmp_path


def write(root: Path, name: str, text: str) -> Path:
    file = root / "evidence" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text), "utf-8")
    return file


def run(command: click.Command, root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["--root", str(root), *arguments], catch_exceptions=False)


def make(root: Path, kind: str, *settings: str) -> Result:
    return run(new.command, root, kind, *(part for pair in settings for part in ("--set", pair)))


def written(result: Result, root: Path) -> Path:
    assert result.exit_code == 0, result.output
    return root / result.stdout.splitlines()[0].removeprefix("Written: ")


# With everything given


def test_with_all_that_is_needed_nothing_is_asked(root: Path) -> None:
    result = make(root, "feedback", *FEEDBACK, "communication=speech,makaton")
    file = written(result, root)
    assert re.fullmatch(r"fb-\d{4}-\d{2}-[a-z0-9]{4}", file.stem)
    assert file.parent == root / "evidence" / "feedback" / "2021"
    assert file.read_text("utf-8") == dedent(f"""\
        id: {file.stem}
        service: svc-rose-house
        given_on: 2021-05-17
        kind: concern
        channel: everyday_conversation
        from_role: person
        voice: own_words
        communication:
          - speech
          - makaton
        summary: "The lounge is too loud: every evening."
        """)
    assert f"coproof theme THEME {file.stem}" in result.stdout
    assert examine(root, None, TODAY).errors == ()


def test_what_is_missing_is_named_where_nobody_can_be_asked(root: Path) -> None:
    result = make(root, "feedback", *FEEDBACK[:3])
    assert result.exit_code == 2
    for field in ("channel", "from_role", "voice", "summary"):
        assert f"--set {field}=" in result.output
    assert not (root / "evidence" / "feedback").exists()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("kind=gossip", "Kind of feedback"),
        ("given_on=31/02/2021", "Given on: is not a date"),
        ("sumary=x", "sumary: there is no such field"),
        ("id=fb-1", "the id is made for you"),
        ("kind", "write --set as field=value"),
        ("service=svc-far-away", "Service"),
        ("route.to=noted", "Response: write what the person was answered"),
        ("given_on=01/01/2999", "Given on"),
        ("notes=Ring 01632 960123", "Notes: this seems to hold a phone number"),
    ],
)
def test_a_wrong_answer_is_told_plainly_and_nothing_is_written(
    root: Path, setting: str, said: str
) -> None:
    field = setting.partition("=")[0]
    others = [pair for pair in FEEDBACK if pair.partition("=")[0] != field]
    result = make(root, "feedback", *others, setting)
    assert result.exit_code == 2
    assert said in result.output
    assert "960123" not in result.output
    assert not (root / "evidence" / "feedback").exists()


def test_nested_fields_lists_and_counts_can_be_given(root: Path) -> None:
    event = make(
        root,
        "event",
        "title=House meeting",
        "kind=peoples_meeting",
        "on=2021-05-18",
        "attendance=person=6, staff=2",
        "priorities[0].text=A quiet evening",
        "priorities[1].text=Later supper",
    )
    text = written(event, root).read_text("utf-8")
    assert "attendance:\n  person: 6\n  staff: 2\n" in text
    assert "priorities:\n  - text: A quiet evening\n  - text: Later supper\n" in text
    service = make(root, "service", "title=Mill Lane", "type=respite", "people_count=4")
    assert written(service, root).name == "svc-mill-lane.yml"


def test_there_is_only_one_provider_and_no_kind_is_guessed(root: Path) -> None:
    assert "there can only be one" in make(root, "provider", "name=Another").output
    assert "Choose one of: provider, service" in make(root, "feedbak").output


def test_an_id_is_never_given_twice() -> None:
    signs = iter("aaaaaaaabbbb")
    taken = frozenset(("fb-2026-11-aaaa",))
    made = new_id(read_kinds()["feedback"], {}, taken, TODAY, lambda _: next(signs))
    assert made == "fb-2026-11-bbbb"


# In conversation


class Script:
    """Somebody who answers each question as it begins, and remembers what was said to them."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self.answers: Iterator[tuple[str, str]] = iter(answers)
        self.heard: list[str] = []

    def ask(self, question: str) -> str:
        begins, answer = next(self.answers, ("nothing more", ""))
        assert question.startswith(begins), (question, begins)
        return answer

    def say(self, text: str) -> None:
        self.heard.append(text)


def converse(root: Path, kind: str, *answers: tuple[str, str]) -> tuple[dict[str, object], Script]:
    judge = Judge.of(root, TODAY)
    script = Script(*answers)
    data: dict[str, object] = {}
    Interview(Answering(judge.kinds[kind], judge), script).fill(data)
    assert next(script.answers, None) is None
    return data, script


def test_questions_come_one_by_one_and_answers_may_be_numbers_or_words(root: Path) -> None:
    data, script = converse(
        root,
        "feedback",
        ("Service (number)", "1"),
        ("Given on (day/month/year, month/year, or today)", "yesterday"),
        ("Kind of feedback (number)", "suggestion"),
        ("How it was gathered (number)", "?"),
        ("How it was gathered (number)", "1"),
        ("Who it is from (number)", "Person supported"),
        ("Whose words (number)", "9"),
        ("Whose words (number)", "1"),
        ("Summary", ""),
        ("Summary", "A quiet room, please."),
        ("Numbers, or Enter to finish", ""),
    )
    assert data == {
        "service": "svc-rose-house",
        "given_on": "2026-11-22",
        "kind": "suggestion",
        "channel": "everyday_conversation",
        "from_role": "person",
        "voice": "own_words",
        "summary": "A quiet room, please.",
    }
    assert "Service:\n  1. Rose House" in script.heard
    assert "Summary is needed. ? gives help." in script.heard
    assert any("The way it reached you" in said for said in script.heard)


def test_a_number_of_a_person_is_refused_and_a_likely_name_asked_about(root: Path) -> None:
    data, script = converse(
        root,
        "theme",
        ("Title", "The lounge"),
        ("Summary", "Ring 01632 960123"),
        ("Summary", "Mrs Example said it is loud."),
        ("Keep it as it is?", "no"),
        ("Summary", "The lounge is loud."),
        ("Services (number, or several with commas)", "1"),
        ("Area (number)", "Environment"),
        ("Noticed on", "1 May 2021"),
        ("Status", "open"),
        ("Numbers, or Enter", ""),
    )
    assert data["summary"] == "The lounge is loud."
    assert data["identified_on"] == "2021-05-01"
    assert not any("960123" in said or "Example" in said for said in script.heard)


def test_what_one_answer_makes_necessary_is_asked_for_before_anything_is_written(
    root: Path,
) -> None:
    judge = Judge.of(root, TODAY)
    answering = Answering(judge.kinds["feedback"], judge)
    data = {
        "id": "fb-1",
        "service": "svc-rose-house",
        "given_on": "2021-05-17",
        "kind": "comment",
        "channel": "survey",
        "from_role": "person",
        "voice": "observed",
        "summary": "Hands over ears in the lounge.",
    }
    problems = problems_of(answering, data)
    assert list(problems) == ["observed"]
    script = Script(("What was seen", "Hands over ears, three evenings."))
    Interview(answering, script).mend(data, problems)
    assert data["observed"] == "Hands over ears, three evenings."
    assert problems_of(answering, data) == {}


def test_more_can_be_added_objects_and_lists_of_them_too(root: Path) -> None:
    data, _ = converse(
        root,
        "event",
        ("Title", "House meeting"),
        ("Kind of", "1"),
        ("", "today"),
        ("Numbers, or Enter", "2"),
        ("", "person=6"),
        ("Numbers, or Enter", ""),
    )
    assert data["attendance"] == {"person": 6}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no terminals to open")
def test_at_a_terminal_the_whole_conversation_ends_in_a_file(root: Path) -> None:
    ours, theirs = pty.openpty()
    asked = "import sys; from coproof.cli.new import command; command(sys.argv[1:])"
    arguments = ["--root", str(root), "service", "--set", "type=respite"]
    with subprocess.Popen(
        [sys.executable, "-c", asked, *arguments], stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, b"Mill Lane\n4\n\n")
        said = _all(ours)
        assert process.wait(60) == 0, said
    assert "Title: " in said
    assert "Written: evidence/services/svc-mill-lane.yml" in said
    assert "people_count: 4" in (root / "evidence/services/svc-mill-lane.yml").read_text("utf-8")


def _all(terminal: int) -> str:
    said = b""
    try:
        while some := os.read(terminal, 4096):
            said += some
    except OSError:  # the other end has gone
        pass
    finally:
        os.close(terminal)
    return said.decode()


# The two commonest follow-ups

THEME = """\
    id: th-noise
    title: Noise
    summary: The lounge is loud.
    services: [svc-rose-house]
    area: environment
    identified_on: 2021-05-17
    status: open
    """

SAID = """\
    # taken down by the night staff
    id: {id}
    service: svc-rose-house
    given_on: 2021-05   # the day is not known
    kind: concern
    channel: survey
    from_role: person
    voice: own_words
    summary: >-
      The lounge is loud.
    """


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "themes:\n  - th-noise\n"),
        ("themes:\n- th-food  # too\n", "themes:\n- th-food  # too\n- th-noise\n"),
        ("themes:\n    - th-food\nscope: service\n", None),
        ("themes: [th-food, th-bins] # two\n", "themes: [th-food, th-bins, th-noise] # two\n"),
        ("themes: [\n  th-food,\n]\n", "themes: [\n  th-food, th-noise,\n]\n"),
    ],
)
def test_a_theme_is_added_and_all_else_stays(root: Path, before: str, after: str | None) -> None:
    for name in ("food", "bins", "noise"):
        write(root, f"themes/th-{name}.yml", THEME.replace("th-noise", f"th-{name}"))
    file = write(root, "feedback/fb-1.yml", SAID.format(id="fb-1"))
    text = file.read_text("utf-8")
    file.write_text(text + before, "utf-8")
    result = run(theme.command, root, "th-noise", "fb-1")
    assert result.stdout == "fb-1 is now under th-noise.\n"
    expected = (
        "themes:\n    - th-food\n    - th-noise\nscope: service\n" if after is None else after
    )
    assert file.read_text("utf-8") == text + expected
    again = run(theme.command, root, "th-noise", "fb-1")
    assert again.stdout == "fb-1 is under th-noise already.\n"
    assert examine(root, None, TODAY).errors == ()


def test_only_feedback_goes_under_only_themes(root: Path) -> None:
    write(root, "feedback/fb-1.yml", SAID.format(id="fb-1"))
    assert run(theme.command, root, "th-none", "fb-1").exit_code == 2
    assert run(theme.command, root, "svc-rose-house", "fb-1").exit_code == 2


def test_telling_covers_all_that_the_decision_answers(root: Path) -> None:
    write(root, "feedback/fb-1.yml", SAID.format(id="fb-1"))
    write(root, "themes/th-noise.yml", THEME)
    made = make(
        root,
        "decision",
        "title=Quiet after eight",
        "responds_to=fb-1,th-noise",
        "decided_on=1/6/2021",
        "decided_with=person,staff",
        "outcome=yes",
    )
    decision = written(made, root).stem
    action = make(
        root,
        "action",
        "title=Soft closers",
        f"decision={decision}",
        "what=Fit them",
        "status=planned",
    )
    told = run(
        tell.command,
        root,
        written(action, root).stem,
        "--whom=everyone_in_service",
        "--how=meeting",
        "--on=3/6/2021",
    )
    text = written(told, root).read_text("utf-8")
    assert "covers:\n  - fb-1\n  - th-noise\non: 2021-06-03\n" in text
    assert examine(root, None, TODAY).errors == ()
