"""A span of days: the period that a report is about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coproof.model.dates import first_day


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day, both counted; `label` names it for people."""

    first: date
    last: date
    label: str

    def __contains__(self, day: Any) -> bool:
        """Whether a day, or a date as records write it, lies in the span.

        A date that is only known to the month counts by its first day; anything else does not lie
        in any span.
        """
        if isinstance(day, str):
            day = first_day(day)
        return isinstance(day, date) and self.first <= day <= self.last
