"""Saying something on stdout, also when nobody listens any more (`coproof check | head`)."""

import io
import os
import sys

import click


def say(text: str, colour: bool | None = None) -> None:
    """Write a whole text that ends its own lines; a reader who left early is no failure."""
    try:
        click.echo(text, nl=False, color=colour)
    except BrokenPipeError:
        say_no_more()


def say_no_more() -> None:
    """Point stdout at nothing, so that Python's own last flush has nowhere to complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def any_terminal_can_show() -> None:
    """Letters that a terminal cannot show are written as codes; they stop nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
