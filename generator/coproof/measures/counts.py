"""How far the feedback has come: journeys counted by where they stand, with their denominator."""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.graph import Graph
from coproof.journey import STAGES, Journey


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of pieces of feedback, never of people.

    `feedback` in all; of these `closed`, and `late`: at least one stage is missing.
    `stands_at` says for every stage, in order, how many stand there; its numbers add up to
    `feedback`.
    """

    feedback: int
    closed: int
    late: int
    stands_at: tuple[tuple[str, int], ...]

    @property
    def open(self) -> int:
        """How many are not closed yet."""
        return self.feedback - self.closed


def progress(journeys: Iterable[Journey]) -> Progress:
    """How far these journeys have come."""
    counted = tuple(journeys)
    standing = dict.fromkeys(STAGES, 0)
    for journey in counted:
        standing[journey.stands_at.name] += 1
    return Progress(
        feedback=len(counted),
        closed=sum(journey.closed for journey in counted),
        late=sum(any(s.state == "missing" for s in journey.stages) for journey in counted),
        stands_at=tuple(standing.items()),
    )


def progress_by_service(
    journeys: Iterable[Journey], graph: Graph
) -> tuple[tuple[str, Progress], ...]:
    """How far the feedback of each service has come, sorted by the service's id.

    Every service of the graph is there, also one that has no feedback.
    """
    by_service: dict[str, list[Journey]] = {s.id: [] for s in graph.of_kind("service")}
    for journey in journeys:
        for service in graph.services_of(journey.feedback):
            by_service.setdefault(service, []).append(journey)
    return tuple((service, progress(found)) for service, found in sorted(by_service.items()))
