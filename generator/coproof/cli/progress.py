"""Bars on stderr while something takes long, where somebody sits at a terminal."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

import click

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds that work may take before a bar is worth drawing."""


def progress_bar(items: Iterable[Item], label: str, length: int) -> Iterable[Item]:
    """The same items, with a bar from the first on."""
    return _with_bar(items, label, length, 0) if sys.stderr.isatty() else items


def patient_bar(items: Iterable[Item], label: str, length: int) -> Iterable[Item]:
    """The same items, with a bar only once they have taken longer than PATIENCE."""
    return _patiently(items, label, length) if sys.stderr.isatty() else items


def _patiently(items: Iterable[Item], label: str, length: int) -> Iterator[Item]:
    began = monotonic()
    rest = iter(items)
    for done, item in enumerate(rest, 1):
        yield item
        if monotonic() - began > PATIENCE:
            yield from _with_bar(rest, label, length, done)


def _with_bar(items: Iterable[Item], label: str, length: int, done: int) -> Iterator[Item]:
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        bar.update(done)
        for item in items:
            yield item
            bar.update(1)
