"""A figure: a count of records with its denominator, and the records behind it."""

from dataclasses import dataclass
from typing import Literal

Better = Literal["more", "fewer", "neither"]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many records, and of how many.

    `name` is stable ("complaints-answered-in-time"), `label` is for people. `records` are the ids
    that are counted, sorted; `of` those they are counted among, or None where the number stands
    alone. `counts_people` says that the number points at people when it is small (complaints,
    distress and restriction in one service): an edition may then say "fewer than 5" instead.
    `better` says which way is the good one.
    """

    name: str
    label: str
    records: tuple[str, ...]
    of: tuple[str, ...] | None = None
    counts_people: bool = False
    better: Better = "neither"

    @property
    def value(self) -> int:
        """The number itself."""
        return len(self.records)

    @property
    def total(self) -> int | None:
        """The denominator, or None where there is none."""
        return None if self.of is None else len(self.of)

    def hidden(self, fewer_than: int) -> bool:
        """Whether an edition that shows no counts of people below `fewer_than` hides this one.

        With a denominator, a small number of those who are counted, of all, or of the others would
        each give the rest away. 0 is never hidden.
        """
        rest = () if self.total is None else (self.total, self.total - self.value)
        return self.counts_people and any(0 < number < fewer_than for number in (self.value, *rest))


def said(figure: Figure, fewer_than: int) -> str:
    """A figure in words and digits: "12", "9 of 11", or "fewer than 5" where it is hidden.

    Of nothing, nothing can be counted: that reads "none".
    """
    if figure.hidden(fewer_than):
        return coarse(figure.value, fewer_than)
    if figure.total is None:
        return f"{figure.value:,}"
    if not figure.total:
        return "none"
    return f"{figure.value:,} of {figure.total:,}"


def coarse(number: int, fewer_than: int) -> str:
    """A count that is not told: "0", "fewer than 5" or "5 or more"."""
    if not number:
        return "0"
    return f"fewer than {fewer_than}" if number < fewer_than else f"{fewer_than} or more"
