"""Asks git, which may be absent, old, or told by others to do odd things.

Nothing is fetched, no hook runs, and variables and settings of a surrounding git do not mislead.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

_QUIET = (
    *("git", "--no-optional-locks"),
    *("-c", "core.fsmonitor=false", "-c", "protocol.allow=never"),
)
_SECONDS = 30


def run(root: Path, *words: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes] | None":
    """What came of asking git in a folder; None where it is not there or does not come back."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(
            [*_QUIET, *words],
            cwd=root,
            env={**outside, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"},
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def ask(root: Path, *words: str) -> str | None:
    """What git answers, without space round it; None where it cannot."""
    done = run(root, *words)
    if done is None or done.returncode:
        return None
    return done.stdout.decode("utf-8", "replace").strip()


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of files by their ids, as they were committed; what git lacks is not there."""
    asked = "".join(f"{name}\n" for name in sorted(set(names)))
    done = run(root, "cat-file", "--batch", "--buffer", given=asked.encode())
    return _parted(done.stdout) if done is not None and not done.returncode else {}


def _parted(batch: bytes) -> dict[str, bytes]:
    """Parts what `git cat-file --batch` gives: a line with id, kind and size, then the bytes."""
    found: dict[str, bytes] = {}
    place = 0
    while place < len(batch):
        line_end = batch.index(b"\n", place)
        name, _, rest = batch[place:line_end].partition(b" ")
        kind, _, size = rest.partition(b" ")
        place = line_end + 1
        if kind == b"blob":
            found[name.decode()] = batch[place : place + int(size)]
            place += int(size) + 1
    return found
