"""`coproof theme`: puts feedback under a theme, in the feedback's own file."""

from pathlib import Path

import click

from coproof.capture import Judge
from coproof.capture.edit import add_entry
from coproof.cli.failures import FINDINGS, FINE, WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.model import Record


@click.command("theme")
@root_option
@click.argument("theme")
@click.argument("feedback", nargs=-1, required=True)
@click.pass_context
def command(ctx: click.Context, root: Path, theme: str, feedback: tuple[str, ...]) -> None:
    """Put one or several pieces of FEEDBACK under a THEME; both are named by their ids.

    Only one line is added to each file; comments and all else stay as they are.
    """
    judge = Judge.of(needs_evidence(root), today())
    by_id = {record.id: record for record in judge.records}
    _needs(by_id, theme, "theme", "Make it first: coproof new theme")
    found = [_needs(by_id, named, "feedback", "coproof status lists ids") for named in feedback]
    done = [_under(root, record, theme) for record in found]
    ctx.exit(FINE if all(done) else FINDINGS)


def _needs(by_id: dict[str, Record], named: str, kind: str, advice: str) -> Record:
    record = by_id.get(named)
    if record is None or record.kind != kind:
        raise WrongUsage(f"There is no {kind} {named}. {advice}.")
    return record


def _under(root: Path, record: Record, theme: str) -> bool:
    """Adds the theme to one file and says so; False where the file has to be mended by hand."""
    if theme in record.many("themes"):
        say(f"{record.id} is under {theme} already.\n")
    elif add_entry(root / record.file, "themes", theme):
        say(f"{record.id} is now under {theme}.\n")
    else:
        say(f"{record.id}: nothing was changed. Add {theme} to its themes in {record.file}.\n")
        return False
    return True
