"""How a figure stands against what was agreed: its target, and red, amber or green. Pure."""

from typing import Literal

Rating = Literal["green", "amber", "red"]


def rating_of(
    value: float, direction: str | None, green: float | None, amber: float | None
) -> Rating | None:
    """Red, amber or green; each begins at its number, towards the side that is better.

    None where neither side is better, or where nobody said where green and amber begin.
    """
    if green is None or amber is None or direction not in ("higher", "lower"):
        return None
    if _reaches(value, green, direction):
        return "green"
    return "amber" if _reaches(value, amber, direction) else "red"


def reaches(value: float, target: float, direction: str | None) -> bool | None:
    """Whether a figure is at its target or better; None where neither side is better."""
    return _reaches(value, target, direction) if direction in ("higher", "lower") else None


def _reaches(value: float, line: float, direction: str | None) -> bool:
    return value >= line if direction == "higher" else value <= line
