"""Figures about restrictive practice: concerns raised, decisions taken, themes still open."""

from coproof.measures.figures.figure import Figure
from coproof.measures.figures.ground import Ground, ids
from coproof.model import Record

AREA = "restrictive_practice"


def restriction_figures(ground: Ground) -> tuple[Figure, ...]:
    """What was said in the period about being stopped from something, and what was decided."""
    raised = (f for f in ground.during("feedback", "given_on") if f.many(AREA))
    decided = (d for d in ground.during("decision", "decided_on") if _about(ground, d))
    themes = (t for t in ground.of_kind("theme") if _open(ground, t))
    people = ground.one_service
    return (
        Figure(
            "restriction-raised",
            "Concerns about restriction",
            ids(raised),
            counts_people=people,
            better="fewer",
        ),
        Figure("restriction-decided", "Decisions about restriction", ids(decided)),
        Figure("restriction-open", "Themes about restriction open at the end", ids(themes)),
    )


def about_restriction(ground: Ground, theme: Record) -> bool:
    """Whether a theme is about restriction: by its area, or by what people said under it."""
    if theme.get("area") == AREA:
        return True
    return any(one.many(AREA) for one in ground.graph.linking_to(theme.id, "feedback"))


def _open(ground: Ground, theme: Record) -> bool:
    return theme.get("status") in ("open", "watching") and about_restriction(ground, theme)


def _about(ground: Ground, decision: Record) -> bool:
    for source in ground.graph.linked_from(decision.id, "responds_to"):
        if source.many(AREA) or (source.kind == "theme" and about_restriction(ground, source)):
            return True
    return False
