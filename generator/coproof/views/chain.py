"""The chain of a theme: all records that follow from it, and the feedback it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.model import Record, first_day
from coproof.views.catalogue import Catalogue

MOST_FEEDBACK = 200
"""How many pieces of feedback a journey shows; where there are more, only the newest."""

NEWEST_FEEDBACK = 50
"""How many pieces of feedback a journey shows where there are more than `MOST_FEEDBACK`."""

MOST_CARDS = 12
"""How many records a journey shows at one stage; the register has the rest."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The records of a theme's chain that the edition shows, each list earliest first."""

    theme: Record
    feedback: tuple[Record, ...]
    decisions: tuple[Record, ...]
    actions: tuple[Record, ...]
    reviews: tuple[Record, ...]
    lasting: tuple[Record, ...]
    told: tuple[Record, ...]

    @property
    def size(self) -> int:
        """How many records a page about the chain shows at most."""
        later = (self.decisions, self.actions, self.reviews, self.lasting, self.told)
        said = len(self.feedback) if len(self.feedback) <= MOST_FEEDBACK else NEWEST_FEEDBACK
        return said + sum(min(len(records), MOST_CARDS) for records in later)


def chain_of(theme: Record, catalogue: Catalogue) -> Chain:
    """The records that follow from a theme, and the feedback it is made of."""
    graph = catalogue.portfolio.graph
    feedback = _by_day(graph.linking_to(theme.id, "feedback"), "given_on")
    decisions = _linking_to(catalogue, (theme, *feedback), "decision")
    actions = _linking_to(catalogue, decisions, "action")
    reviews = _by_day(_linking_to(catalogue, actions, "review"), "on")
    told = _linking_to(catalogue, (theme, *decisions, *actions, *reviews), "told")
    lasting = tuple(r for r in reviews if str(r.get("kind")).startswith("sustained_"))
    return Chain(
        theme=theme,
        feedback=feedback,
        decisions=_by_day(decisions, "decided_on"),
        actions=tuple(sorted(actions, key=lambda a: (catalogue.entries[a.id].on, a.id))),
        reviews=tuple(review for review in reviews if review not in lasting),
        lasting=lasting,
        told=_by_day(told, "on"),
    )


def _by_day(records: Iterable[Record], field: str) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: (first_day(record.data[field]), record.id)))


def _linking_to(catalogue: Catalogue, targets: Iterable[Record], kind: str) -> tuple[Record, ...]:
    graph = catalogue.portfolio.graph
    found = {r.id: r for target in targets for r in graph.linking_to(target.id, kind)}
    return tuple(found[record_id] for record_id in sorted(found))
