"""The stages of a journey and where a piece of feedback stands in them, as plain facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

State = Literal["done", "not_needed", "due", "missing"]

STAGES = ("given", "routed", "decided", "acted", "reviewed", "told", "sustained")
"""The stages in their order."""

CLOSED_AT = "told"
"""The stage up to which everything must be done, or not needed, for feedback to be closed."""

_PLACE: Mapping[str, int] = MappingProxyType({name: place for place, name in enumerate(STAGES)})


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of one journey.

    `state`: `done`; `not_needed`, and `why`; `due`: not late yet, or waiting for an earlier stage;
    `missing`: late. `on`: the day (as written) it was done, or the day it is or was due; None
    where it waits, is not needed or its day is not known. `days`: whole days since the stage
    before if done, days late if missing, else None. `records`: the ids that make it what it is,
    earliest first. `held`: set where an edition may not show them. `rests_on`: the ids of the
    records that `on`, `days` and `why` were taken from, sorted.
    """

    name: str
    state: State
    on: str | None = None
    days: int | None = None
    records: tuple[str, ...] = ()
    why: str | None = None
    held: bool = False
    rests_on: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing more has to happen here: the stage is done or not needed."""
        return self.state in ("done", "not_needed")


@dataclass(frozen=True, slots=True)
class Journey:
    """What became of one piece of feedback: its seven stages, in order.

    `closed`: every stage up to `told` is done or not needed. `answer`: the outcome of the newest
    answering decision, else `route.to` where a response closed it, else None.
    """

    feedback: str
    stages: tuple[Stage, ...]
    closed: bool
    answer: str | None

    def stage(self, name: str) -> Stage:
        """The stage of that name."""
        return self.stages[_PLACE[name]]

    @property
    def stands_at(self) -> Stage:
        """The first stage where something still has to happen, else the last that is done."""
        for stage in self.stages:
            if not stage.settled:
                return stage
        return next(stage for stage in reversed(self.stages) if stage.state == "done")
