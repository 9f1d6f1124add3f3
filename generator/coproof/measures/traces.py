"""What a portfolio has recorded since a day: the traces by which an expectation is met.

Each takes a graph, as an edition shows it, and a day, and gives the records of that day or later,
kind by kind, and then by id. A date known to the month only counts by its last day.
"""

from collections.abc import Callable, Iterable
from datetime import date

from coproof.graph import Graph
from coproof.measures.figures.quality_of_life import DOMAINS
from coproof.model import Record, last_day

Trace = Callable[[Graph, date], tuple[Record, ...]]
"""Finds what was recorded since a day."""

RESTRICTIVE = "restrictive_practice"
UNFINISHED = ("planned", "in_progress")
COMPLAINTS = ("complaint", "compliment")


def themes(graph: Graph, since: date) -> tuple[Record, ...]:
    """Themes that were noticed, changed, spoken of, decided about or reviewed since."""
    touched = _themes_touched(graph, since)
    return tuple(
        theme
        for theme in graph.of_kind("theme")
        if theme.id in touched
        or _on(theme, "identified_on", since)
        or any(last_day(entry["on"]) >= since for entry in theme.many("history"))
    )


def themes_of(area: str) -> Trace:
    """The themes of one area of life."""

    def found(graph: Graph, since: date) -> tuple[Record, ...]:
        return tuple(theme for theme in themes(graph, since) if theme.get("area") == area)

    return found


def actions(graph: Graph, since: date) -> tuple[Record, ...]:
    """Actions that are not finished, or were finished since."""
    return tuple(
        action
        for action in graph.of_kind("action")
        if action.get("status") in UNFINISHED or _on(action, "done_on", since)
    )


def complaints(graph: Graph, since: date) -> tuple[Record, ...]:
    """Complaints and compliments given since."""
    given = _dated(graph, "feedback", "given_on", since)
    return tuple(feedback for feedback in given if feedback.get("kind") in COMPLAINTS)


def restriction(graph: Graph, since: date) -> tuple[Record, ...]:
    """What was said, noticed or counted about restriction since; a count of none counts."""
    given = _dated(graph, "feedback", "given_on", since)
    said = tuple(feedback for feedback in given if feedback.many(RESTRICTIVE))
    counted = indicators(lambda one: one.get("domain") == RESTRICTIVE)(graph, since)
    return said + themes_of(RESTRICTIVE)(graph, since) + counted


def reviews(graph: Graph, since: date) -> tuple[Record, ...]:
    """Reviews held since."""
    return _dated(graph, "review", "on", since)


def quality_of_life(graph: Graph, since: date) -> tuple[Record, ...]:
    """Indicators of a quality of life domain with a number since."""
    return indicators(lambda one: one.get("domain") in DOMAINS)(graph, since)


def participation(graph: Graph, since: date) -> tuple[Record, ...]:
    """Events since of which it is known who came, and numbers about taking part."""
    held = tuple(event for event in _dated(graph, "event", "on", since) if event.get("attendance"))
    return held + indicators(lambda one: one.get("domain") == "participation")(graph, since)


def indicators(wanted: Callable[[Record], bool]) -> Trace:
    """The indicators of some sort that have a number since."""

    def found(graph: Graph, since: date) -> tuple[Record, ...]:
        chosen = (indicator for indicator in graph.of_kind("indicator") if wanted(indicator))
        return tuple(indicator for indicator in chosen if _counted(indicator, since))

    return found


def events(kind: str, *, looked_at: bool = False) -> Trace:
    """The events of one kind since; `looked_at`: only those that name what was looked at."""

    def found(graph: Graph, since: date) -> tuple[Record, ...]:
        held = (one for one in _dated(graph, "event", "on", since) if one.get("kind") == kind)
        return tuple(event for event in held if event.many("reviewed") or not looked_at)

    return found


def documents(kind: str) -> Trace:
    """The provider, where it names a document of that kind; a document holds until it is stale."""

    def found(graph: Graph, since: date) -> tuple[Record, ...]:
        return tuple(
            provider
            for provider in graph.of_kind("provider")
            if any(document["kind"] == kind for document in provider.many("documents"))
        )

    return found


def _themes_touched(graph: Graph, since: date) -> set[str]:
    """The themes that feedback, decisions or reviews of that day or later are about."""
    given = _dated(graph, "feedback", "given_on", since)
    decided = {decision.id for decision in _dated(graph, "decision", "decided_on", since)}
    for review in reviews(graph, since):
        for action in graph.linked_from(review.id, "actions"):
            decided.update(one.id for one in graph.linked_from(action.id, "decision"))
    answered = (one for id in decided for one in graph.linked_from(id, "responds_to"))
    return _themes_among((*given, *answered))


def _themes_among(records: Iterable[Record]) -> set[str]:
    found: set[str] = set()
    for record in records:
        found.update((record.id,) if record.kind == "theme" else record.many("themes"))
    return found


def _dated(graph: Graph, kind: str, field: str, since: date) -> tuple[Record, ...]:
    return tuple(record for record in graph.of_kind(kind) if _on(record, field, since))


def _on(record: Record, field: str, since: date) -> bool:
    day = record.get(field)
    return isinstance(day, str) and last_day(day) >= since


def _counted(indicator: Record, since: date) -> bool:
    return any(last_day(point["on"]) >= since for point in indicator.many("series"))
