"""`coproof status`: who still waits for an answer, and what is late."""

from datetime import date
from pathlib import Path

import click

from coproof import __version__
from coproof.capture.save import put_in_place
from coproof.cli.days import as_at_option
from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.export import calendar
from coproof.portfolio import Examination, examine, show
from coproof.report import status_report

BEGINNING = b"BEGIN:VCALENDAR"


@click.command("status")
@root_option
@as_at_option
@click.option(
    "--ics",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the same days into a calendar file too, for a year ahead.",
)
def command(root: Path, as_at: date | None, ics: Path | None) -> None:
    """Show who still waits for an answer, what is late, and what comes up in the next 30 days.

    Shows ids and days only, never what somebody said.
    """
    examination = examine(needs_evidence(root), as_at, today())
    if ics is not None:
        _write(ics, examination)
    say(status_report(examination))


def _write(file: Path, examination: Examination) -> None:
    """Writes over an older calendar, and over nothing else."""
    if file.exists() and not file.read_bytes().startswith(BEGINNING):
        raise WrongUsage(f"{file.name} is there and is no calendar. Name another file.")
    portfolio = show(examination, "internal", quarters_back=0)
    put_in_place(file, calendar(portfolio, __version__))
    click.echo(f"Written: {file.name}", err=True)
