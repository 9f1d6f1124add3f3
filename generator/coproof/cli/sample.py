"""`coproof sample`: draw pieces of feedback by chance, the same as the sample page draws."""

import json
from datetime import date
from pathlib import Path

import click

from coproof.cli.days import as_at_option
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.model import EDITIONS, Edition
from coproof.portfolio import open_portfolio
from coproof.report import sample_report
from coproof.report.sample import sample_rows


@click.command("sample")
@root_option
@click.option("--seed", required=True, help="Any word or number; the same seed draws the same.")
@click.option("--size", type=click.IntRange(1), default=10, show_default=True, help="How many.")
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="public",
    show_default=True,
    help="Whose feedback to draw from.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@as_at_option
def command(
    root: Path, seed: str, size: int, edition: Edition, form: str, as_at: date | None
) -> None:
    """Draw pieces of feedback by chance, each with where it stands.

    The order is that of the SHA-256 of SEED|ID, so anybody can draw the same sample again and
    nothing can be picked because it looks good. Shows ids, days and states only.
    """
    portfolio = open_portfolio(needs_evidence(root), as_at, today(), edition)
    if form == "json":
        say(json.dumps(sample_rows(portfolio, seed, size), indent=2) + "\n")
    else:
        say(sample_report(portfolio, seed, size))
