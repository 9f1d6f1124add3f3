"""`coproof explain`: what a check means for people, and how to mend what it finds."""

from difflib import get_close_matches

import click

from coproof.checks import CHECKS, check_named
from coproof.cli.failures import WrongUsage
from coproof.cli.say import say
from coproof.report import all_checks, explanation

LIKENESS = 0.6


@click.command("explain")
@click.argument("check", required=False)
def command(check: str | None) -> None:
    """Explain one CHECK, or list all of them."""
    if check is None:
        say(all_checks())
        return
    named = check_named(check.strip().lower().replace("_", "-"))
    if named is None:
        raise WrongUsage(_unknown(check))
    say(explanation(named))


def _unknown(name: str) -> str:
    near = get_close_matches(name, [check.name for check in CHECKS], 1, LIKENESS)
    hint = f"Did you mean {near[0]}?" if near else "`coproof explain` lists them all."
    return f"There is no check {name}. {hint}"
