"""How a command fails: one plain line on stderr and an exit code, never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from coproof.cli.say import any_terminal_can_show, say_no_more

FINE = 0
FINDINGS = 1
WRONG_USAGE = 2
REFUSED = 4


class WrongUsage(click.ClickException):
    """The command was called in a way, or in a place, where it cannot do its work."""

    exit_code = WRONG_USAGE


class Refused(click.ClickException):
    """The disk or the file system did not let us read or write."""

    exit_code = REFUSED


@contextmanager
def kindly() -> Iterator[None]:
    """Turns what the system refuses into a plain line; a reader who left early is no failure."""
    any_terminal_can_show()
    try:
        yield
    except BrokenPipeError:
        say_no_more()
    except OSError as error:
        raise Refused(_told(error)) from None


def _told(error: OSError) -> str:
    what = error.strerror or type(error).__name__
    where = f" {error.filename}" if error.filename else ""
    return f"The computer did not let us read or write{where}: {what}."
