"""What git says about the portfolio: the commit that a site is built from."""

from pathlib import Path

from coproof.read.git import ask

DIRTY = "+dirty"
"""Appended to a commit where evidence, settings or mkdocs.yml differ from it."""

MADE_FROM = ("evidence", "site_config", "mkdocs.yml")
"""What a site is made from: without a commit that holds it, nobody can build the site again."""


def head_commit(root: Path) -> str | None:
    """The commit of HEAD, None outside git or without it.

    "+dirty" is appended where what a site is made from differs from that commit.
    """
    commit = ask(root, "rev-parse", "--verify", "HEAD")
    if commit is None:
        return None
    changed = ask(root, "status", "--porcelain", "--", *MADE_FROM)
    return commit + DIRTY if changed else commit
