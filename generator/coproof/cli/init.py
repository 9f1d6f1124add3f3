"""`coproof init`: a new portfolio repository, with all that checks and publishes it."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from coproof.capture.starter import (
    FORGES,
    NAMELESS,
    REQUIREMENTS,
    VENDOR,
    Coproof,
    LaidOut,
    NoWheel,
    Pins,
    Wishes,
    coproof_for,
    lay_out,
    pinned_version,
    read_pins,
    read_stock,
    starter_files,
)
from coproof.capture.write import cannot_be_kept
from coproof.cli.failures import WrongUsage
from coproof.cli.root import EVIDENCE
from coproof.cli.say import say
from coproof.fields import Kinds
from coproof.read import read_kinds
from coproof.read.shape import Shape

PROVIDER = "evidence/provider.yml"


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What your organisation is called.")
@click.option(
    "--demo", is_flag=True, help="Begin with the demonstration: a provider that is made up."
)
@click.option(
    "--forge",
    type=click.Choice(tuple(FORGES)),
    default="both",
    show_default=True,
    help="Where the repository will be kept: which pipelines it gets.",
)
@click.option(
    "--wheel",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The coproof to put into the repository. Otherwise the one that runs now.",
)
def command(folder: Path, name: str | None, demo: bool, forge: str, wheel: Path | None) -> None:
    """Start a portfolio repository in DIR: folders, settings, editor help and pipelines.

    The pipelines check every change and publish the public edition. coproof is pinned with its
    hash, as is all that it needs. Whatever is in DIR already is left as it is.
    """
    if demo and (folder / EVIDENCE).exists():
        raise WrongUsage(
            f"{folder}/ holds evidence already: put the demonstration into a new folder."
        )
    kinds = read_kinds()
    already = (folder / PROVIDER).exists()
    wishes = Wishes(None if demo or already else _name(name, kinds), FORGES[forge], demo)
    pins = read_pins()
    coproof = _coproof(folder, wheel, pins)
    laid_out = lay_out(folder, starter_files(wishes, read_stock(), kinds, pins, coproof))
    say("".join(f"{line}\n" for line in _told(folder, wishes, coproof, laid_out)))


def _name(name: str | None, kinds: Kinds) -> str:
    """The organisation's name: as given, else asked for where there is somebody to ask."""
    if name is None and sys.stdin.isatty():
        name = click.prompt("What is your organisation called?", default=NAMELESS)
    name = (name or NAMELESS).strip()
    faults = tuple(Shape.of(kinds["provider"].schema).faults({"name": name}))
    if faults or cannot_be_kept(name) is not None:
        raise WrongUsage(f"{faults[0].message}." if faults else "Name: take out hidden characters.")
    return name


def _coproof(folder: Path, wheel: Path | None, pins: Pins) -> Coproof | None:
    """The coproof to pin; None where the folder pins one already and nobody gives another."""
    if wheel is None and (folder / REQUIREMENTS).exists():
        return None
    try:
        return coproof_for(wheel, pins)
    except NoWheel as problem:
        raise WrongUsage(str(problem)) from None


def _told(
    folder: Path, wishes: Wishes, coproof: Coproof | None, laid_out: LaidOut
) -> Iterator[str]:
    """What was done, what was not, and what comes next."""
    if wishes.demo:
        what = "Started the demonstration"
    else:
        what = "Added to the portfolio" if wishes.name is None else "Started a portfolio"
    yield f"{what} in {folder}/: {_files(len(laid_out.written))} written."
    if laid_out.left_alone:
        yield f"There already, and left as it was: {', '.join(laid_out.left_alone)}."
    yield _pinned(folder, coproof, laid_out)
    if wishes.name == NAMELESS:
        yield f"Write your organisation's name into {PROVIDER}."
    yield ""
    yield "Next:"
    yield f"  cd {shlex.quote(str(folder))}"
    yield "  make site"
    yield "README.md there says how to go on."


def _pinned(folder: Path, coproof: Coproof | None, laid_out: LaidOut) -> str:
    """Which coproof the repository is made with, and where it comes from."""
    if coproof is None or REQUIREMENTS in laid_out.left_alone:
        there = pinned_version((folder / REQUIREMENTS).read_text("utf-8", "replace"))
        if there is None:
            return (
                f"{REQUIREMENTS} was there already, and pins no coproof. Nothing can be built yet."
            )
        return f"{REQUIREMENTS} was there already, and pins coproof {there}."
    lies = "" if coproof.published else f", and lies in {VENDOR}/{coproof.name}"
    return f"coproof {coproof.version} {coproof.how}{lies}. {REQUIREMENTS} holds its hash."


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
