"""What usually follows: whom an answer is owed to, once something was decided or done."""

from collections.abc import Iterable, Iterator

from coproof.capture.judge import Judge
from coproof.graph import Graph


def covered(judge: Judge, about: Iterable[str]) -> tuple[str, ...]:
    """The feedback and themes that these decisions, actions or reviews answer, each once."""
    graph = Graph.build(judge.records, judge.kinds, judge.broken)
    decisions = dict.fromkeys(found for named in about for found in _decisions(graph, named))
    answered = (graph.linked_from(decision, "responds_to") for decision in decisions)
    return tuple(dict.fromkeys(record.id for records in answered for record in records))


def _decisions(graph: Graph, named: str) -> Iterator[str]:
    """The decisions behind a decision, an action or a review."""
    record = graph.get(named)
    if record is None:
        return
    if record.kind == "decision":
        yield record.id
    for field in ("decision", "actions"):
        for earlier in graph.linked_from(record.id, field):
            yield from _decisions(graph, earlier.id)
