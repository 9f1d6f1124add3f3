"""`coproof withdraw`: a person takes back what they said, or a permission that they gave."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from coproof.capture.withdraw import (
    KINDS,
    Withdrawal,
    plan_withdrawal,
    unfit_day,
    write_withdrawal,
)
from coproof.capture.withdraw_words import Surroundings, done, history, to_do
from coproof.cli.days import day_option
from coproof.cli.failures import FINDINGS, WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.model import Finding, Record
from coproof.portfolio import Examination, examine
from coproof.publish import FOLDERS
from coproof.publish.places import Places
from coproof.read.kept_by_git import kept_by_git
from coproof.read.walk import is_id
from coproof.report import text_report


@click.command("withdraw", cls=TakesWords)
@root_option
@click.argument("record_id", metavar="RECORD")
@day_option("--on", help="The day on which it was taken back. Today without it.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.pass_context
def command(ctx: click.Context, root: Path, record_id: str, on: date | None, dry_run: bool) -> None:
    """Take back what a person said, or a consent that they gave.

    RECORD is the id of a piece of feedback or of a consent. Feedback keeps its id, its dates and
    its journey; every word and picture goes from its file. A consent gets the day, and what rests
    on it is named. Then come the steps that only a person can do, down to the history of git.
    No word of anybody is printed.
    """
    examination = examine(needs_evidence(root), None, today())
    if broken := _in_the_way(examination, record_id):
        say(text_report(replace(examination, findings=broken)))
        click.echo("Nothing was changed: mend this file first.", err=True)
        ctx.exit(FINDINGS)
    record = _known(examination, record_id)
    if on is not None and (why := unfit_day(record, on, today())):
        raise WrongUsage(why)
    withdrawal = plan_withdrawal(examination, root, record, on, today())
    if withdrawal is None:
        say(f"{record.file}: nothing was changed. Write withdrawn_on: with the day by hand.\n")
        ctx.exit(FINDINGS)
    kept = kept_by_git(root, record.id, withdrawal.attachments, record=record.kind == "feedback")
    if not dry_run:
        write_withdrawal(root, withdrawal)
    around = _around(examination, root, withdrawal)
    parts = (done(withdrawal, dry_run), to_do(withdrawal, around), history(withdrawal, kept))
    say("\n".join("".join(f"{line}\n" for line in part) for part in parts))


def _in_the_way(examination: Examination, record_id: str) -> tuple[Finding, ...]:
    """Findings that must be mended before the file can be changed: unreadable, or one of two."""
    unread = record_id in examination.broken
    return tuple(
        finding
        for finding in examination.errors
        if finding.record == record_id and (unread or finding.check == "duplicate-id")
    )


def _known(examination: Examination, record_id: str) -> Record:
    record = examination.everything.get(record_id)
    if record is None:
        could_be = is_id(record_id) and examination.kinds.of_prefix(record_id)
        named = f" {record_id}" if could_be else " of that name"
        raise WrongUsage(f"There is no record{named}. `coproof check` shows ids.")
    if record.kind not in KINDS:
        raise WrongUsage(
            f"{record.id} is nothing that one person said. Name a piece of feedback or a consent."
        )
    return record


def _around(examination: Examination, root: Path, withdrawal: Withdrawal) -> Surroundings:
    settings = examination.settings
    places = [Places(root / folder) for folder in FOLDERS.values()]
    built = [place for place in places if place.out.exists() or place.previous.exists()]
    return Surroundings(
        old_sites=tuple(old.name for place in built for old in (place.previous, place.stage)),
        shares=tuple(share.id for share in settings.shares if share.is_open(today())),
        gaps=tuple(gap for gap in settings.accepted_gaps if gap.record == withdrawal.record.id),
    )
