"""Figures for a period: what boards and commissioners count, each number with its records.

One ground (an edition's records, a period, a service or all), seven items of oversight, and the
feedback itself. Every page, workbook and pack that shows one of these numbers takes it from here.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coproof.measures.figures.actions import action_figures
from coproof.measures.figures.complaints import (
    acknowledge_by,
    acknowledged_on,
    answer_by,
    answered_on,
    complaint_figures,
    working_days_after,
)
from coproof.measures.figures.feedback import feedback_figures
from coproof.measures.figures.figure import Figure, coarse, said
from coproof.measures.figures.ground import Ground, Portion
from coproof.measures.figures.guard import NOT_SHOWN, Guard
from coproof.measures.figures.participation import participation_figures
from coproof.measures.figures.quality_of_life import quality_of_life_figures
from coproof.measures.figures.restriction import restriction_figures
from coproof.measures.figures.reviews import review_figures
from coproof.measures.figures.themes import theme_figures

__all__ = [
    "ITEMS",
    "NOT_SHOWN",
    "Figure",
    "Ground",
    "Guard",
    "Portion",
    "acknowledge_by",
    "acknowledged_on",
    "answer_by",
    "answered_on",
    "coarse",
    "figures",
    "said",
    "working_days_after",
]

ITEMS: Mapping[str, Callable[[Ground], tuple[Figure, ...]]] = MappingProxyType(
    {
        "feedback": feedback_figures,
        "themes": theme_figures,
        "actions": action_figures,
        "complaints": complaint_figures,
        "restrictive-practice": restriction_figures,
        "reviews": review_figures,
        "qol": quality_of_life_figures,
        "participation": participation_figures,
    }
)
"""What is counted, item by item: the feedback, then the seven items of oversight in order."""


def figures(ground: Ground) -> Mapping[str, tuple[Figure, ...]]:
    """All figures of one ground, by item; the same names in the same order for every ground."""
    return MappingProxyType({item: count(ground) for item, count in ITEMS.items()})
