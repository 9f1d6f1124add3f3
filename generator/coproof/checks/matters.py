"""What became of each theme: decisions, actions and reviews, and who looked at them."""

from collections.abc import Mapping
from dataclasses import dataclass

from coproof.graph import Graph
from coproof.model import Record


@dataclass(frozen=True, slots=True)
class Matter:
    """What was decided and done about one theme; each sorted by id.

    A decision is about a theme if it answers the theme, or feedback under it.
    """

    decisions: tuple[Record, ...] = ()
    actions: tuple[Record, ...] = ()
    reviews: tuple[Record, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(one.id for one in (*self.decisions, *self.actions, *self.reviews))


def decisions_on_themes(graph: Graph) -> Mapping[str, set[str]]:
    """The ids of the decisions about each theme, by the theme's id; found in one pass."""
    found: dict[str, set[str]] = {}
    for decision in graph.of_kind("decision"):
        for answered in graph.linked_from(decision.id, "responds_to"):
            themes = (answered.id,) if answered.kind == "theme" else answered.many("themes")
            for theme in themes:
                found.setdefault(theme, set()).add(decision.id)
    return found


def matter_of(graph: Graph, decisions: set[str]) -> Matter:
    """What these decisions led to."""
    actions = {one.id: one for id in decisions for one in graph.linking_to(id, "action")}
    reviews = {one.id: one for id in actions for one in graph.linking_to(id, "review")}
    decided = (graph.get(id) for id in sorted(decisions))
    return Matter(
        decisions=tuple(one for one in decided if one is not None),
        actions=tuple(actions[id] for id in sorted(actions)),
        reviews=tuple(reviews[id] for id in sorted(reviews)),
    )


def looked_at_in_governance(graph: Graph) -> Mapping[str, str]:
    """The newest day on which a governance meeting looked at each record, by the record's id."""
    newest: dict[str, str] = {}
    for event in graph.of_kind("event"):
        if event.get("kind") == "governance":
            for record in event.many("reviewed"):
                newest[record] = max(newest.get(record, ""), event.get("on"))
    return newest
