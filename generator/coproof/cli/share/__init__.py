"""`coproof share`: read-only parts of the portfolio for others, until a day."""

from pathlib import Path

import click

from coproof.cli.root import root_option
from coproof.cli.share import build, issue, link, list_, revoke, rotate


@click.group("share")
@root_option
@click.pass_context
def command(ctx: click.Context, root: Path) -> None:
    """Share a read-only part of the portfolio: some services, a period, until a day."""
    ctx.obj = root


for _one in (issue, list_, link, rotate, revoke, build):
    command.add_command(_one.command)
