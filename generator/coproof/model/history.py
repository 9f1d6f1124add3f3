"""What is known outside the records themselves of when they came: told by git, never typed."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from coproof.model.witness import Witnessed

HistoryState = Literal["whole", "shallow", "none"]


@dataclass(frozen=True, slots=True)
class History:
    """When each record came to be recorded: by its id, the day of the first commit that holds it.

    `state` says how much of the past is there: all of it, only the end of it (a shallow clone, so
    no day is known), or nothing (no git). A record without a day in a whole history is not
    committed yet. Nothing is known here of who committed what. `witnessed` says who outside first
    had a record; `not_found` counts the witnesses whose commit is not here, or who had it before
    it was made.
    """

    state: HistoryState = "none"
    recorded: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    witnessed: Mapping[str, Witnessed] = field(default_factory=lambda: MappingProxyType({}))
    not_found: int = 0

    def of(self, ids: Container[str]) -> "History":
        """The same for these records alone: of all others nothing is left."""
        recorded = {one: day for one, day in self.recorded.items() if one in ids}
        witnessed = {one: by for one, by in self.witnessed.items() if one in ids}
        return replace(
            self,
            recorded=MappingProxyType(recorded),
            witnessed=MappingProxyType(witnessed),
        )
