"""`coproof share revoke`: takes a share back."""

from pathlib import Path

import click

from coproof.capture.shares import revoke, share_problems
from coproof.checks.wording import plain_day
from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.share.register import known_share, read_register
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.fields import Kinds
from coproof.read import read_kinds


@click.command("revoke", cls=TakesWords)
@root_option
@click.argument("share_id", metavar="ID")
@click.option("--because", required=True, help="Why, in words that an auditor may read.")
def command(root: Path, share_id: str, because: str) -> None:
    """Take a share back. It ends at the next build; saved copies stay with whoever has them."""
    kinds = read_kinds()
    share = known_share(read_register(needs_evidence(root), kinds), share_id)
    if share.revoked_on is not None:
        raise WrongUsage(f"Its file says already: revoked on {plain_day(share.revoked_on)}.")
    if problems := _unfit(kinds, because):
        raise WrongUsage(problems)
    if not revoke(root / share.file, today(), because):
        raise WrongUsage(f"{share.file} was left as it is. Write revoked_on: there by hand.")
    say(f"Revoked: {share.file}\nIt ends when it is next built: coproof share build\n")


def _unfit(kinds: Kinds, because: str) -> str:
    """Why a reason cannot be written, or nothing."""
    data = {"revoked_because": because}
    found = share_problems(kinds, "", data)
    label = kinds.config["share"]["properties"]["revoked_because"]["title"]
    return next((problem for problem in found if problem.startswith(label)), "")
