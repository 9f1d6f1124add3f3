"""What git says about the portfolio: the commit that a site is built from."""

import os
import subprocess
from pathlib import Path

_QUIET = ("git", "--no-optional-locks", "-c", "core.fsmonitor=false")
_SECONDS = 30


def head_commit(root: Path) -> str | None:
    """The commit of HEAD, None outside git or without it.

    "+dirty" is appended where evidence or settings differ from that commit.
    """
    commit = _git(root, "rev-parse", "--verify", "HEAD")
    if commit is None:
        return None
    changed = _git(root, "status", "--porcelain", "--", "evidence", "site_config")
    return commit + "+dirty" if changed else commit


def _git(root: Path, *words: str) -> str | None:
    """What git answers; None where it cannot. Its own variables are kept from misleading it."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            [*_QUIET, *words],
            cwd=root,
            env=outside,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
