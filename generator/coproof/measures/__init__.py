"""Measures: numbers that pages and checks share, each with its denominator. Pure."""

from coproof.measures.counts import Progress, progress, progress_by_service
from coproof.measures.expectations import (
    COMMISSIONER_AREAS,
    GOVERNANCE_ITEMS,
    STAFF_SUPPORT,
    Expectation,
)
from coproof.measures.ladder import Fact, Ladder, ladder_of
from coproof.measures.rating import Rating, rating_of, reaches
from coproof.measures.series import COUNTED, Point, Series, Signal, Stretch, series_of
from coproof.measures.xmr import FEWEST_POINTS, Limits, Mark, Rule, Side, limits_of, marks_of

__all__ = [
    "COMMISSIONER_AREAS",
    "COUNTED",
    "FEWEST_POINTS",
    "GOVERNANCE_ITEMS",
    "STAFF_SUPPORT",
    "Expectation",
    "Fact",
    "Ladder",
    "Limits",
    "Mark",
    "Point",
    "Progress",
    "Rating",
    "Rule",
    "Series",
    "Side",
    "Signal",
    "Stretch",
    "ladder_of",
    "limits_of",
    "marks_of",
    "progress",
    "progress_by_service",
    "rating_of",
    "reaches",
    "series_of",
]
