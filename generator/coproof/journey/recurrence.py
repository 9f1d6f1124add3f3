"""Themes that came back: feedback given on a theme after it was closed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from coproof.graph import Graph
from coproof.model import Record, first_day


def recurred(graph: Graph, as_at: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The themes that recurred, by id, each with the ids of the feedback that shows it, sorted.

    Feedback counts if it was given after the theme's history says `closed`, with no other status
    in between. Feedback of the very day of closing does not. A theme reopened on the day of the
    feedback was reopened because of it, so the feedback counts. A theme closed without a history
    entry has no day of closing, and so cannot be judged. Once recurred is recurred: reopening the
    theme afterwards is the right thing to do, and leaves it in this list.
    """
    found = ((theme.id, _after_closing(theme, graph, as_at)) for theme in graph.of_kind("theme"))
    return tuple((theme, feedback) for theme, feedback in found if feedback)


def _after_closing(theme: Record, graph: Graph, as_at: date) -> tuple[str, ...]:
    past = (entry for entry in theme.many("history") if first_day(entry["on"]) <= as_at)
    history = sorted(past, key=lambda entry: first_day(entry["on"]))
    if not any(entry["status"] == "closed" for entry in history):
        return ()
    on_theme = graph.linking_to(theme.id, "feedback")
    return tuple(
        feedback.id
        for feedback in on_theme
        if _status_before(history, first_day(feedback.data["given_on"])) == "closed"
    )


def _status_before(history: list[Mapping[str, Any]], day: date) -> str | None:
    """The status that a theme had when the day began."""
    earlier = [entry["status"] for entry in history if first_day(entry["on"]) < day]
    return earlier[-1] if earlier else None
