"""Portfolios of git revisions: found, laid out in a folder that is removed again, and examined."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from coproof.cli.failures import WrongUsage
from coproof.cli.root import EVIDENCE, needs_evidence
from coproof.cli.today import today
from coproof.model import SCHEMA_VERSION, day_of
from coproof.portfolio import Examination, examine
from coproof.read import Revision, edits_between, find_revision, lay_out, read_kinds
from coproof.views.changes import were_edited

NO_EVIDENCE = (
    "There is no folder evidence/ in that revision. Go to the folder of your portfolio, "
    "or name it with --root."
)
OTHER_VERSION = (
    "The records of that revision are of another version, which this coproof cannot read."
)


def revision_named(root: Path, name: str) -> Revision:
    """The commit of that name; a name that means none is wrong usage."""
    found = find_revision(root, name)
    if isinstance(found, str):
        raise WrongUsage(found)
    return found


def at_revision(
    root: Path,
    revision: Revision,
    day: date | None,
    *,
    needs_evidence_there: bool = False,
    looked_at_on: date | None = None,
) -> Examination:
    """The portfolio of a revision, judged on the day of its commit unless another is given.

    `looked_at_on` is the real day on which consents are judged: today unless another is given.
    """
    with TemporaryDirectory(prefix="coproof-") as folder:
        there = Path(folder)
        trouble = lay_out(root, revision, there)
        if trouble or (needs_evidence_there and not (there / EVIDENCE).is_dir()):
            raise WrongUsage(trouble or NO_EVIDENCE)
        examined = examine(there, day or day_of(revision.committed), looked_at_on or today())
    if examined.settings.schema_version != SCHEMA_VERSION:
        raise WrongUsage(OTHER_VERSION)
    return replace(examined, commit=revision.commit)


def as_it_lies(root: Path, day: date | None) -> Examination:
    """The portfolio of the files as they are now, judged today unless another day is given."""
    return examine(needs_evidence(root), day or today(), today())


def states_before_edits(root: Path, start: Revision, end: Revision) -> Iterator[Examination]:
    """The portfolio just before each commit that changed words of a record, the oldest first.

    Only edits that took words away or put others in their place count, which are few.
    """
    kinds = read_kinds()
    edits = edits_between(root, start, end, kinds)
    commits = dict.fromkeys(
        one.commit for one in edits if were_edited(one.was, one.now, kinds[one.now.kind])
    )
    for commit in commits:
        before = revision_named(root, f"{commit}^")
        if before != start:
            yield at_revision(root, before, None)
