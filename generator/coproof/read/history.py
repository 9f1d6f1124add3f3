"""What git says about the portfolio: the commit that a site is built from."""

from pathlib import Path

from coproof.read.git import ask

DIRTY = "+dirty"
"""Appended to a commit where evidence or settings differ from it."""


def head_commit(root: Path) -> str | None:
    """The commit of HEAD, None outside git or without it.

    "+dirty" is appended where evidence or settings differ from that commit.
    """
    commit = ask(root, "rev-parse", "--verify", "HEAD")
    if commit is None:
        return None
    changed = ask(root, "status", "--porcelain", "--", "evidence", "site_config")
    return commit + DIRTY if changed else commit
