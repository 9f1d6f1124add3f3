"""The drill: after the steps that `coproof withdraw` prints, git holds no word of what was said.

The steps are taken from what the command prints and run as they stand, in a repository made for
it, with the words in several commits, branches, tags, messages and under several names.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from changes_stories import git, write

BIN = Path(sys.executable).parent

STORY = """
provider: {}
svc-mill: {}
con-1: {}
fb-1: {summary: Zebra sounds in the lounge., quote: The zebra drum is all I hear., consent: con-1, themes: [th-quiet]}
fb-2: {summary: Two want a lamp., themes: [th-quiet]}
th-quiet: {}
dec-1: {responds_to: [fb-1]}
act-1: {decision: dec-1, status: done, start_on: 2026-02-05, done_on: 2026-03-01}
rev-1: {actions: [act-1], people_say: [{quote: I sleep now the zebra drum is gone., voice: own_words, consent: con-1}]}
told-1: {about: [rev-1], covers: [fb-1], on: 2026-04-08}
"""

WORDS = """\
Zebra sounds in the lounge.
The zebra drum is all I hear.
I sleep now the zebra drum is gone.
zebra drums, as she put it
A first zebra
Zebra, folded over
two zebra lines
about the zebra drum
"""
"""What a person writes into the file beside the repository; every text with a zebra is there."""

ZEBRA = re.compile(rb"zebra|a photo of somebody", re.IGNORECASE)


def _commit(top: Path, message: str) -> None:
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", message)


def _history(top: Path, below: str) -> None:
    """Five commits, two branches, a merge, two tags, three names of one file, a stray copy."""
    git(top, "init", "--quiet", "--initial-branch=main")
    write(top, STORY, below)
    root = top / below
    feedback = root / "evidence/feedback"
    (feedback / "fb-1.yml").rename(feedback / "note.yml")
    note = (feedback / "note.yml").read_text("utf-8")
    folded = note.replace(
        "Zebra sounds in the lounge.", ">-\n  Zebra, folded over\n  two zebra lines"
    )
    (feedback / "note.yml").write_text(f"# A first zebra\n{folded}", "utf-8")
    _commit(top, "Write down the note about the zebra drum")
    git(top, "tag", "--annotate", "first", "--message", "It was about the zebra drum.")
    (feedback / "2026").mkdir()
    (feedback / "note.yml").rename(feedback / "2026/fb-1.yml")
    _commit(top, "Give it its id")
    git(top, "switch", "--quiet", "--create", "other")
    (feedback / "2026/fb-1.yml").write_text(note, "utf-8")
    photo = root / "evidence/attachments/lounge.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo of somebody")
    _commit(top, "Say it shorter")
    git(top, "switch", "--quiet", "main")
    (feedback / "2026/fb-1.yml").rename(feedback / "fb-1.yml")
    (feedback / "fb-1.yml").write_text(note, "utf-8")
    (root / "minutes.md").write_text("We spoke of zebra drums, as she put it, and of lamps.\n")
    _commit(top, "Move it")
    git(top, "merge", "--quiet", "--no-edit", "-X", "ours", "other")
    (feedback / "2026/fb-1.yml").unlink(missing_ok=True)
    (feedback / "fb-1.yml").write_text(f"{note}{MEDIA}", "utf-8")
    _commit(top, "Show the lounge")
    git(top, "tag", "second")


MEDIA = "media: [{file: lounge.jpg, kind: photo, alt: The lounge, nobody_shown: true}]\n"


@pytest.fixture(
    params=[(True, ""), (False, ""), (True, "portfolio"), (False, "portfolio")], ids=str
)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path, bool]:
    """The top folder, the portfolio in it, and whether it was pushed somewhere."""
    remote, below = request.param
    top = tmp_path / "our evidence"
    top.mkdir()
    _history(top, below)
    if remote:
        git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "forge.git")
        git(top, "remote", "add", "origin", str(tmp_path / "forge.git"))
        git(top, "push", "--quiet", "--all", "origin")
        git(top, "push", "--quiet", "--tags", "origin")
    return top, top / below, remote


def _shell(top: Path, command: str) -> "subprocess.CompletedProcess[bytes]":
    """One printed line, in a shell of somebody who has set a name in git."""
    (top.parent / ".gitconfig").write_text("[user]\nname = Tester\nemail = tester@example.org\n")
    env = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": str(top.parent), "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["sh", "-c", command], cwd=top, env=env, capture_output=True, check=False)


def _commands(printed: str) -> Iterator[str]:
    """What is to be typed: the lines that are set in below the steps for git's past."""
    _, _, steps = printed.partition("Git still keeps")
    yield from (line.strip() for line in steps.splitlines() if line.startswith(" " * 6))


def _objects(repository: Path) -> bytes:
    """Everything that a repository holds, also what nothing leads to."""
    words = ("git", "cat-file", "--batch-all-objects", "--batch")
    return subprocess.run(words, cwd=repository, capture_output=True, check=True).stdout


def _files(root: Path) -> dict[str, bytes]:
    found = (root / "evidence").rglob("*.yml")
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


def test_after_the_printed_steps_git_holds_no_word(place: tuple[Path, Path, bool]) -> None:
    top, root, remote = place
    assert len(ZEBRA.findall(_objects(top))) > 10, "the words must be there first"
    printed = _shell(root, "coproof withdraw fb-1 --on 2026-05-01").stdout.decode()
    assert not ZEBRA.search(printed.encode())
    (root / "evidence/attachments/lounge.jpg").unlink()
    review = root / "evidence/reviews/rev-1.yml"
    before = review.read_text("utf-8")
    review.write_text(re.sub(r"people_say:\n(- .*\n|  .*\n)+", "", before), "utf-8")
    (root / "minutes.md").unlink()
    _commit(top, "Take back fb-1")
    if remote:
        git(top, "push", "--quiet", "origin", "main")
    checked = _shell(root, "coproof check").stdout

    for command in _commands(printed):
        if command.startswith("git log"):
            assert ZEBRA.search(_shell(top, command).stdout), "it shows what is to go"
            (top.parent / "words-to-remove.txt").write_text(WORDS, "utf-8")
            continue
        result = _shell(top, command)
        counting = command.endswith("words-to-remove.txt") and "grep" in command
        assert result.returncode == (1 if counting else 0), (command, result.stderr.decode())
        if counting:
            assert result.stdout == b"0\n"

    fresh, history = top.parent / "our evidence-clean", top.parent / "our evidence-history.git"
    if remote:  # until then it keeps what no branch leads to, as the manual says
        git(top.parent / "forge.git", "gc", "--quiet", "--prune=now")
    for repository in (history, fresh, *([top.parent / "forge.git"] if remote else [])):
        assert ZEBRA.findall(_objects(repository)) == [], repository
    below = root.relative_to(top)
    assert _files(fresh / below) == _files(root), "every record is there, and as it was"
    assert _shell(fresh / below, "coproof check").stdout == checked
    assert _shell(fresh / below, "coproof build").returncode == 0
    assert git(fresh, "log", "--oneline", "--all").count("\n") == 3, "the rest stays"
    assert sorted(git(fresh, "tag").split()) == ["first", "second"]
    assert git(fresh, "fsck", "--full", "--strict") == ""
    if remote:
        assert git(fresh, "remote", "get-url", "origin") == str(top.parent / "forge.git")
        git(fresh, "fetch", "--quiet", "origin")
        assert git(fresh, "rev-parse", "HEAD") == git(fresh, "rev-parse", "origin/main")


def test_a_quote_under_a_consent_goes_from_all_commits(place: tuple[Path, Path, bool]) -> None:
    top, root, remote = place
    printed = _shell(root, "coproof withdraw con-1 --on 2026-05-01").stdout.decode()
    assert not ZEBRA.search(printed.encode())
    assert "--invert-paths" not in printed, "no file goes as a whole"
    _commit(top, "Take back con-1")
    if remote:
        git(top, "push", "--quiet", "origin", "main")
    for command in _commands(printed):
        if command.startswith("git log"):
            (top.parent / "words-to-remove.txt").write_text(WORDS, "utf-8")
        else:
            _shell(top, command)
    history = top.parent / "our evidence-history.git"
    assert re.findall(rb"(?i)zebra", _objects(history)) == []
    assert b"(taken back)" in _objects(history)


def test_the_manual_has_a_row_for_every_step_that_is_printed(
    place: tuple[Path, Path, bool],
) -> None:
    _, root, remote = place
    printed = _shell(root, "coproof withdraw fb-1 --dry-run").stdout.decode()
    _, _, steps = printed.partition("Git still keeps")
    numbers = re.findall(r"^ *(\d+)\. ", steps, re.MULTILINE)
    manual = (Path(__file__).parents[1] / "evidence/taking-back.md").read_text("utf-8")
    told = re.findall(r"^\| (\d+)\. ", manual, re.MULTILINE)
    assert told == [str(number) for number in range(1, 11)]
    assert len(numbers) == (10 if remote else 9)
    for option in ("--invert-paths", "--replace-text", "--replace-message"):
        assert option in manual
        assert option in printed
