"""A verdict on a stage: it happened, is not needed, or is open until some day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Done:
    """It happened: `on` a day (None where nobody wrote it down), by these records.

    `sources`, here and below: the ids of the records that the day, or the reason, is taken from.
    """

    on: str | None
    records: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotNeeded:
    """It does not have to happen, and why."""

    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """It has not happened: late after `due`; None waits for an earlier stage.

    `exact` is False where the clock runs from a month.
    """

    due: date | None = None
    exact: bool = True
    records: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


Verdict = Done | NotNeeded | Open
