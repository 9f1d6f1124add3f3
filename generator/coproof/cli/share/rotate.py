"""`coproof share rotate`: a new key for a share whose link got about."""

from pathlib import Path

import click

from coproof.capture.shares import rotate
from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.share.register import open_share, read_register
from coproof.read import read_kinds


@click.command("rotate")
@root_option
@click.argument("share_id", metavar="ID")
def command(root: Path, share_id: str) -> None:
    """Give a share a new link, because the old one got into wrong hands.

    From the next build on, the old link opens nothing. A pack that somebody saved before still
    opens with it.
    """
    share = open_share(read_register(needs_evidence(root), read_kinds()), share_id)
    new = share.generation + 1
    if not rotate(root / share.file, new):
        raise WrongUsage(f"{share.file} was left as it is. Write generation: {new} there by hand.")
    say(
        f"Written: {share.file}, generation {new}.\n"
        "The old link ends when it is next built: coproof share build\n"
        f"Then send the new one: coproof share link {share_id}\n"
    )
