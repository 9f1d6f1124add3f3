"""The ground that figures are counted on: one edition's records, one period, one service or all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coproof.graph import Graph
from coproof.journey import Journey
from coproof.model import Record, Settings, Span


@dataclass(frozen=True, slots=True)
class Ground:
    """What one column of figures is counted on.

    `records` hold, by kind and sorted by id, what belongs to `service` (None: everything).
    `complaints_seen` says whether the edition may see how complaints went; figures about it are
    left out where it may not, since nothing seen is not nothing done.
    """

    graph: Graph
    journeys: Mapping[str, Journey]
    settings: Settings
    as_at: date
    span: Span
    service: str | None
    complaints_seen: bool
    records: Mapping[str, tuple[Record, ...]]

    @property
    def one_service(self) -> bool:
        """Whether only one service is counted, so that a small number may point at somebody."""
        return self.service is not None

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, sorted by id."""
        return self.records.get(kind, ())

    def during(self, kind: str, field: str) -> Iterator[Record]:
        """The records of a kind whose date in that field lies in the period."""
        return (record for record in self.of_kind(kind) if record.get(field) in self.span)


@dataclass(frozen=True, slots=True)
class Portion:
    """The records of a portfolio sorted by service once, so that each column only has to pick."""

    graph: Graph
    journeys: Mapping[str, Journey]
    settings: Settings
    as_at: date
    complaints_seen: bool
    _by_service: Mapping[str | None, Mapping[str, tuple[Record, ...]]]

    @classmethod
    def of(
        cls,
        graph: Graph,
        journeys: Iterable[Journey],
        settings: Settings,
        as_at: date,
        *,
        complaints_seen: bool,
    ) -> "Portion":
        """Sort the records of one edition, as they stood on a day."""
        sorted_out: dict[str | None, dict[str, list[Record]]] = {None: {}}
        for service in graph.of_kind("service"):
            sorted_out[service.id] = {}
        for record in graph.records:
            for service_id in (None, *graph.services_of(record.id)):
                kinds = sorted_out.setdefault(service_id, {})
                kinds.setdefault(record.kind, []).append(record)
        frozen = {
            service_id: MappingProxyType({kind: tuple(found) for kind, found in kinds.items()})
            for service_id, kinds in sorted_out.items()
        }
        by_feedback = {journey.feedback: journey for journey in journeys}
        return cls(graph, by_feedback, settings, as_at, complaints_seen, MappingProxyType(frozen))

    def ground(self, span: Span, service: str | None = None) -> Ground:
        """The ground of one period and one service; None stands for the whole provider."""
        return Ground(
            graph=self.graph,
            journeys=self.journeys,
            settings=self.settings,
            as_at=self.as_at,
            span=span,
            service=service,
            complaints_seen=self.complaints_seen,
            records=self._by_service.get(service, MappingProxyType({})),
        )


def ids(records: Iterable[Record]) -> tuple[str, ...]:
    """The ids of these records, sorted, each once."""
    return tuple(sorted({record.id for record in records}))
