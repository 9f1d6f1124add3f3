"""Two dates that cannot both be right, because the later step comes first.

What this means for people: the portfolio says how long somebody waited for an answer. With dates
in the wrong order that number is wrong, and an inspector will doubt all others.

How to mend it: find out which of the two dates is right, and correct the other. A date that is
only known to the month counts in the writer's favour.

Before:
    given_on: 2026-03-14
    recorded_on: 2026-03-02

After:
    given_on: 2026-03-02
    recorded_on: 2026-03-14

Serves: an honest time line of each journey.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from coproof.checks.case import Case, Problem
from coproof.checks.wording import plain_day
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day, last_day

SEVERITY: Severity = "error"
SECTION = "other"

Pair = tuple[Record, str, Any, str, Any]
"""A record, its later field, that date, what came first in plain words, and its date."""

HELP = "Find out which of the two dates is right, and correct the other."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each pair of dates that runs backwards."""
    for record in case.graph.records:
        pairs = _PAIRS.get(record.kind, _none)(case.graph, record)
        for owner, field, later, what, earlier in pairs:
            if _backwards(earlier, later):
                first = f"{what}, {plain_day(earlier)}"
                yield Problem(owner, field, f"this day cannot be before {first}.", HELP)


def _backwards(earlier: Any, later: Any) -> bool:
    """Whether even the last possible day of the later step is before the earlier one."""
    if not isinstance(earlier, str) or not isinstance(later, str):
        return False
    return last_day(later) < first_day(earlier)


def _none(graph: Graph, record: Record) -> Iterator[Pair]:
    return iter(())


def _feedback(graph: Graph, record: Record) -> Iterator[Pair]:
    given = record.get("given_on")
    yield record, "recorded_on", record.get("recorded_on"), "the day it was given", given


def _decision(graph: Graph, record: Record) -> Iterator[Pair]:
    for source in graph.linked_from(record.id, "responds_to"):
        if source.kind == "feedback":
            what = f"{source.id} was given"
            yield record, "decided_on", record.get("decided_on"), what, source.get("given_on")


def _action(graph: Graph, record: Record) -> Iterator[Pair]:
    start = record.get("start_on")
    for decision in graph.linked_from(record.id, "decision"):
        yield record, "start_on", start, "the day of the decision", decision.get("decided_on")
    for field in ("due_on", "done_on"):
        yield record, field, record.get(field), "the day the action started", start
    trial = record.part("trial")
    yield record, "trial.end", trial.get("end"), "the day the trial started", trial.get("start")


def _review(graph: Graph, record: Record) -> Iterator[Pair]:
    for action in graph.linked_from(record.id, "actions"):
        what = f"{action.id} started"
        yield record, "on", record.get("on"), what, action.get("start_on")


def _told(graph: Graph, record: Record) -> Iterator[Pair]:
    dates = [_happened(graph, about) for about in graph.linked_from(record.id, "about")]
    known = [day for day in dates if day is not None]
    if known and len(known) == len(dates):
        yield record, "on", record.get("on"), "what people were told about", min(known)


def _happened(graph: Graph, record: Record) -> str | None:
    """The first date of a decision or a review; an action came to be with its decision.

    So people may be told of a plan before anybody has begun it.
    """
    if record.kind == "action":
        decisions = graph.linked_from(record.id, "decision")
        return next((_happened(graph, decision) for decision in decisions), None)
    day = record.get({"decision": "decided_on", "review": "on"}.get(record.kind, ""))
    return day if isinstance(day, str) else None


def _consent(graph: Graph, record: Record) -> Iterator[Pair]:
    withdrawn = record.get("withdrawn_on")
    yield record, "withdrawn_on", withdrawn, "the day consent was given", record.get("on")


_PAIRS: Mapping[str, Callable[[Graph, Record], Iterator[Pair]]] = MappingProxyType(
    {
        "feedback": _feedback,
        "decision": _decision,
        "action": _action,
        "review": _review,
        "told": _told,
        "consent": _consent,
    }
)
