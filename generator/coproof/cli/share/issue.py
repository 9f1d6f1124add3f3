"""`coproof share issue`: a new share, as a file that a colleague can look at."""

import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from coproof.capture.save import save
from coproof.capture.shares import share_from, share_problems, share_text
from coproof.checks.wording import plain_day
from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.share.limits import LIMITS
from coproof.cli.share.register import read_register
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.fields import Kinds
from coproof.read import read_evidence, read_kinds

DAYS = 90
"""How long a share lasts where nobody says otherwise."""

ASKED = ("for_whom", "purpose", "services", "created_by_role")
"""What a terminal is asked for; the rest has a usual value or may be left out."""


@click.command("issue", cls=TakesWords)
@root_option
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field, for example --set services=svc-rowan,svc-mill. May be repeated.",
)
def command(root: Path, settings: tuple[str, ...]) -> None:
    """Write a new share into site_config/shares/, and say what its limits are.

    Needs for_whom and purpose. Without more it is the partner edition of all services, for 90 days.
    """
    kinds = read_kinds()
    register = read_register(needs_evidence(root), kinds)
    given = [_pair(setting, kinds) for setting in settings]
    data = _with_usual(share_from([*given, *_asked(dict(given), kinds)]))
    if problems := share_problems(kinds, f"{data['id']}.yml", data):
        raise WrongUsage("\n".join(("This cannot be written:", *(f"  {p}." for p in problems))))
    _needs_services(root, kinds, data.get("services", ()))
    share_id = data["id"]
    file = f"site_config/shares/{share_id}.yml"
    if register.share(share_id) or not save(root / file, share_text(kinds, data)):
        raise WrongUsage(f"{file} is there already and was left as it is. Choose another id.")
    say(f"Written: {file}, until {plain_day(data['expires_on'])}.\n{LIMITS}{_next(share_id)}")


def _next(share_id: str) -> str:
    return f"Build it: coproof share build {share_id}\nIts link: coproof share link {share_id}\n"


def _pair(setting: str, kinds: Kinds) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    known = kinds.config["share"]["properties"]
    if not equals or name not in known:
        raise WrongUsage(f"Write --set FIELD=VALUE with one of these fields: {', '.join(known)}.")
    return name, value


def _asked(given: dict[str, str], kinds: Kinds) -> list[tuple[str, str]]:
    """What a person at a terminal is asked for; nobody else is."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return []
    fields = kinds.config["share"]["properties"]
    return [
        (name, click.prompt(f"{fields[name]['title']} ({fields[name]['description']})", default=""))
        for name in ASKED
        if name not in given
    ]


def _with_usual(data: dict[str, Any]) -> dict[str, Any]:
    """The usual values of what nobody said."""
    day = today()
    usual = {
        "id": _id_of(str(data.get("for_whom", "")), day),
        "created_on": day.isoformat(),
        "expires_on": (day + timedelta(days=DAYS)).isoformat(),
        "edition": "partner",
    }
    return usual | data


def _id_of(for_whom: str, day: date) -> str:
    words = re.findall(r"[a-z0-9]+", for_whom.lower())[:3]
    return "-".join((*words, f"{day:%Y-%m}"))[:64] if words else f"share-{day:%Y-%m}"


def _needs_services(root: Path, kinds: Kinds, services: tuple[str, ...]) -> None:
    if services:
        records = read_evidence(root, kinds).records
        known = {record.id for record in records if record.kind == "service"}
        if any(service not in known for service in services):
            raise WrongUsage(f"Services: write ids of your services: {', '.join(sorted(known))}.")
