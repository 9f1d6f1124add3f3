"""Quarters of the calendar year, by which boards and commissioners look at a portfolio."""

from dataclasses import dataclass
from datetime import date, timedelta

from coproof.model.span import Span

_MONTHS = (
    "January to March",
    "April to June",
    "July to September",
    "October to December",
)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter: `number` is 1 to 4. Quarters sort from the earliest to the latest."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """The first day of the quarter."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """The last day of the quarter."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter after this one."""
        return (
            Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)
        )

    @property
    def previous(self) -> "Quarter":
        """The quarter before this one."""
        return (
            Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)
        )

    @property
    def label(self) -> str:
        """For people: "July to September 2026"."""
        return f"{_MONTHS[self.number - 1]} {self.year}"

    @property
    def short(self) -> str:
        """For the head of a column: "Jul–Sep 2026"."""
        first, last = _MONTHS[self.number - 1].split(" to ")
        return f"{first[:3]}–{last[:3]} {self.year}"

    @property
    def span(self) -> Span:
        """The days of the quarter."""
        return Span(self.first, self.last, self.label)

    def __str__(self) -> str:
        """Where space is short: "2026 Q3"."""
        return f"{self.year} Q{self.number}"

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in the quarter."""
        return self.first <= day <= self.last


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_before(day: date, number: int) -> tuple[Quarter, ...]:
    """So many whole quarters before the one of that day, the newest first."""
    found = []
    quarter = quarter_of(day)
    for _ in range(number):
        quarter = quarter.previous
        found.append(quarter)
    return tuple(found)
