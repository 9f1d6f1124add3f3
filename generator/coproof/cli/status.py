"""`coproof status`: who still waits for an answer, and what is late."""

from datetime import date
from pathlib import Path

import click

from coproof.cli.days import as_at_option
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.portfolio import examine
from coproof.report import status_report


@click.command("status")
@root_option
@as_at_option
def command(root: Path, as_at: date | None) -> None:
    """Show who still waits for an answer, what is late, and what to look at again.

    Shows ids and days only, never what somebody said.
    """
    say(status_report(examine(needs_evidence(root), as_at, today())))
