"""Which records a commit holds, and in which form: told from the ids that git gives to contents.

No file of a commit is read: two files with one id have the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from coproof.model import CommittedForms, day_of
from coproof.read.contents import contents_of
from coproof.read.git import ask, run
from coproof.read.walk import ATTACHMENTS, EVIDENCE, is_id

_CHANGED = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "HEAD")
_DAY = ("show", "--no-patch", "--no-show-signature", "--format=%ct")


def forms_at(root: Path, commits: Iterable[str]) -> Mapping[str, CommittedForms]:
    """What each commit that is here holds, compared with the files as they lie here now."""
    now = _now(root)
    found = ((commit, _contents(root, commit)) for commit in sorted(set(commits)))
    return {
        commit: CommittedForms(day, {one: now.get(one) == blob for one, blob in held.items()})
        for commit, held in found
        if held is not None and (day := _day_of(root, commit)) is not None
    }


def _now(root: Path) -> Mapping[str, str]:
    """The records of the last commit, without those that were changed since."""
    now = dict(_contents(root, "HEAD") or {})
    changed = run(root, *_CHANGED, "--", EVIDENCE)
    if changed is None or changed.returncode:
        return {}
    for record_id, _ in _records(changed.stdout.decode("utf-8", "replace").split("\0")):
        now.pop(record_id, None)
    return now


def _day_of(root: Path, commit: str) -> date | None:
    moment = ask(root, *_DAY, f"{commit}^{{commit}}")
    return day_of(datetime.fromtimestamp(int(moment), UTC)) if moment else None


def _contents(root: Path, commit: str) -> dict[str, str] | None:
    """The records of a commit: by the id of each what git calls its content."""
    by_path = contents_of(root, commit, EVIDENCE)
    if by_path is None:
        return None
    return {record_id: by_path[path] for record_id, path in _records(by_path)}


def _records(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The paths that are those of records, each behind the id of its record."""
    for written in paths:
        path = PurePosixPath(written)
        inside = len(path.parts) > 1 and path.parts[1] != ATTACHMENTS
        if inside and path.suffix == ".yml" and is_id(path.stem):
            yield path.stem, written
