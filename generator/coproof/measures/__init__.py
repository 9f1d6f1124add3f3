"""Measures: numbers that pages and checks share, each with its denominator. Pure."""

from coproof.measures.counts import Progress, progress, progress_by_service
from coproof.measures.ladder import Fact, Ladder, ladder_of
from coproof.measures.series import Point, Series, Signal, Stretch, series_of
from coproof.measures.xmr import FEWEST_POINTS, Limits, Mark, Rule, limits_of, marks_of

__all__ = [
    "FEWEST_POINTS",
    "Fact",
    "Ladder",
    "Limits",
    "Mark",
    "Point",
    "Progress",
    "Rule",
    "Series",
    "Signal",
    "Stretch",
    "ladder_of",
    "limits_of",
    "marks_of",
    "progress",
    "progress_by_service",
    "series_of",
]
