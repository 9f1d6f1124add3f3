"""The name that was likely meant, where one is written that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches

CUTOFF = 0.75
"""How alike two names must be (0 to 1) for one to be suggested in place of the other."""


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like the wrong one; None where none looks much like it."""
    return next(iter(get_close_matches(wrong, sorted(known), 1, CUTOFF)), None)
