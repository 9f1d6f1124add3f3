"""`coproof verify`: whether a site is as it was published."""

import re
from dataclasses import replace
from pathlib import Path

import click

from coproof.cli.failures import FINDINGS, WrongUsage
from coproof.cli.root import EVIDENCE, needs_evidence, root_option
from coproof.cli.say import say
from coproof.publish.verify import (
    NotASite,
    Outcome,
    check_history,
    check_rebuild,
    code_of,
    report,
    verify,
)

_STATES = ("failed", "not checked", "checked")


def _root_from_outside(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """64 digits and letters, or nothing."""
    given = (value or "").strip().lower()
    if given and not re.fullmatch("[0-9a-f]{64}", given):
        raise click.BadParameter("write the 64 digits and letters of a root", ctx, parameter)
    return given


@click.command("verify")
@root_option
@click.argument("site", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--witness",
    metavar="HEX",
    callback=_root_from_outside,
    help="The root as somebody outside has it, for example from the minutes of a meeting.",
)
@click.option(
    "--rebuild",
    is_flag=True,
    help="Build the site again from its commit, aside, and compare every byte.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.pass_context
def command(
    ctx: click.Context, root: Path, site: Path, witness: str, rebuild: bool, form: str
) -> None:
    """Tell whether SITE, a folder or a zip, is as it was published.

    Looks at the files, the root, the dates and, with --rebuild, at what its commit gives. Says of
    each whether it was checked, failed, or was not checked and why. Exit code 2 where nothing could
    be. In the repository of the site the dates of its commits are looked at, too. The file
    verify.py in the site does the same without the repository.
    """
    try:
        outcomes = verify(site, witness)
        if rebuild:
            needs_evidence(root, any_version=True)
            outcomes = _in_place_of(outcomes, check_rebuild(site, root))
        if (root / EVIDENCE).is_dir():
            outcomes = _together(outcomes, check_history(site, root))
    except NotASite as reason:
        raise WrongUsage(f"Not checked: {reason}") from None
    say(report(outcomes, form))
    ctx.exit(FINDINGS if code_of(outcomes) else 0)


def _in_place_of(outcomes: tuple[Outcome, ...], new: Outcome) -> tuple[Outcome, ...]:
    return tuple(new if one.check == new.check else one for one in outcomes)


def _together(outcomes: tuple[Outcome, ...], more: Outcome) -> tuple[Outcome, ...]:
    """What the site says about its dates, and what git does, as one outcome: the worse state."""
    [own] = (one for one in outcomes if one.check == more.check)
    reasons = own.reasons[:1] if own.state == "checked" else own.reasons
    state = min((own.state, more.state), key=_STATES.index)
    return _in_place_of(outcomes, replace(more, state=state, reasons=(*reasons, *more.reasons)))
