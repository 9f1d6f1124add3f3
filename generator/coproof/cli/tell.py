"""`coproof tell`: the loop is closed only when the people who spoke have heard what came of it."""

from pathlib import Path

import click

from coproof.capture import Judge
from coproof.capture.follow_ups import covered
from coproof.cli.new import create
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.today import today


@click.command("tell")
@root_option
@click.argument("about", nargs=-1, required=True)
@click.option("--covers", multiple=True, metavar="ID", help="Feedback or themes that it answers.")
@click.option("--whom", multiple=True, metavar="WHO", help="For example everyone_in_service.")
@click.option("--how", metavar="WAY", help="For example meeting, letter or poster.")
@click.option("--on", "day", metavar="DATE", help="The day they were told. Today without it.")
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="Any other field.")
def command(
    root: Path,
    about: tuple[str, ...],
    covers: tuple[str, ...],
    whom: tuple[str, ...],
    how: str | None,
    day: str | None,
    settings: tuple[str, ...],
) -> None:
    """Record that people were told what came of what they said.

    ABOUT is one or several decisions, actions or reviews. Without --covers it covers all that
    the decision answers.
    """
    judge = Judge.of(needs_evidence(root), today())
    given = [
        *(f"about={named}" for named in about),
        *(f"covers={named}" for named in covers or covered(judge, about)),
        *(f"whom={who}" for who in whom),
        *((f"how={how}",) if how else ()),
        f"on={day or 'today'}",
        *settings,
    ]
    create(root, judge.kinds["told"], tuple(given))
