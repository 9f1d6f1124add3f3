"""What git can tell about the days of a site: who dates a commit back by hand is often clumsy.

Whoever is not, and keeps all dates in order, can only be found by a root that was left outside.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from coproof.model import Witness, day_of
from coproof.publish.verify.rebuild import COMMIT
from coproof.publish.verify.verify import (
    CHECKED,
    DATA,
    FAILED,
    NOT_CHECKED,
    SHOWN,
    Outcome,
    look,
    plain,
    read_manifest,
)
from coproof.read import DIRTY, find_revision, forms_at, read_kinds, read_settings, recorded_days
from coproof.read.git import ask

CLOCKS = 3600
"""Seconds by which the clocks of two computers may differ before a commit is doubted."""

CLAIMED = ("given_on", "recorded_on")
"""Days of a piece of feedback that come before its file can have been committed."""

NO_PROOF = (
    "Dates that somebody made up in good order cannot be told from true ones without a witness."
)
LOG = ("--no-replace-objects", "log", "--full-history", "--topo-order")


@dataclass(frozen=True, slots=True)
class _Commit:
    """A commit by its short id, when it was committed and written, and its parents."""

    id: str
    committed: int
    written: int
    parents: tuple[str, ...]

    @property
    def day(self) -> date:
        return day_of(datetime.fromtimestamp(self.committed, UTC))


def check_history(site: Path, root: Path) -> Outcome:
    """The days that a site shows beside those of the commits that it was made from.

    Failed where two of them cannot both be true; not checked, with why, where git cannot tell.
    """
    found = look(site)
    _, said, _ = read_manifest(found)
    commit = str(said.get("commit") or "").removesuffix(DIRTY)
    revision = (
        find_revision(root, commit) if COMMIT.fullmatch(commit) else "The site names no commit."
    )
    if isinstance(revision, str):
        return Outcome("dates", NOT_CHECKED, (revision,))
    recorded = recorded_days(root)
    if recorded.state == "shallow":
        return Outcome("dates", NOT_CHECKED, ("This copy of the repository is shallow.",))
    commits = _commits(root, revision.commit)
    shown = _shown(found.bytes_of(DATA))
    wrong = [
        *_hidden(root),
        *_out_of_order(commits, str(said.get("day"))),
        *_before_its_commit(commits[revision.commit], said),
        *_recorded_too_early(shown, recorded.recorded),
        *_not_in_commit(root, revision.commit, shown),
        *_witnesses(root, commits, said),
    ]
    if wrong:
        more = [f"{len(wrong) - SHOWN} more."] if len(wrong) > SHOWN else []
        return Outcome("dates", FAILED, (*islice(wrong, SHOWN), *more))
    if ask(root, "merge-base", "--is-ancestor", revision.commit, "HEAD") is None:
        told = "The commit is not in the history of HEAD: it was rewritten, or is another branch."
        return Outcome("dates", NOT_CHECKED, (told,))
    dated = "1 commit is" if len(commits) == 1 else f"{len(commits):,} commits are"
    told = f"{dated} dated in order, and no record was committed too early."
    return Outcome("dates", CHECKED, (told, NO_PROOF))


def _commits(root: Path, commit: str) -> dict[str, _Commit]:
    """A commit and all before it, as they were made: no replacement counts."""
    said = ask(root, *LOG, "--no-show-signature", "--format=%H %ct %at %P", commit, "--") or ""
    found = {}
    for line in said.splitlines():
        name, committed, written, *parents = line.split()
        found[name] = _Commit(name[:12], int(committed), int(written), tuple(parents))
    return found


def _shown(data: bytes | None) -> dict[str, list[dict[str, Any]]]:
    """The records that a site shows, by kind; nothing where they cannot be understood."""
    try:
        shown = json.loads(data or b"{}")["records"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return {
        kind: [one for one in records if isinstance(one, dict) and isinstance(one.get("id"), str)]
        for kind, records in (shown.items() if isinstance(shown, dict) else ())
        if isinstance(records, list)
    }


def _hidden(root: Path) -> Iterator[str]:
    """What makes git show another history than the one that it holds."""
    if ask(root, "for-each-ref", "--count=1", "refs/replace"):
        yield "Git replaces commits by others here (refs/replace)."
    grafts = ask(root, "rev-parse", "--path-format=absolute", "--git-path", "info/grafts")
    if grafts and Path(grafts).is_file() and Path(grafts).stat().st_size:
        yield "Git shows other parents than commits have here (info/grafts)."


def _out_of_order(commits: dict[str, _Commit], day: str) -> Iterator[str]:
    for commit in commits.values():
        before = [commits[one].committed for one in commit.parents if one in commits]
        if before and commit.committed < max(before) - CLOCKS:
            yield f"Commit {commit.id} is dated before a commit that it follows."
        if commit.written > commit.committed + CLOCKS:
            yield f"Commit {commit.id} was written after it was committed."
        if len(before) < len(commit.parents):
            yield f"A commit before {commit.id} is not here."
        if commit.day.isoformat() > day:
            yield f"Commit {commit.id} is dated after the day of the build."


def _before_its_commit(commit: _Commit, said: dict[str, Any]) -> Iterator[str]:
    if str(said.get("day")) < commit.day.isoformat():
        yield "The site says that it was built before its own commit was made."


def _recorded_too_early(
    shown: dict[str, list[dict[str, Any]]], days: Mapping[str, date]
) -> Iterator[str]:
    """A file that was committed before what it tells of had happened."""
    for record in shown.get("feedback", []):
        first = days.get(record["id"], date.max)
        for name in CLAIMED:
            claimed = record.get(name)
            if isinstance(claimed, str) and claimed > first.isoformat():
                told = plain(record["id"])[:64]
                yield f"{told}: committed on {first.isoformat()}, before its {name}."


def _not_in_commit(
    root: Path, commit: str, shown: dict[str, list[dict[str, Any]]]
) -> Iterator[str]:
    forms = forms_at(root, [commit]).get(commit)
    if forms is None:
        return
    for kind, records in shown.items():
        for record in records:
            if kind != "provider" and record["id"] not in forms.same:
                yield f"{plain(record['id'])[:64]}: its file is not in the commit of the site."


def _witnesses(root: Path, commits: dict[str, _Commit], said: dict[str, Any]) -> Iterator[str]:
    settings, _ = read_settings(root, read_kinds())
    for witness in settings.witnesses:
        commit = commits.get(witness.commit)
        if commit and witness.on < commit.day.isoformat():
            yield f"The witness of {witness.on} had a root before its commit was made."
        if witness.root == said.get("root") and _other(witness, said):
            yield f"The witness of {witness.on} had this root from another commit, edition or day."


def _other(witness: Witness, said: dict[str, Any]) -> bool:
    told = (witness.commit, witness.edition, witness.as_at)
    return told != (said.get("commit"), said.get("edition"), said.get("as_at"))
