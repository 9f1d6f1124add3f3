"""`coproof new`: asks for one record in plain words, and writes a file that is right."""

import secrets
import sys
from pathlib import Path
from typing import Any

import click

from coproof.capture import Judge
from coproof.capture.answers import Answering
from coproof.capture.interview import Interview, problems_of
from coproof.capture.new import given, missing, new_id
from coproof.capture.planning import new_record
from coproof.capture.save import write_all
from coproof.cli.failures import WrongUsage
from coproof.cli.root import needs_evidence, root_option
from coproof.cli.say import say
from coproof.cli.today import today
from coproof.cli.words import TakesWords
from coproof.fields import Kind, Kinds
from coproof.read import read_kinds

NEXT = {
    "feedback": "Put it under a theme: coproof theme THEME {id}",
    "theme": "Put feedback under it: coproof theme {id} FEEDBACK",
    "decision": "Say what will be done: coproof new action --set decision={id}\n"
    "Or, where the answer is no, tell people why: coproof tell {id}",
    "action": "When it is done, ask people: coproof new review --set actions={id}",
    "review": "Tell the people who spoke: coproof tell {id}",
}
"""What usually comes after a record of each kind."""


class Terminal:
    """Talks with a person in plain lines: no colours, no moving cursor, nothing drawn over."""

    def ask(self, question: str) -> str:
        """One line of answer."""
        return str(click.prompt(question, default="", show_default=False, prompt_suffix=": "))

    def say(self, text: str) -> None:
        """One piece of text, with an empty line before it."""
        click.echo(f"\n{text}")


@click.command("new", cls=TakesWords)
@root_option
@click.argument("kind", metavar="KIND")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field, for example --set service=svc-rowan or --set route.to=noted. May be repeated.",
)
def command(root: Path, kind: str, settings: tuple[str, ...]) -> None:
    """Write one new record of KIND, such as feedback, theme, decision, action, review or told.

    Asks for what is needed, in plain words; answer ? for help. With --set for everything that is
    needed it asks nothing. The record stays internal until its visibility says otherwise.
    """
    create(needs_evidence(root), kind_named(kind, read_kinds()), settings)


def kind_named(name: str, kinds: Kinds) -> Kind:
    """The kind of record that somebody names."""
    for kind in kinds:
        if name.strip().lower() in (kind.name, kind.label.lower(), kind.plural.lower()):
            return kind
    known = ", ".join(kind.name for kind in kinds)
    raise WrongUsage(f"There is no kind of record called {name}. Choose one of: {known}.")


def create(root: Path, kind: Kind, settings: tuple[str, ...]) -> None:
    """Ask, judge, write, and say where the file is and what usually comes next."""
    answering = Answering(kind, Judge.of(root, today()))
    if not kind.folder and kind.name in answering.judge.taken:
        raise WrongUsage(f"There is a {kind.name} already, and there can only be one.")
    data, wrong = given(answering, settings)
    if wrong:
        raise WrongUsage(_listed("This cannot be written:", wrong))
    _complete(answering, data)
    record = new_record(kind, data)
    if not tuple(write_all(root, (record,))):
        raise WrongUsage(f"{record.file} is there already and was left as it is.")
    say(_written(record.file, record.kind, record.id, data))


def _complete(answering: Answering, data: dict[str, Any]) -> None:
    """Ask for what is missing where there is somebody to ask, and give the record its id."""
    asking = sys.stdin.isatty()
    needed = missing(answering.kind, data)
    interview = Interview(answering, Terminal())
    if needed and not asking:
        names = [f"--set {field.name}=… ({field.label})" for field in needed]
        raise WrongUsage(_listed("There is nobody to ask here. Give these too:", names))
    if needed:
        interview.fill(data)
    kind, judge = answering.kind, answering.judge
    data["id"] = new_id(kind, data, judge.taken, judge.today, secrets.choice)
    before: dict[str, str] = {}
    while problems := problems_of(answering, data):
        if not asking or problems == before:
            raise WrongUsage(_listed("This cannot be written:", problems.values()))
        interview.mend(data, problems)
        before = problems


def _written(file: str, kind: str, record_id: str, data: dict[str, Any]) -> str:
    lines = [f"Written: {file}"]
    if data.get("visibility", "internal") == "internal" and kind != "provider":
        lines.append("Only your own staff see it, until its visibility says otherwise.")
    if kind in NEXT:
        lines.append(NEXT[kind].format(id=record_id))
    return "\n".join((*lines, "See what is still missing: coproof check", ""))


def _listed(heading: str, lines: Any) -> str:
    return "\n".join((heading, *(f"  {line}" for line in lines)))
