"""Behind the figures: for each number of the Governance page, the records that it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.figures import Quarters, anchor


@dataclass(frozen=True, slots=True)
class QuarterRecords:
    """The records that one figure counts in one quarter, and the number as the page says it."""

    id: str
    heading: str
    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class BehindFigure:
    """All records behind one figure, quarter by quarter, the newest quarter first."""

    name: str
    label: str
    item: str
    quarters: tuple[QuarterRecords, ...]


def behind_figures(catalogue: Catalogue, quarters: Quarters) -> Iterator[BehindFigure]:
    """One for each figure that counts at least one record in any of the quarters.

    A list of the records behind a number that is not told would tell it.
    """
    for item in quarters.columns[0]:
        rows = quarters.rows(item)
        for place, row in enumerate(rows):
            found = tuple(
                QuarterRecords(
                    anchor(quarter),
                    quarter.label,
                    cell.words,
                    newest_first(catalogue.known(column[item][place].records)),
                )
                for quarter, cell, column in zip(
                    quarters.quarters, row.cells, quarters.columns, strict=True
                )
                if column[item][place].records and column[item][place] not in quarters.guard
            )
            if found:
                yield BehindFigure(row.name, row.label, item, found)
