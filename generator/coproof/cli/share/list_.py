"""`coproof share list`: who may read what until when."""

from datetime import date
from pathlib import Path

import click

from coproof.checks.wording import count, plain_day
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.share.register import read_register
from coproof.cli.today import today
from coproof.model import Share
from coproof.read import read_kinds


@click.command("list")
@root_option
def command(root: Path) -> None:
    """Say who may read what until when, and what has ended. Shows no secrets."""
    register = read_register(needs_evidence(root), read_kinds())
    if not register.shares:
        say("Nothing is shared. Share a part: coproof share issue\n")
    for share in register.shares:
        say(_row(share, today()))


def _row(share: Share, day: date) -> str:
    state = f"{count(share.days_left(day), 'day')} left"
    if share.is_revoked(day):
        state = "revoked"
    elif share.has_ended(day):
        state = "ended"
    elif not share.has_begun(day):
        state = f"from {plain_day(share.created_on)}"
    what = ", ".join(share.services) if share.services is not None else "all services"
    until = plain_day(share.expires_on)
    return f"{share.id}: {share.for_whom}; {share.edition}, {what}; until {until}; {state}\n"
