"""Where the portfolio is: `--root`, which may stand before or after the name of a command."""

from pathlib import Path

import click

from coproof.cli.failures import WrongUsage
from coproof.read import other_version

EVIDENCE = "evidence"


def _given_or_before(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    """What was said here, else before the command's name, else the present folder."""
    said_before = ctx.parent.obj if ctx.parent is not None else None
    return value or said_before or Path()


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_given_or_before,
    metavar="DIR",
    help="The folder that holds evidence/. The present folder unless told otherwise.",
)
"""Gives a command its `root`."""


def needs_evidence(root: Path, *, any_version: bool = False) -> Path:
    """The root itself, where it holds evidence; a root that holds none is wrong usage.

    So are records of another version of the record format, unless `any_version` is fine.
    """
    if not (root / EVIDENCE).is_dir():
        raise WrongUsage(
            "There is no folder evidence/ here. Go to the folder of your portfolio, "
            "or name it with --root."
        )
    if not any_version and (other := other_version(root)) is not None:
        raise WrongUsage(f"{other.file}: {other.message} {other.fix}")
    return root
