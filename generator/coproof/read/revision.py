"""The evidence and settings of a git revision, laid out as files that the reader can read.

Bytes come from git as they were committed: no filter, attribute or line ending of this computer
touches them. Nothing but small YAML files is laid out, and nothing outside the given folder.
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from coproof.read.files import printable
from coproof.read.git import ask, blobs, run
from coproof.read.settings import FOLDER
from coproof.read.walk import ATTACHMENTS, EVIDENCE
from coproof.read.yaml.characters import LIMIT

NO_GIT = "Git is not installed here, and comparing needs it."
NOT_TRUSTED = (
    "Git does not trust this folder, because it belongs to another user. "
    "See git config safe.directory."
)
NO_REPOSITORY = "This folder is not in a git repository, so there is nothing to compare."
NOT_WHOLE = (
    "Git does not have all files of that revision here. Fetch the whole history, then try again."
)
SHALLOW = (
    "This copy of the repository is shallow: fetch its whole history "
    "(in GitHub Actions: fetch-depth: 0)."
)
NO_NAME = "Name a revision: a branch, a tag, a commit, or HEAD~1 for the one before the last."
NEW_BRANCH = "All zeros stand for no revision: this branch is new. Name the branch it came from."
TWO = "Write the two revisions apart, with a space between them."

_ENTRY = re.compile(rb"(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.+)", re.DOTALL)
_MOMENT = ("show", "--no-patch", "--no-show-signature", "--format=%ct")
_REGULAR = (b"100644", b"100755")
_TREE_PLACES = re.compile(r"[\\:\0]")


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit, by its whole id, and the moment at which it was committed."""

    commit: str
    committed: datetime


def find_revision(root: Path, name: str) -> Revision | str:
    """The commit that a name (a branch, a tag, HEAD~3, an id) means; else a sentence why not."""
    trouble = _trouble(root)
    if trouble:
        return trouble
    sound = bool(name) and not name.startswith("-")
    commit = ask(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") if sound else None
    moment = ask(root, *_MOMENT, commit) if commit else None
    if not commit or not moment:
        return _no_revision(root, name)
    return Revision(commit, datetime.fromtimestamp(int(moment), UTC))


def _trouble(root: Path) -> str | None:
    """Why nothing can be compared here at all."""
    if shutil.which("git") is None:
        return NO_GIT
    done = run(root, "rev-parse", "--git-dir")
    if done is None or done.returncode:
        return NOT_TRUSTED if done and b"dubious ownership" in done.stderr else NO_REPOSITORY
    return None


def _no_revision(root: Path, name: str) -> str:
    if not name:
        return NO_NAME
    if not name.strip("0"):
        return NEW_BRANCH
    if ".." in name:
        return TWO
    said = f"There is no revision {printable(name)} here."
    shallow = ask(root, "rev-parse", "--is-shallow-repository") == "true"
    return f"{said} {SHALLOW}" if shallow else f"{said} See git log for those that there are."


def lay_out(root: Path, revision: Revision, into: Path) -> str | None:
    """Write the evidence and settings of a revision below a folder; a sentence where git cannot.

    What could be no record (a link, a file that is too large) is laid out as an empty file: the
    reader then counts it among those that it could not read.
    """
    listed = run(root, "ls-tree", "-r", "-z", "-l", revision.commit, "--", EVIDENCE, FOLDER)
    if listed is None or listed.returncode:
        return NOT_WHOLE
    entries = tuple(_wanted(listed.stdout.split(b"\0")))
    contents = blobs(root, (entry.blob for entry in entries if entry.blob))
    if any(entry.blob and entry.blob not in contents for entry in entries):
        return NOT_WHOLE
    for entry in entries:
        file = into.joinpath(*entry.path.parts)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents.get(entry.blob, b""))
    return None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file to lay out; `blob` is "" where it is to be empty."""

    path: PurePosixPath
    blob: str


def _wanted(entries: Iterable[bytes]) -> Iterator[_Entry]:
    for entry in entries:
        found = _ENTRY.fullmatch(entry)
        if found is not None:
            mode, _, blob, size, name = found.groups()
            path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
            if _is_read(path) and _is_inside(path):
                small = mode in _REGULAR and int(size) <= LIMIT
                yield _Entry(path, blob.decode() if small else "")


def _is_read(path: PurePosixPath) -> bool:
    """Whether the reader looks into such a file: YAML, and no attachment."""
    return path.suffix.lower() in (".yml", ".yaml") and path.parts[:2] != (EVIDENCE, ATTACHMENTS)


def _is_inside(path: PurePosixPath) -> bool:
    """Whether a path stays below the folder that it is laid out in, on every system."""
    return not path.is_absolute() and not any(
        part in ("..", ".") or _TREE_PLACES.search(part) for part in path.parts
    )
