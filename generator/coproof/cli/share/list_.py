"""`coproof share list`: who may read what until when, and when it was last built."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from coproof.checks.wording import count, plain_day
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.share.build import built_in
from coproof.cli.share.register import read_register
from coproof.cli.today import today
from coproof.model import Share, day_of
from coproof.publish.shares import SORTS, SharePlaces, last_built
from coproof.read import read_kinds


@click.command("list")
@root_option
@click.option("--format", "as_", type=click.Choice(("text", "json")), default="text")
def command(root: Path, as_: str) -> None:
    """Say who may read what until when, what has ended, and what was built here. Shows no secrets.

    What a pipeline builds elsewhere is not known here.
    """
    register = read_register(needs_evidence(root), read_kinds())
    rows = [_row(share, today(), _built_on(root, share)) for share in register.shares]
    if as_ == "json":
        say(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
    elif not rows:
        say("Nothing is shared. Share a part: coproof share issue\n")
    else:
        say("".join(_line(row) for row in rows))


def _row(share: Share, day: date, built: date | None) -> dict[str, Any]:
    """A share as JSON tells it: `services` null means all, dates are ISO strings or null."""
    return {
        "id": share.id,
        "for_whom": share.for_whom,
        "edition": share.edition,
        "services": share.services,
        "from": share.from_,
        "to": share.to,
        "created_on": share.created_on,
        "expires_on": share.expires_on,
        "state": _state(share, day),
        "days_left": share.days_left(day),
        "generation": share.generation,
        "built_on": built.isoformat() if built else None,
    }


def _state(share: Share, day: date) -> str:
    if share.is_revoked(day):
        return "revoked"
    if share.has_ended(day):
        return "ended"
    return "open" if share.has_begun(day) else "not begun"


def _line(row: dict[str, Any]) -> str:
    left = f"{count(row['days_left'], 'day')} left"
    told = (
        f"{row['id']}: {row['for_whom']}",
        f"{row['edition']}, {', '.join(row['services'] or ('all services',))}{_period(row)}",
        f"until {plain_day(row['expires_on'])}",
        left if row["state"] == "open" else row["state"],
        f"last built here on {plain_day(row['built_on'])}" if row["built_on"] else "not built here",
    )
    return "; ".join(told) + "\n"


def _period(row: dict[str, Any]) -> str:
    words = (("from", "from"), ("to", "up to"))
    return "".join(f", {said} {plain_day(row[name])}" for name, said in words if row[name])


def _built_on(root: Path, share: Share) -> date | None:
    moments = (last_built(SharePlaces(built_in(root, sort)), share.id) for sort in SORTS)
    return max((day_of(moment) for moment in moments if moment), default=None)
