"""`coproof rollback`: yesterday's site back."""

from pathlib import Path

import click

from coproof.cli.build import tell
from coproof.cli.root import root_option
from coproof.cli.today import today
from coproof.model import EDITIONS, Edition
from coproof.publish import FOLDERS, roll_back


@click.command("rollback")
@root_option
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    help="Whose site: that in site/, site-partner/ or site-internal/. Otherwise public.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the site is, if it was built with --out.",
)
@click.pass_context
def command(ctx: click.Context, root: Path, edition: Edition | None, out: Path | None) -> None:
    """Put the site before this one back in its place.

    Each build keeps one site from before. The two change places in one step, so a second rollback
    undoes the first. No evidence is changed. A site that shows what somebody has taken back since
    does not come back.
    """
    result = roll_back(root, edition, out or root / FOLDERS[edition or "public"], today())
    tell(result)
    ctx.exit(result.code)
