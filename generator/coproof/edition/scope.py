"""The scope of a share: a part of the portfolio, by services and by a period.

A record of several services is inside only if all of them are; one of the whole provider is inside.
Of a period are the records whose own day lies in it, and what came later in answer to those. What
has no day of its own (the provider, services, indicators with the points inside) stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from coproof.edition.curtain import OWN_DATE
from coproof.graph import Graph
from coproof.graph.services import ANSWERS
from coproof.model import Record, first_day, last_day


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the portfolio; what is None is not limited.

    `services` are the only services whose records are inside; `first` and `last` the days between
    which, both counted, a record came to be.
    """

    services: tuple[str, ...] | None = None
    first: date | None = None
    last: date | None = None

    def ids(self, graph: Graph, visible: frozenset[str] | None = None) -> frozenset[str]:
        """The ids of all records inside.

        With `visible`, what the edition shows without a scope: no other record then brings one of
        those into the period, but for one that answers something inside.
        """
        candidates = [record for record in graph.records if self._of_services(graph, record)]
        if self.first is None and self.last is None:
            return frozenset(record.id for record in candidates)
        return self._of_period(graph, candidates, visible)

    def trimmed(self, record: Record) -> Record:
        """The record without the points of a series that lie outside the period."""
        series = record.many("series")
        kept = tuple(point for point in series if self._inside(point["on"]))
        if record.kind != "indicator" or kept == series:
            return record
        return replace(record, data=MappingProxyType({**record.data, "series": kept}))

    def _of_services(self, graph: Graph, record: Record) -> bool:
        return self.services is None or set(graph.services_of(record.id)) <= set(self.services)

    def _of_period(
        self, graph: Graph, candidates: Iterable[Record], visible: frozenset[str] | None
    ) -> frozenset[str]:
        waiting = {record.id: record for record in candidates}
        seen = waiting.keys() if visible is None else waiting.keys() & visible
        inside = {id for id in seen if self._stands_alone(waiting[id])}
        inside |= self._themes(graph, inside, waiting)
        while more := {
            id for id in waiting if id not in inside and self._answers(graph, id, inside)
        }:
            inside |= more
        return frozenset(inside)

    def _stands_alone(self, record: Record) -> bool:
        if record.kind == "indicator" and record.many("series"):
            return bool(self.trimmed(record).many("series"))
        if record.kind == "action":
            return False
        own = record.get(OWN_DATE.get(record.kind, ""))
        return not isinstance(own, str) or self._inside(own)

    def _themes(self, graph: Graph, inside: set[str], waiting: dict[str, Record]) -> set[str]:
        """A theme begun earlier is inside with the feedback that was put under it."""
        named = (graph.get(id) for id in inside)
        themes = {t for one in named if one and one.kind == "feedback" for t in one.many("themes")}
        return themes & waiting.keys()

    def _answers(self, graph: Graph, record_id: str, inside: set[str]) -> bool:
        """Whether a record came after the period's first day in answer to something inside."""
        record = graph.get(record_id)
        if record is None or record.kind not in ANSWERS:
            return False
        own = record.get(OWN_DATE.get(record.kind, ""))
        if isinstance(own, str) and self.first is not None and last_day(own) < self.first:
            return False
        fields = ANSWERS[record.kind]
        links = graph.links_from(record_id)
        return any(link.field_name in fields and link.target in inside for link in links)

    def _inside(self, day: str) -> bool:
        """A day, or a month of which some day lies inside."""
        begun = self.first is None or last_day(day) >= self.first
        return begun and (self.last is None or first_day(day) <= self.last)
