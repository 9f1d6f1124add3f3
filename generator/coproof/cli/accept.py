"""`coproof accept`: says of gaps that they are known, why, by whom and until when."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from coproof.capture.accept import (
    Acceptance,
    Terms,
    accept_all,
    accept_one,
    is_long,
    refusal,
    unfit_terms,
)
from coproof.capture.accepted_file import FILE, write_acceptance
from coproof.capture.scalars import can_be_kept
from coproof.checks.wording import count, plain_day
from coproof.cli.days import day_option
from coproof.cli.failures import FINDINGS, WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.portfolio import Examination, examine
from coproof.read.shape import Shape

NOBODY = "Role not given"
"""What stands in the entries where all gaps are accepted and nobody says who does so."""


@click.command("accept", cls=TakesWords)
@root_option
@click.argument("record", required=False)
@click.argument("check", required=False)
@click.option("--all", "every", is_flag=True, help="Every gap that is open now.")
@click.option("--reason", help="Why it is accepted, in words that an inspector may read.")
@click.option("--by", "by_role", metavar="ROLE", help="Who accepts it: a job title, not a name.")
@day_option("--until", required=True, help="The last day. After it the gap counts again.")
@click.option("--dry-run", is_flag=True, help="Say what would be accepted, and write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    record: str | None,
    check: str | None,
    every: bool,
    reason: str | None,
    by_role: str | None,
    until: date,
    dry_run: bool,
) -> None:
    """Accept the gap that CHECK finds in RECORD, or all gaps with --all, until a day.

    Accepted gaps stay on the Gaps page with their reason, and no longer fail `coproof check
    --strict`. After the last day they count again. Errors can only be mended. The entries go into
    site_config/accepted_gaps.yml; what stands there stays as it is.
    """
    examination = _sound(examine(needs_evidence(root), None, today()))
    terms = Terms(reason, by_role or NOBODY, until)
    acceptance = _wanted(examination, record, check, every, terms)
    _needs_fit(examination, acceptance, terms)
    if acceptance.gaps and not dry_run and not write_acceptance(root, acceptance):
        say(f"{FILE}: nothing was changed. Begin each entry with a dash, then try again.\n")
        ctx.exit(FINDINGS)
    say("".join(f"{line}\n" for line in _told(acceptance, terms, every, dry_run)))
    for line in _cautions(examination, acceptance, terms):
        click.echo(line, err=True)


def _sound(examination: Examination) -> Examination:
    """Settings that cannot be read would be judged by their defaults, and then written over."""
    for error in examination.errors:
        if (error.file or "").startswith("site_config/"):
            raise WrongUsage(f"{error.file}:{error.line}: {error.message} Mend this first.")
    return examination


def _wanted(
    examination: Examination, record: str | None, check: str | None, every: bool, terms: Terms
) -> Acceptance:
    if every and record is None:
        return accept_all(examination, terms)
    if every or record is None or check is None:
        raise WrongUsage("Name the record and the check, or say --all for every gap.")
    if why := refusal(examination, record, check):
        raise WrongUsage(why)
    if terms.reason is None or terms.by_role == NOBODY:
        raise WrongUsage("Say why with --reason and who accepts it with --by: people will ask.")
    return accept_one(examination, record, check, terms)


def _needs_fit(examination: Examination, acceptance: Acceptance, terms: Terms) -> None:
    """Nothing is written that `coproof check` would call wrong."""
    if why := unfit_terms(examination, terms):
        raise WrongUsage(why)
    if not all(can_be_kept(text) for text in (terms.reason or "", terms.by_role)):
        raise WrongUsage("The reason or the role holds hidden control characters: leave them out.")
    entries = acceptance.after(examination.settings.accepted_gaps)
    schema = examination.kinds.config["accepted_gaps"]
    if len(entries) > schema["maxItems"]:
        raise WrongUsage(f"The list holds at most {schema['maxItems']} gaps. Mend some first.")
    for fault in Shape.of(schema).faults([asdict(gap) for gap in entries]):
        raise WrongUsage(f"{fault.message}.")


def _told(acceptance: Acceptance, terms: Terms, every: bool, dry_run: bool) -> Iterator[str]:
    """What was accepted: the one gap, or how many by each check."""
    until = plain_day(terms.until.isoformat())
    gaps = acceptance.gaps
    would = "would be accepted" if dry_run else "accepted"
    if not gaps:
        yield "There is no open gap." if every else f"This is accepted already until {until}."
        yield "Nothing was written."
    elif every:
        yield f"{count(len(gaps), 'gap')} {would} until {until}:"
        by_check = Counter(gap.check for gap in gaps)
        yield from (f"  {number:>4}  {check}" for check, number in sorted(by_check.items()))
    else:
        yield f"{gaps[0].record} {gaps[0].check}: {would} until {until}."
    if gaps and dry_run:
        yield "Nothing was written: this was a dry run."


def _cautions(examination: Examination, acceptance: Acceptance, terms: Terms) -> Iterator[str]:
    if acceptance.gaps and terms.by_role == NOBODY:
        yield f"Nobody is named: each entry says “{NOBODY}”. Say who with --by."
    if acceptance.gaps and is_long(examination, terms):
        yield "This is more than a year ahead. Look at these gaps again before then."
    for finding in acceptance.about_no_record:
        yield f"{finding.check} is about no record and cannot be accepted: {finding.message}"
    if examination.errors:
        number = count(len(examination.errors), "error")
        yield f"Still to mend: {number}. Errors can only be mended; see coproof check."
