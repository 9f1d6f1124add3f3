"""The guard: what is said of figures among which a small number is hidden somewhere.

A hidden number could be worked out from the others: from those of the other services and their
total, or from those of the other periods. So where one number of an item of oversight that points
at people is hidden, for any service in any period, all of these figures are said as "0", "fewer
than 5" or "5 or more", and for the whole provider only whether there are any.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.measures.figures.figure import Figure, coarse, said

NOT_SHOWN = "not shown"
"""What stands in place of a total from which a hidden number could be worked out."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What an edition does with figures: its threshold, and the names of those it guards."""

    fewer_than: int = 0
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, items: Iterable[tuple[Figure, ...]], fewer_than: int) -> "Guard":
        """The guard for these figures: each tuple is one item, in one service and one period."""
        names: set[str] = set()
        for item in items:
            people = [figure for figure in item if figure.counts_people]
            if any(figure.hidden(fewer_than) for figure in people):
                names.update(figure.name for figure in people)
        return cls(fewer_than, frozenset(names))

    def __contains__(self, figure: Figure) -> bool:
        """Whether the number itself, and the records behind it, are not told."""
        return figure.name in self.names and figure.value > 0

    def said(self, figure: Figure) -> str:
        """A figure in words and digits, as far as it may be told."""
        if figure.name not in self.names:
            return said(figure, self.fewer_than)
        if figure.counts_people or not figure.value:
            return coarse(figure.value, self.fewer_than)
        return NOT_SHOWN
