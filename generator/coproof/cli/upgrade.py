"""`coproof upgrade`: brings a portfolio to the version of the records that this coproof reads."""

from collections.abc import Iterator
from pathlib import Path

import click

from coproof import __version__
from coproof.capture.starter import (
    REQUIREMENTS,
    SHARE_REQUIREMENTS,
    Coproof,
    NoWheel,
    coproof_for,
    read_pins,
)
from coproof.capture.upgrade import Rewritten, Upgrade, pins_another, plan_upgrade, write_upgrade
from coproof.cli.failures import FINDINGS, FINE, WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.model import SCHEMA_VERSION
from coproof.read import other_version, read_kinds
from coproof.read.version import version_of


@click.command("upgrade")
@root_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--wheel",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The coproof to pin from now on. Otherwise the one that runs now.",
)
@click.pass_context
def command(ctx: click.Context, root: Path, dry_run: bool, wheel: Path | None) -> None:
    """Bring a portfolio that was written for an older coproof to this one.

    Changes what has another name now and leaves all else as it is, comments too. Renews the copies
    of the schemas in schema/ and, where requirements.txt pins another coproof, the pins. Says what
    it changed; look at it before you save it.
    """
    needs_evidence(root, any_version=True)
    if version_of(root) > SCHEMA_VERSION and (other := other_version(root)) is not None:
        raise WrongUsage(f"{other.file}: {other.message} {other.fix}")
    coproof = _coproof(wheel) if wheel is not None or pins_another(root) else None
    upgrade = plan_upgrade(root, read_kinds(), coproof)
    if upgrade.by_hand:
        say("".join(f"{line}\n" for line in upgrade.by_hand))
        click.echo("Nothing was changed: mend these files first.", err=True)
        ctx.exit(FINDINGS)
    if not dry_run:
        write_upgrade(root, upgrade)
    say("".join(f"{line}\n" for line in _told(upgrade, dry_run)))
    ctx.exit(FINE)


def _coproof(wheel: Path | None) -> Coproof:
    try:
        return coproof_for(wheel, read_pins())
    except NoWheel as problem:
        raise WrongUsage(str(problem)) from None


def _told(upgrade: Upgrade, dry_run: bool) -> Iterator[str]:
    """Every change with its file, then how it ended."""
    yield from _changes(upgrade.records)
    yield from _changes(upgrade.settings)
    if upgrade.copies:
        yield f"schema/: {_files(len(upgrade.copies))} renewed."
    renewed = {pin.file for pin in upgrade.pins}
    if SHARE_REQUIREMENTS in renewed:
        yield f"{SHARE_REQUIREMENTS}: what sealing shares needs is pinned."
    if REQUIREMENTS in renewed:
        yield f"{REQUIREMENTS}: coproof {__version__} is pinned, and all that it needs."
    yield from (f"{file}: removed." for file in upgrade.outdated)
    if not upgrade.files:
        yield f"Everything is of version {SCHEMA_VERSION} already. Nothing was changed."
    elif dry_run:
        yield "Nothing was written: this was a dry run."
    elif upgrade.version != SCHEMA_VERSION:
        yield f"Upgraded from version {upgrade.version} to {SCHEMA_VERSION}. Next: coproof check"


def _changes(files: tuple[Rewritten, ...]) -> Iterator[str]:
    return (f"{file.file}: {said}." for file in files for said in file.said)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
