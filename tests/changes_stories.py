"""Stories in commits: a repository with dated commits, built of small plain-text portfolios.

Each commit is a day and a story as `pages_stories` tells them; the records of a commit replace
those of the one before, so that what a commit leaves out is gone.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from coproof.cli import main
from pages_stories import _Loader, lay

ME = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false")

MARCH = """
provider: {}
svc-mill: {}
th-evenings: {title: Loud evenings, area: environment, identified_on: 2026-01-12}
fb-1: {themes: [th-evenings], given_on: 2026-01-05}
fb-2: {themes: [th-evenings], given_on: 2026-01-09, from_role: staff, quote: It hurts my ears., consent: con-1}
con-1: {on: 2026-01-09}
dec-1: {responds_to: [th-evenings], outcome: trial, decided_on: 2026-02-01}
act-1: {decision: dec-1, status: in_progress, start_on: 2026-02-05, due_on: 2026-04-30}
told-1: {about: [dec-1], covers: [fb-1], on: 2026-02-10}
"""
"""Two people spoke, a trial was begun, and the first was told of it."""

JUNE = (
    MARCH.replace(
        "status: in_progress, start_on: 2026-02-05, due_on: 2026-04-30",
        "status: done, start_on: 2026-02-05, due_on: 2026-04-30, done_on: 2026-05-12",
    ).replace("{on: 2026-01-09}", "{on: 2026-01-09, withdrawn_on: 2026-05-03}")
    + """
rev-1: {actions: [act-1], on: 2026-05-30, result: improved}
told-2: {about: [rev-1], covers: [th-evenings], on: 2026-06-05, whom: [everyone_in_service, staff]}
fb-3: {given_on: 2026-05-02, kind: suggestion, summary: We would like a dog.}
dec-2: {title: No dog, responds_to: [fb-3], outcome: "no", reason: One of us has an allergy., decided_on: 2026-05-20}
told-3: {about: [dec-2], covers: [fb-3], on: 2026-05-21, whom: [person_who_said_it], response: not_happy}
th-tea: {title: Tea is late, area: food, identified_on: 2026-06-10}
fb-4: {given_on: 2026-06-02, themes: [th-tea], summary: Tea comes late.}
fb-5: {given_on: 2026-06-08, kind: complaint, themes: [th-tea], summary: Tea was cold.}
"""
)
"""The trial helped and lasted so far; a quote was taken back; a dog was asked for; tea is late."""

SEPTEMBER = (
    JUNE.replace("We would like a dog.", "We would like a pet.")
    + """
dec-3: {title: Tea at five, responds_to: [th-tea], decided_on: 2026-07-01}
act-3: {decision: dec-3, status: planned, due_on: 2026-08-15}
"""
)
"""Tea was decided on and not done in time; and somebody changed what had been asked for."""

STORY = (("2026-03-31", MARCH), ("2026-06-30", JUNE), ("2026-09-30", SEPTEMBER))


def git(root: Path, *words: str, day: str = "2026-01-01", time: str = "12:00:00+00:00") -> str:
    """What git answers; commits are dated, and nothing of this computer's settings counts."""
    moment = f"{day}T{time}"
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(root),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }
    done = subprocess.run(["git", *ME, *words], cwd=root, env=env, check=True, capture_output=True)
    return done.stdout.decode().strip()


def commit(root: Path, day: str, time: str = "12:00:00+00:00") -> str:
    """Commit everything below a root on a day; the new commit's id."""
    if not (root / ".git").is_dir():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", f"As on {day}", day=day, time=time)
    return git(root, "rev-parse", "HEAD")


def write(root: Path, story: str, below: str = "") -> Path:
    """The evidence of a story, and nothing that was there before."""
    shutil.rmtree(root / below / "evidence", ignore_errors=True)
    for record_id, fields in yaml.load(story, Loader=_Loader).items():
        lay(root / below, record_id, fields or {})
    return root


def repository(root: Path, story: Iterable[tuple[str, str]] = STORY, below: str = "") -> Path:
    """A repository with a commit for each day of a story."""
    root.mkdir(parents=True, exist_ok=True)
    for day, evidence in story:
        commit(write(root, evidence, below), day)
    return root


def diff(root: Path, *words: str) -> Result:
    """What `coproof diff` answers."""
    return CliRunner().invoke(main, ["diff", "--root", str(root), *words])
