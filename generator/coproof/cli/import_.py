"""`coproof import`: the rows of a spreadsheet become records, and every row is accounted for."""

import sys
from pathlib import Path

import click

from coproof.capture import (
    Judge,
    Plan,
    Unreadable,
    column_faults,
    find_map,
    load_map,
    plan_import,
    read_sheet,
    write_all,
)
from coproof.capture.import_map import ImportMap
from coproof.capture.map_check import Fault
from coproof.capture.sheet import Sheet
from coproof.capture.wording import last_line, plan_text, refused_rows, remarks
from coproof.cli.failures import FINDINGS, FINE, WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today


@click.command("import")
@root_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "named",
    required=True,
    metavar="MAP",
    help="What the columns mean: a file, or the name of one in site_config/maps/.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be made, and write nothing.")
@click.pass_context
def command(ctx: click.Context, root: Path, file: Path, named: str, dry_run: bool) -> None:
    """Make records from the rows of FILE, a CSV or Excel spreadsheet.

    Importing the same file again adds nothing, and no existing file is changed. Every row is
    taken, left out for a reason that the map gives, or refused with its row number and column;
    where rows are refused the exit code is 1.
    """
    judge = Judge.of(needs_evidence(root), today())
    chart = _chart(root, named, judge)
    plan = plan_import(chart, _sheet(file, chart, named), judge)
    if dry_run:
        say(plan_text(plan, judge.kinds, judge.kinds[chart.makes]) + "\n")
    else:
        _write(root, plan)
    _report(plan, dry_run=dry_run)
    ctx.exit(FINDINGS if plan.refused else FINE)


def _chart(root: Path, named: str, judge: Judge) -> ImportMap:
    path = find_map(root, named)
    if path is None:
        raise WrongUsage(f"There is no map {named}. Maps lie in site_config/maps/.")
    loaded = load_map(path, judge.kinds)
    if loaded.chart is None or loaded.faults:
        raise WrongUsage(_faulty(named, loaded.faults))
    return loaded.chart


def _sheet(file: Path, chart: ImportMap, named: str) -> Sheet:
    try:
        sheet = read_sheet(file, chart.sheet, chart.header_row)
    except Unreadable as problem:
        raise WrongUsage(f"{file.name} cannot be read. {problem}") from None
    if faults := tuple(column_faults(chart, sheet)):
        raise WrongUsage(_faulty(named, faults))
    return sheet


def _faulty(named: str, faults: tuple[Fault, ...]) -> str:
    lines = [f"  {path}: {sentence}." for path, sentence in faults]
    return "\n".join((f"The map {named} does not fit:", *lines))


def _write(root: Path, plan: Plan) -> None:
    with click.progressbar(
        write_all(root, plan.records),
        length=len(plan.records),
        label="Writing records",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as written:
        for _ in written:
            pass


def _report(plan: Plan, *, dry_run: bool) -> None:
    notice = ("Nothing was written: this was a dry run.",) if dry_run else ()
    for line in (*refused_rows(plan.refusals), *remarks(plan), *notice, last_line(plan)):
        say(f"{line}\n")
