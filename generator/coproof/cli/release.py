"""`coproof release`: somebody else looks at what was built, and signs for it."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from coproof.capture.releases import ROLES, questions, release_problems, release_text
from coproof.capture.save import save
from coproof.cli.failures import FINDINGS, WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.fields import Kinds
from coproof.model import Edition, Settings
from coproof.publish import FOLDERS
from coproof.publish.built import Built, built_site
from coproof.read import find_revision, read_kinds, read_settings

INTRODUCTION = """\
coproof has looked for phone numbers, addresses, NHS numbers and likely names, and for texts that
are withheld. It cannot see who would be recognised. Look at the site as a neighbour would, and say.
Only yes to every question signs. The same questions are on the page release-check.html of the
internal edition, to print.
"""
MORE = ("id", "checked_on")
"""What else may be set."""


@click.command("release", cls=TakesWords)
@root_option
@click.option(
    "--edition",
    type=click.Choice(("public", "partner")),
    default="public",
    show_default=True,
    help="The edition that was built to be looked at.",
)
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where it was built. Otherwise site/ or site-partner/.",
)
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A role, or the answer to a question, for example --set quotes=yes. May be repeated.",
)
@click.pass_context
def command(
    ctx: click.Context, root: Path, edition: Edition, site: Path | None, given: tuple[str, ...]
) -> None:
    """Ask a second person what no program can see, and write down that they looked.

    Build the edition first. Whoever answers must hold another role than whoever prepared it. The
    signed file in site_config/releases/ is what `coproof publish` asks for; commit it.
    """
    kinds = read_kinds()
    settings = _settings(needs_evidence(root), kinds)
    built = _looked_at(root, edition, site or root / FOLDERS[edition])
    said = dict(_pair(one, kinds) for one in given)
    said |= _asked(said, kinds)
    answers = {name: said[name] for name in questions(kinds) if name in said}
    if open_or_no := _not_yes(answers, kinds):
        say("Nothing was signed. Mend these, build again, and look again:\n")
        say("".join(f"  {line}\n" for line in open_or_no))
        ctx.exit(FINDINGS)
    data = _release(built, said, answers)
    if problems := release_problems(kinds, data):
        raise WrongUsage("\n".join(("Nothing was signed:", *(f"  {p}." for p in problems))))
    data["id"] = _free(data["id"], settings)
    file = f"site_config/releases/{data['id']}.yml"
    if not save(root / file, release_text(kinds, data)):
        raise WrongUsage(f"{file} is there already and was left as it is. Set another id.")
    say(
        f"Signed: {file}\nRoot: {built.root}\n"
        f"Commit it, then: coproof publish --edition {edition}\n"
    )


def _settings(root: Path, kinds: Kinds) -> Settings:
    settings, findings = read_settings(root, kinds)
    for finding in findings:
        raise WrongUsage(f"{finding.file}:{finding.line}: {finding.message} Mend this first.")
    return settings


def _looked_at(root: Path, edition: Edition, site: Path) -> Built:
    """The site that was built to be looked at, from a commit that is here."""
    built = built_site(site)
    if isinstance(built, str):
        raise WrongUsage(built)
    if built.edition != edition:
        raise WrongUsage(f"That is the {built.edition} edition. Build the {edition} edition first.")
    revision = find_revision(root, built.commit)
    if isinstance(revision, str):
        raise WrongUsage(revision)
    return built


def _pair(one: str, kinds: Kinds) -> tuple[str, str]:
    name, equals, value = one.partition("=")
    known = (*ROLES, *MORE, *questions(kinds))
    if not equals or name not in known:
        raise WrongUsage(f"Write --set FIELD=VALUE with one of these fields: {', '.join(known)}.")
    return name, value.strip()


def _asked(said: Mapping[str, str], kinds: Kinds) -> dict[str, str]:
    """What a person at a terminal is asked for; nobody else is."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return {}
    click.echo(INTRODUCTION)
    fields = kinds.config["release"]["properties"]
    roles = {
        role: click.prompt(f"{fields[role]['title']} ({fields[role]['description']})")
        for role in ROLES
        if role not in said
    }
    return roles | {
        name: "yes" if click.confirm(f"\n{one['title']}.\n{one['description']}") else "no"
        for name, one in questions(kinds).items()
        if name not in said
    }


def _not_yes(answers: Mapping[str, str], kinds: Kinds) -> tuple[str, ...]:
    """The questions that are open or answered with no, as the checklist names them."""
    return tuple(
        f"{name}: {one['title']}. ({'no' if answers.get(name) == 'no' else 'not answered yes'})"
        for name, one in questions(kinds).items()
        if answers.get(name) != "yes"
    )


def _release(built: Built, said: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, Any]:
    day = today().isoformat()
    return {
        "id": said.get("id", f"{built.edition}-{day}"),
        **{"edition": built.edition, "root": built.root, "commit": built.commit},
        "as_at": built.as_at.isoformat(),
        **{role: said[role] for role in ROLES if role in said},
        "checked_on": said.get("checked_on", day),
        "answers": dict(answers),
    }


def _free(wanted: str, settings: Settings) -> str:
    """The id, with a number where a release of that name is there already."""
    taken = {one.id for one in settings.releases}
    names: Iterable[str] = (wanted, *(f"{wanted}-{number}" for number in range(2, 1000)))
    return next((name for name in names if name not in taken), wanted)
