"""Whose it is: the role that a record names, or that what it belongs to names."""

from collections.abc import Iterator

from coproof.graph import Graph
from coproof.model import Record


def owner_of(graph: Graph, record: Record) -> str:
    """The first role that is named, beginning with the record itself; "" where nobody is named."""
    roles = (near.text("owner_role").strip() for near in (record, *_near(graph, record)))
    return next((role for role in roles if role), "")


def _near(graph: Graph, record: Record) -> Iterator[Record]:
    """What a record belongs to, the nearest first."""
    if record.kind == "review":
        for action in graph.linked_from(record.id, "actions"):
            yield action
            yield from _near(graph, action)
    elif record.kind == "action":
        for decision in graph.linked_from(record.id, "decision"):
            yield from _themes(graph, decision)
    elif record.kind == "decision":
        yield from _themes(graph, record)
        yield from graph.linking_to(record.id, "action")
    elif record.kind == "feedback":
        yield from graph.linked_from(record.id, "themes")


def _themes(graph: Graph, decision: Record) -> Iterator[Record]:
    """The themes that a decision answers, and those of the feedback that it answers."""
    answered = graph.linked_from(decision.id, "responds_to")
    yield from (one for one in answered if one.kind == "theme")
    for one in answered:
        yield from graph.linked_from(one.id, "themes")
