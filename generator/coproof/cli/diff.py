"""`coproof diff`: what changed in the evidence between two revisions, in plain words."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from coproof.cli.days import day_option
from coproof.cli.failures import WrongUsage
from coproof.cli.root import EVIDENCE, needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import day_of, today
from coproof.model import EDITIONS, SCHEMA_VERSION, Edition
from coproof.portfolio import Examination, examine, show
from coproof.read import DIRTY, find_revision, head_commit, lay_out
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
NO_EVIDENCE = (
    "There is no folder evidence/ in that revision. Go to the folder of your portfolio, "
    "or name it with --root."
)

OTHER_VERSION = (
    "The records of that revision are of another version, which this coproof cannot read."
)


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
    before = _at_revision(root, base, base_as_at)
    after = (
        _as_it_lies(root, as_at)
        if head == HERE
        else _at_revision(root, head, as_at, needs_evidence_there=True)
    )
    _warn(root, head, before, after)
    unread = before.broken | after.broken
    then, now = (show(one, edition, quarters_back=0) for one in (before, after))
    say(CHANGE_FORMATS[form](changes(then, now, unread)))


def _at_revision(
    root: Path, name: str, day: date | None, *, needs_evidence_there: bool = False
) -> Examination:
    """The portfolio of a revision, judged on the day of its commit unless another is given."""
    revision = find_revision(root, name)
    if isinstance(revision, str):
        raise WrongUsage(revision)
    with TemporaryDirectory(prefix="coproof-") as folder:
        there = Path(folder)
        trouble = lay_out(root, revision, there)
        if trouble or (needs_evidence_there and not (there / EVIDENCE).is_dir()):
            raise WrongUsage(trouble or NO_EVIDENCE)
        examined = examine(there, day or day_of(revision.committed), today())
    if examined.settings.schema_version != SCHEMA_VERSION:
        raise WrongUsage(OTHER_VERSION)
    return replace(examined, commit=revision.commit)


def _as_it_lies(root: Path, day: date | None) -> Examination:
    return examine(needs_evidence(root), day or today(), today())


def _warn(root: Path, head: str, before: Examination, after: Examination) -> None:
    """Said on stderr, for whoever runs this: it is no part of what is read out."""
    if head == HEAD and (head_commit(root) or "").endswith(DIRTY):
        click.echo(NOT_COMMITTED, err=True)
    if before.as_at > after.as_at:
        click.echo(BACKWARDS, err=True)
