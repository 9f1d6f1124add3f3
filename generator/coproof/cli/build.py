"""`coproof build`: check the evidence, then build one edition of the site."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from coproof.cli.days import as_at_option
from coproof.cli.names import own_names
from coproof.cli.progress import progress_bar
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.model import EDITIONS, Edition
from coproof.publish import FOLDERS, BuildResult, build_site
from coproof.report import text_report


@click.command("build")
@root_option
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="public",
    show_default=True,
    help="Who it is for: everybody, commissioners and inspectors, or the provider alone.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to build. Otherwise site/, site-partner/ or site-internal/.",
)
@as_at_option
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out records with errors and say so on every page; internal edition only.",
)
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    edition: Edition,
    out: Path | None,
    as_at: date | None,
    keep_going: bool,
) -> None:
    """Check the evidence and build the site.

    The new site replaces the old one only when it is whole and has passed every check; otherwise
    the old one stays as it was.
    """
    needs_evidence(root, any_version=True)
    where = out or root / FOLDERS[edition]
    result = build_site(
        root, edition, where, as_at, today(), keep_going, progress_bar, own_names(root)
    )
    tell(result)
    ctx.exit(result.code)


def tell(result: BuildResult) -> None:
    """Findings to stdout, as `coproof check` prints them; then how it ended, in plain words."""
    examination = result.examination
    if examination is not None and examination.errors:
        say(text_report(replace(examination, findings=examination.errors)))
    for warning in result.warnings:
        click.echo(f"warning: {warning}", err=True)
    for line in result.lines:
        click.echo(line, err=bool(result.code))
