"""`coproof diff`: what changed in the evidence between two revisions, in plain words."""

from datetime import date
from pathlib import Path

import click

from coproof.cli.days import day_option
from coproof.cli.revisions import (
    as_it_lies,
    at_revision,
    revision_named,
    states_before_edits,
)
from coproof.cli.root import root_option
from coproof.cli.say import say
from coproof.model import EDITIONS, Edition
from coproof.portfolio import Examination, show
from coproof.read import DIRTY, head_commit
from coproof.report import CHANGE_FORMATS
from coproof.views.changes import changes

HEAD, HERE = "HEAD", "."
"""The last commit, and the files as they lie in the folder now, committed or not."""

NOT_COMMITTED = (
    "Some changes are not committed yet and are left out. "
    "Write a full stop as second revision to see them."
)
EXAMPLES = """\b
Examples:
  coproof diff HEAD~1           what the last commit changed
  coproof diff main .           what is different here from main
  coproof diff spring summer    what changed between two tags
"""
BACKWARDS = "The first revision is newer than the second: this looks back in time."


@click.command("diff", epilog=EXAMPLES)
@root_option
@click.argument("base")
@click.argument("head", default=HEAD)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="public",
    show_default=True,
    help="What may be known: what everybody sees, what partners see, or everything.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(CHANGE_FORMATS)),
    default="text",
    show_default=True,
    help="To read out, for a web page or a summary in CI, or for other programs.",
)
@day_option(
    "--base-as-at", help="Look at BASE as it stood on this day, instead of its commit's own."
)
@day_option("--as-at", help="Look at HEAD as it stood on this day, instead of its commit's own.")
def command(
    root: Path,
    base: str,
    head: str,
    edition: Edition,
    form: str,
    base_as_at: date | None,
    as_at: date | None,
) -> None:
    """Say what changed in the evidence from BASE to HEAD.

    Both are git revisions: a branch, a tag, a commit, HEAD~3. HEAD is the last commit unless told
    otherwise; a full stop means the files as they are now. Each is judged on the day of its own
    commit. Nothing is said of who did what, and no words or titles are shown.
    """
    start = revision_named(root, base)
    end = revision_named(root, HEAD if head == HERE else head)
    before = at_revision(root, start, base_as_at)
    if head == HERE:
        after = as_it_lies(root, as_at)
    else:
        after = at_revision(root, end, as_at, needs_evidence_there=True)
    between = [*states_before_edits(root, start, end)]
    if head == HERE:
        between.append(at_revision(root, end, None))
    _warn(root, head, before, after)
    unread = before.broken | after.broken
    then, now, *on_the_way = (
        show(one, edition, quarters_back=0) for one in (before, after, *between)
    )
    say(CHANGE_FORMATS[form](changes(then, now, unread, on_the_way)))


def _warn(root: Path, head: str, before: Examination, after: Examination) -> None:
    """Said on stderr, for whoever runs this: it is no part of what is read out."""
    if head == HEAD and (head_commit(root) or "").endswith(DIRTY):
        click.echo(NOT_COMMITTED, err=True)
    if before.as_at > after.as_at:
        click.echo(BACKWARDS, err=True)
