"""`coproof share link`: the link that opens a pack, to the terminal and nowhere else."""

import re
import sys
from pathlib import Path
from urllib.parse import quote

import click

from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.share.limits import LIMITS
from coproof.cli.share.register import open_share, read_register
from coproof.cli.share.secret import the_secret
from coproof.publish.shares import link_key
from coproof.read import read_kinds

_RECORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command("link")
@root_option
@click.argument("share_id", metavar="ID")
@click.option("--record", help="The id of a record to open it at, for example fb-2025-0031.")
@click.option(
    "--at", "address", help="Where the packs are published. Otherwise the site's address."
)
@click.option("--show", is_flag=True, help="Print it also where no person is reading.")
def command(root: Path, share_id: str, record: str | None, address: str | None, show: bool) -> None:
    """Print the link that opens a sealed pack. Whoever has it can read the pack."""
    if not show and not sys.stdout.isatty():
        raise WrongUsage("A link holds a key and belongs in no log. Print it anyway with --show.")
    register = read_register(needs_evidence(root), read_kinds())
    share = open_share(register, share_id)
    base = address or register.address
    if base is None:
        raise WrongUsage(
            "Say where the packs are published: --at https://… or address in settings."
        )
    page = f"&p={quote(_page_of(record))}" if record else ""
    key = link_key(the_secret(), share)
    say(f"{base.rstrip('/')}/s/{share.id}/index.html#k={key}{page}\n")
    click.echo(LIMITS, err=True)


def _page_of(record: str) -> str:
    """The page of a record, told from its id; the pack says so where it has none."""
    prefix = record.partition("-")[0]
    for kind in read_kinds():
        if kind.prefix == prefix and _RECORD.fullmatch(record):
            return kind.page(record)
    raise WrongUsage("Record: write the id of a record, for example fb-2025-0031.")
