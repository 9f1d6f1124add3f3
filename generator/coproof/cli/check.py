"""`coproof check`: read everything, report everything, in one run."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from coproof.cli.days import as_at_option
from coproof.cli.failures import FINDINGS, FINE, WRONG_USAGE
from coproof.cli.names import own_names
from coproof.cli.progress import patient_bar
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.portfolio import Examination, examine
from coproof.report import FORMATS, github_report, step_summary, text_report

CONFIGURATION = "site_config/"
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""Where GitHub Actions says which file holds the summary of the step that runs."""

_FORMATS = "\n".join(
    ("\b", "Formats:", *(f"  {name:<9} {form.purpose}" for name, form in FORMATS.items()))
)


@click.command("check", epilog=_FORMATS)
@root_option
@click.option("--strict", is_flag=True, help="Gaps that nobody has accepted fail too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="How to tell the result; see below what each is for.",
)
@as_at_option
@click.pass_context
def command(ctx: click.Context, root: Path, strict: bool, form: str, as_at: date | None) -> None:
    """Check the evidence and report all that is wrong or missing.

    Errors fail the check: records that cannot be read or contradict themselves. Gaps are about
    people still waiting; with --strict they fail it too. Changes nothing.
    """
    evidence = needs_evidence(root, any_version=True)
    examination = examine(evidence, as_at, today(), patient_bar, own_names(evidence))
    if form == "text" and _colour_wanted():
        say(text_report(examination, colour=True), colour=True)
    elif form == "github" and (file := os.environ.get(STEP_SUMMARY)):
        say(github_report(examination, summarised=True))
        _append(Path(file), examination)
    else:
        say(FORMATS[form](examination))
    ctx.exit(exit_code(examination, strict))


def exit_code(examination: Examination, strict: bool) -> int:
    """0 fine, 1 findings at a failing level, 2 a wrong configuration."""
    if any((error.file or "").startswith(CONFIGURATION) for error in examination.errors):
        return WRONG_USAGE
    gaps = [f for f in examination.findings if f.severity == "gap" and not f.accepted]
    return FINDINGS if examination.errors or (strict and gaps) else FINE


def _append(file: Path, examination: Examination) -> None:
    """Add the summary to what other programs of the same step have written there."""
    taken = file.stat().st_size if file.exists() else 0
    with file.open("a", encoding="utf-8", errors="backslashreplace") as summary:
        summary.write(step_summary(examination, taken))


def _colour_wanted() -> bool:
    """Colour is for people at a terminal who have not said no (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
