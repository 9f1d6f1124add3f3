"""The doors for people and for CI: parse, call, print, exit code. No ideas of their own.

Each command is one module with a click command called `command`. It is found through `COMMANDS`
and loaded only when it is asked for, so that `coproof check` does not wait for what only a build
needs.
"""

from importlib import import_module
from pathlib import Path

import click

from coproof import __version__
from coproof.cli.failures import kindly
from coproof.cli.root import root_option

COMMANDS: tuple[tuple[str, str], ...] = (
    ("check", "coproof.cli.check"),
    ("build", "coproof.cli.build"),
    ("publish", "coproof.cli.publish"),
    ("release", "coproof.cli.release"),
    ("witness", "coproof.cli.witness"),
    ("serve", "coproof.cli.serve"),
    ("rollback", "coproof.cli.rollback"),
    ("new", "coproof.cli.new"),
    ("tell", "coproof.cli.tell"),
    ("theme", "coproof.cli.theme"),
    ("import", "coproof.cli.import_"),
    ("export", "coproof.cli.export"),
    ("status", "coproof.cli.status"),
    ("explain", "coproof.cli.explain"),
    ("sample", "coproof.cli.sample"),
    ("accept", "coproof.cli.accept"),
    ("withdraw", "coproof.cli.withdraw"),
    ("upgrade", "coproof.cli.upgrade"),
    ("init", "coproof.cli.init"),
    ("diff", "coproof.cli.diff"),
    ("share", "coproof.cli.share"),
    ("verify", "coproof.cli.verify"),
)
"""Every command and the module it lives in, in the order of the help."""


class Doors(click.Group):
    """The `coproof` command: knows its commands by name, and never shows a traceback to a user."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return [name for name, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now; None where there is none."""
        module = dict(COMMANDS).get(cmd_name)
        return None if module is None else import_module(module).command

    def invoke(self, ctx: click.Context) -> None:
        """Run the command; what the system refuses becomes one plain line."""
        with kindly():
            super().invoke(ctx)


@click.group(cls=Doors, context_settings={"help_option_names": ["-h", "--help"]})
@root_option
@click.version_option(__version__, prog_name="coproof")
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Evidence of co-production: what people said, what came of it, and who was told."""
    ctx.obj = root
