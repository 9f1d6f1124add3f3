"""`coproof serve`: the site on this machine, built again on every change."""

import threading
from datetime import date
from pathlib import Path

import click

from coproof.cli.build import tell
from coproof.cli.days import as_at_option
from coproof.cli.names import own_names
from coproof.cli.progress import progress_bar
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.today import today
from coproof.model import EDITIONS, Edition
from coproof.publish import FOLDERS, BuildResult, Refused, build_site, serve


@click.command("serve")
@root_option
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="internal",
    show_default=True,
    help="Which edition to show.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to show it; 0 takes any free port.",
)
@as_at_option
@click.pass_context
def command(
    ctx: click.Context, root: Path, edition: Edition, port: int, as_at: date | None
) -> None:
    """Build the site, show it on this machine, and build it again whenever a file is saved.

    Nobody else can reach it. In the internal edition, records with errors are left out and every
    page says so. Ctrl-C ends it.
    """
    out = needs_evidence(root) / FOLDERS[edition]
    going_on = edition == "internal"
    names = own_names(root)

    def build() -> BuildResult:
        return build_site(root, edition, out, as_at, today(), going_on, progress_bar, names)

    def ready(address: str) -> None:
        click.echo(f"The {edition} edition is at {address} - stop with Ctrl-C.")

    stopped = threading.Event()
    try:
        ctx.exit(serve(root, out, port, build, tell, ready, stopped))
    except Refused as refusal:
        click.echo(refusal.line, err=True)
        ctx.exit(refusal.code)
    except KeyboardInterrupt:
        click.echo("Stopped.")
