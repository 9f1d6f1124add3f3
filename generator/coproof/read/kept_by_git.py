"""Where git keeps what a record once said: every path, in every branch, tag and stash."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coproof.read.git import ask, run

_LOG = ("log", "--all", "-m", "--no-renames", "--format=", "--name-only", "-z")
"""Names of changed files in all commits; a file that was renamed has both of its names."""


@dataclass(frozen=True, slots=True)
class KeptByGit:
    """What a repository keeps of some files.

    `folder` is the name of its top folder, `below` the path of the portfolio inside it ("" or
    ending in a slash), `has_remote` whether it has an `origin`. `paths` are from the top folder,
    sorted: all under which the record, or a copy of one of the other files, ever lay. They are
    None where git did not come back with them.
    """

    folder: str
    below: str
    has_remote: bool
    paths: tuple[str, ...] | None


def kept_by_git(
    root: Path, record_id: str, files: Iterable[str], *, record: bool
) -> KeptByGit | None:
    """Looks through the whole history; None outside git, or where git is not installed.

    `files` are below the root. `record` says whether the files of the record itself are asked for.
    """
    top = ask(root, "rev-parse", "--show-toplevel")
    if not top:
        return None
    asked = [_of_file(file) for file in files]
    asked += [way for file in files for way in _of_copies(root, file)]
    asked += _of_record(record_id) if record else []
    found = [_paths(root, words) for words in asked]
    return KeptByGit(
        folder=Path(top).name,
        below=ask(root, "rev-parse", "--show-prefix") or "",
        has_remote=ask(root, "remote", "get-url", "origin") is not None,
        paths=None
        if None in found
        else tuple(sorted({path for one in found for path in one or ()})),
    )


def _of_record(record_id: str) -> list[tuple[str, ...]]:
    """By its name, wherever it lay, and by the id inside it, whatever it was called."""
    names = (f":(top,icase,glob)**/{record_id}.{ending}" for ending in ("yml", "yaml"))
    inside = f"(^|[^a-z0-9_-])id[\"']?: *[\"']?{record_id}([^a-z0-9-]|$)"
    return [("--", *names), ("--text", f"-G{inside}")]


def _of_file(file: str) -> tuple[str, ...]:
    return ("--", f":(literal){file}")


def _of_copies(root: Path, file: str) -> Iterator[tuple[str, ...]]:
    """The same bytes under any other name."""
    blob = ask(root, "rev-parse", "--verify", "--quiet", f"HEAD:./{file}")
    if blob:
        yield (f"--find-object={blob}",)


def _paths(root: Path, words: tuple[str, ...]) -> tuple[str, ...] | None:
    done = run(root, *_LOG, *words)
    if done is None or done.returncode:
        return None
    names = done.stdout.replace(b"\n", b"\0").split(b"\0")
    return tuple(name.decode("utf-8", "backslashreplace") for name in names if name)
