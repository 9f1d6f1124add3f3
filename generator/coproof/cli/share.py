"""`coproof share`: read-only parts of the portfolio for others, until a day."""

import os
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from coproof.capture.save import save
from coproof.capture.shares import revoke, share_from, share_problems, share_text
from coproof.checks.wording import count, plain_day
from coproof.cli.build import tell
from coproof.cli.days import as_at_option
from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.fields import Kinds
from coproof.model import MOST_DAYS, Settings, Share
from coproof.publish import Refused
from coproof.publish.shares import SORTS, MasterSecret, Order, ShareSort, build_shares, link_key
from coproof.read import read_evidence, read_kinds, read_settings

SECRET = "COPROOF_SHARE_SECRET"
DAYS = 90
"""How long a share lasts where nobody says otherwise."""

LIMITS = """\
Know the limits before you send it:
  - Whoever has the link, folder or zip can read it and pass it on. Nobody is asked for a name.
  - Mail filters may open links and keep them. Send the link by another way than ordinary mail.
  - Whoever saved a copy keeps it, also after the last day or a revoke.
  - An end takes effect at the next build: publish every night.
"""

ASKED = ("for_whom", "purpose", "services", "created_by_role")
"""What a terminal is asked for; the rest has a usual value or may be left out."""

_RECORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.group("share")
@root_option
@click.pass_context
def command(ctx: click.Context, root: Path) -> None:
    """Share a read-only part of the portfolio: some services, a period, until a day."""
    ctx.obj = root


@command.command("issue", cls=TakesWords)
@root_option
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field, for example --set services=svc-rowan,svc-mill. May be repeated.",
)
def issue(root: Path, settings: tuple[str, ...]) -> None:
    """Write a new share into site_config/shares/, and say what its limits are.

    Needs for_whom and purpose. Without more it is the partner edition of all services, for 90 days.
    """
    kinds = read_kinds()
    register = _register(needs_evidence(root), kinds)
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


@command.command("list")
@root_option
def list_(root: Path) -> None:
    """Say who may read what until when, and what has ended. Shows no secrets."""
    register = _register(needs_evidence(root), read_kinds())
    if not register.shares:
        say("Nothing is shared. Share a part: coproof share issue\n")
    for share in register.shares:
        say(_row(share, today()))


@command.command("link")
@root_option
@click.argument("share_id", metavar="ID")
@click.option("--record", help="The id of a record to open it at, for example fb-2025-0031.")
@click.option(
    "--at", "address", help="Where the packs are published. Otherwise the site's address."
)
@click.option("--show", is_flag=True, help="Print it also where no person is reading.")
def link(root: Path, share_id: str, record: str | None, address: str | None, show: bool) -> None:
    """Print the link that opens a sealed pack. Whoever has it can read the pack."""
    if not show and not sys.stdout.isatty():
        raise WrongUsage("A link holds a key and belongs in no log. Print it anyway with --show.")
    register = _register(needs_evidence(root), read_kinds())
    share = _open(register, share_id)
    base = address or register.address
    if base is None:
        raise WrongUsage(
            "Say where the packs are published: --at https://… or address in settings."
        )
    page = f"&p={quote(_page_of(record))}" if record else ""
    key = link_key(_secret(), share)
    say(f"{base.rstrip('/')}/s/{share.id}/index.html#k={key}{page}\n")
    click.echo(LIMITS, err=True)


@command.command("revoke", cls=TakesWords)
@root_option
@click.argument("share_id", metavar="ID")
@click.option("--because", required=True, help="Why, in words that an auditor may read.")
def revoke_(root: Path, share_id: str, because: str) -> None:
    """Take a share back. It ends at the next build; saved copies stay with whoever has them."""
    kinds = read_kinds()
    share = _known(_register(needs_evidence(root), kinds), share_id)
    if share.revoked_on is not None:
        raise WrongUsage(f"It was revoked already, on {plain_day(share.revoked_on)}.")
    if problems := _unfit(kinds, because):
        raise WrongUsage(problems)
    if not revoke(root / share.file, today(), because):
        raise WrongUsage(f"{share.file} was left as it is. Write revoked_on: there by hand.")
    say(f"Revoked: {share.file}\nIt ends when it is next built: coproof share build\n")


@command.command("build")
@root_option
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--as", "sort", type=click.Choice(SORTS), default="pack", show_default=True)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to build. Otherwise site-shares/ with a folder for each sort.",
)
@as_at_option
@click.pass_context
def build(
    ctx: click.Context,
    root: Path,
    ids: tuple[str, ...],
    sort: ShareSort,
    out: Path | None,
    as_at: date | None,
) -> None:
    """Build the shares that are open, and take away those that have ended or were revoked.

    A pack is one sealed file at s/ID/index.html that only its link opens. A folder is plain, for a
    host where readers sign in. A zip is plain, for a disk. All have the same pages.
    """
    needs_evidence(root, any_version=True)
    secret = _secret() if sort == "pack" else None
    where = out or root / "site-shares" / f"{sort}s"
    result = build_shares(root, Order(sort, where, today(), ids, as_at, secret))
    tell(result)
    ctx.exit(result.code)


def _secret() -> MasterSecret:
    try:
        return MasterSecret.of(os.environ.get(SECRET))
    except Refused as refusal:
        raise WrongUsage(refusal.line) from None


def _register(root: Path, kinds: Kinds) -> Settings:
    settings, findings = read_settings(root, kinds)
    for finding in findings:
        raise WrongUsage(f"{finding.file}:{finding.line}: {finding.message} Mend this first.")
    return settings


def _known(register: Settings, share_id: str) -> Share:
    share = register.share(share_id)
    if share is None:
        raise WrongUsage("There is no share of that name. See them all: coproof share list")
    return share


def _open(register: Settings, share_id: str) -> Share:
    share = _known(register, share_id)
    if not share.is_open(today()):
        raise WrongUsage("It has ended or was revoked, so it has no link. Issue another share.")
    return share


def _row(share: Share, day: date) -> str:
    state = f"{count(share.days_left(day), 'day')} left"
    if share.is_revoked(day):
        state = "revoked"
    elif share.has_ended(day):
        state = "ended"
    what = ", ".join(share.services) if share.services is not None else "all services"
    until = plain_day(share.expires_on)
    return f"{share.id}: {share.for_whom}; {share.edition}, {what}; until {until}; {state}\n"


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
        "expires_on": (day + timedelta(days=min(DAYS, MOST_DAYS))).isoformat(),
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


def _page_of(record: str) -> str:
    """The page of a record, told from its id; the pack says so where it has none."""
    prefix = record.partition("-")[0]
    for kind in read_kinds():
        if kind.prefix == prefix and _RECORD.fullmatch(record):
            return kind.page(record)
    raise WrongUsage("Record: write the id of a record, for example fb-2025-0031.")


def _unfit(kinds: Kinds, because: str) -> str:
    """Why a reason cannot be written, or nothing."""
    data = {"revoked_because": because}
    found = share_problems(kinds, "", data)
    label = kinds.config["share"]["properties"]["revoked_because"]["title"]
    return next((problem for problem in found if problem.startswith(label)), "")
