"""`coproof witness`: writes down that somebody outside was given the root of a built site."""

from datetime import date
from pathlib import Path

import click

from coproof.capture.scalars import can_be_kept
from coproof.capture.witnesses import FILE, add_witness
from coproof.checks.wording import either, plain_day
from coproof.cli.days import day_option
from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.model import Witness
from coproof.model.identifiers import identifiers_in
from coproof.publish.built import Built, built_site
from coproof.read import find_revision, read_kinds, read_settings

HOW = ("mail", "handed_over", "minutes", "portal", "time_stamp", "other")


@click.command("witness", cls=TakesWords)
@root_option
@click.argument("site", type=click.Path(path_type=Path), metavar="MANIFEST_OR_SITE")
@day_option("--on", required=True, help="The day they had it.")
@click.option(
    "--by",
    required=True,
    metavar="WHO",
    help="An organisation or a job title outside, never a person's name.",
)
@click.option("--how", type=click.Choice(HOW), required=True, help="How it came to them.")
def command(root: Path, site: Path, on: date, by: str, how: str) -> None:
    """Write down that somebody outside was given the root of a site, and when.

    Give them the root first: `coproof build` prints it, and manifest.json holds it. Records that
    the site showed then say on their pages since when they existed. It never says that they are
    true.
    """
    kinds = read_kinds()
    settings, findings = read_settings(needs_evidence(root), kinds)
    for finding in findings:
        raise WrongUsage(f"{finding.file}:{finding.line}: {finding.message} Mend this first.")
    built = built_site(site)
    if isinstance(built, str):
        raise WrongUsage(built)
    if why := _unfit(root, built, on, by.strip()):
        raise WrongUsage(why)
    witness = Witness(
        *(built.root, built.commit, built.edition, built.as_at.isoformat()),
        *(on.isoformat(), by.strip(), how),
    )
    if witness in settings.witnesses:
        raise WrongUsage("This is written down already. Nothing was changed.")
    if not add_witness(root, witness):
        raise WrongUsage(f"{FILE} was left as it is. Begin each entry with a dash, then try again.")
    say(
        f"Written: {FILE}, {built.edition} edition, {plain_day(witness.on)}.\n"
        f"Root: {built.root}\nThey have to keep this root: their copy is the proof, not ours.\n"
    )


def _unfit(root: Path, built: Built, on: date, by: str) -> str | None:
    """Why that cannot be, or None."""
    if not by or not can_be_kept(by) or len(by) > 200:
        return "By: write an organisation or a job title, in 200 letters at most."
    if found := identifiers_in(by):
        return f"By: this holds {either(found)}. Write an organisation or a job title instead."
    if on > today():
        return "On: that day has not come yet. Write the day they had it."
    if on < built.day:
        return f"On: the site was built on {plain_day(built.day.isoformat())}. Write a later day."
    revision = find_revision(root, built.commit)
    return revision if isinstance(revision, str) else None
