"""Figures about themes: new, open, closed and come back."""

from coproof.journey import recurred
from coproof.measures.figures.figure import Figure
from coproof.measures.figures.ground import Ground, ids
from coproof.model import Record


def theme_figures(ground: Ground) -> tuple[Figure, ...]:
    """Themes noticed, closed and spoken of again in the period; themes open at its end."""
    themes = ground.of_kind("theme")
    known = {theme.id for theme in themes}
    again = {
        theme
        for theme, feedback in recurred(ground.graph, ground.as_at)
        if theme in known and any(_in_span(ground, one) for one in feedback)
    }
    return (
        Figure("themes-new", "New themes", ids(ground.during("theme", "identified_on"))),
        Figure("themes-open", "Themes open at the end", ids(t for t in themes if _open(t))),
        Figure("themes-closed", "Themes closed", ids(t for t in themes if _closed(ground, t))),
        Figure("themes-recurring", "Themes that came back", tuple(sorted(again)), better="fewer"),
    )


def _open(theme: Record) -> bool:
    return theme.get("status") in ("open", "watching")


def _closed(ground: Ground, theme: Record) -> bool:
    """Whether its history says that it was closed in the period."""
    history = theme.many("history")
    return any(one["status"] == "closed" and one["on"] in ground.span for one in history)


def _in_span(ground: Ground, feedback: str) -> bool:
    record = ground.graph.get(feedback)
    return record is not None and record.get("given_on") in ground.span
