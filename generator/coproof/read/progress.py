"""How long work tells that it goes on: whoever starts it decides whether anybody looks."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Hands on what it is given, one by one, and may show how far it is."""

    def __call__(self, items: Iterable[Item], label: str, length: int) -> Iterable[Item]:
        """The same items; `length` is about how many there will be."""


def silent(items: Iterable[Item], label: str, length: int) -> Iterable[Item]:
    """Shows nothing."""
    return items
