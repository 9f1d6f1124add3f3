"""`coproof export`: the registers as spreadsheets, in a folder of your own."""

from datetime import date
from pathlib import Path

import click

from coproof import __version__
from coproof.cli.days import as_at_option
from coproof.cli.failures import FINDINGS, FINE
from coproof.cli.names import own_names
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.export import exported_files
from coproof.model import EDITIONS, Edition
from coproof.portfolio import examine, show, with_history
from coproof.publish.media import with_media
from coproof.views.labels import counted

DATA = "data/"


@click.command("export")
@root_option
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder for the files; it is made where it is not there yet.",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="public",
    show_default=True,
    help="Who they are for: nothing that this edition may not show is in them.",
)
@as_at_option
@click.pass_context
def command(
    ctx: click.Context, root: Path, out: Path, edition: Edition, as_at: date | None
) -> None:
    """Write the registers and the trace as CSV, one workbook, and everything as JSON.

    The same files as in data/ of a built site. Broken records are not in them: the last line says
    how many, and then the exit code is 1.
    """
    names = own_names(needs_evidence(root))
    examination = with_history(examine(root, as_at, today(), names=names), root)
    portfolio = show(examination, edition, quarters_back=0)
    portfolio, _ = with_media(portfolio, examination.graph, root)
    out.mkdir(parents=True, exist_ok=True)
    files = exported_files(portfolio, __version__)
    written = [(path.removeprefix(DATA), data) for path, data in files if path.startswith(DATA)]
    for name, data in written:
        (out / name).write_bytes(data)
    made, shown = counted(len(written), "file", "files"), len(portfolio.graph.records)
    say(f"Wrote {made} with {counted(shown, 'record', 'records')} of the {edition} edition.\n")
    if examination.missing:
        broken = counted(examination.missing, "record is", "records are")
        say(f"{broken} broken and not in them: see coproof check.\n")
    ctx.exit(FINDINGS if examination.missing else FINE)
