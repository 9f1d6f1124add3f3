"""`coproof share build`: what is open is built, and what has ended is taken away."""

from datetime import date
from pathlib import Path

import click

from coproof.cli.build import tell
from coproof.cli.days import as_at_option
from coproof.cli.names import own_names
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.share.secret import the_secret_if_given
from coproof.cli.today import today
from coproof.publish.shares import SORTS, Order, ShareSort, build_shares


@click.command("build")
@root_option
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--as", "sort", type=click.Choice(SORTS), default="pack", show_default=True)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to build. Otherwise site-shares/ with a folder for each sort.",
)
@as_at_option
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    ids: tuple[str, ...],
    sort: ShareSort,
    out: Path | None,
    as_at: date | None,
) -> None:
    """Build the shares that are open, and take away those that have ended or were revoked.

    A pack is one sealed file at s/ID/index.html that only its link opens. A folder is plain, for a
    host where readers sign in. A zip is plain, for a disk. All have the same pages.
    """
    needs_evidence(root, any_version=True)
    secret = the_secret_if_given() if sort == "pack" else None
    where = out or built_in(root, sort)
    result = build_shares(root, Order(sort, where, today(), ids, as_at, secret, own_names(root)))
    tell(result)
    ctx.exit(result.code)


def built_in(root: Path, sort: ShareSort) -> Path:
    """The folder in which shares of a sort are built where nobody says otherwise."""
    return root / "site-shares" / f"{sort}s"
