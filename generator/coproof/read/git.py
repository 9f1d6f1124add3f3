"""Asks git, which may be absent, old, or told by others to do odd things.

Nothing is fetched, no hook runs, and variables and settings of a surrounding git do not mislead.
"""

import os
import subprocess
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
