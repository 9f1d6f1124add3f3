"""Days on the command line: `--as-at 2026-05-17`."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

EXAMPLE = "2026-01-31"


def _real_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day that the text means; anything but year-month-day is answered with an example."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value if len(value) == len(EXAMPLE) else "")
    except ValueError:
        advice = f"write a real day as year-month-day, for example {EXAMPLE}"
        raise click.BadParameter(advice, ctx=ctx, param=parameter) from None


def day_option(name: str, *, help: str, required: bool = False) -> Callable[[Any], Any]:
    """Gives a command an option that is a day; None where it may be left out and is."""
    return click.option(name, callback=_real_day, metavar="DATE", help=help, required=required)


as_at_option = day_option(
    "--as-at",
    help=f"Look at the portfolio as it stood on this day, for example {EXAMPLE}. "
    "Otherwise the day set in site_config/portfolio.yml, else today.",
)
"""Gives a command its `as_at`: a day or None."""
