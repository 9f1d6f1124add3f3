"""Figures about quality of life: indicators of the ASCOT domains, and which way they went."""

from coproof.measures.figures.figure import Figure
from coproof.measures.figures.ground import Ground, ids
from coproof.measures.series import series_of
from coproof.model import Record, first_day

DOMAINS = frozenset(
    {
        "control_over_daily_life",
        "personal_cleanliness_comfort",
        "food_drink",
        "personal_safety",
        "social_participation",
        "occupation",
        "accommodation",
        "dignity",
    }
)
"""The eight domains of the Adult Social Care Outcomes Toolkit, as slugs."""


def quality_of_life_figures(ground: Ground) -> tuple[Figure, ...]:
    """Indicators with a new figure in the period, and how many of them went the better way."""
    measured = tuple(
        one
        for one in ground.of_kind("indicator")
        if one.get("domain") in DOMAINS and any(p["on"] in ground.span for p in one.many("series"))
    )
    better = ids(one for one in measured if _moved(ground, one) > 0)
    worse = ids(one for one in measured if _moved(ground, one) < 0)
    return (
        Figure("qol-measured", "Quality of life indicators with a new figure", ids(measured)),
        Figure("qol-better", "Of these, better than before", better, ids(measured), better="more"),
        Figure("qol-worse", "Of these, worse than before", worse, ids(measured), better="fewer"),
    )


def _moved(ground: Ground, indicator: Record) -> int:
    """1 better, -1 worse, 0 neither: the newest figure of the period against the one before it.

    An indicator whose figures are hidden, or for which neither way is better, moves neither way.
    """
    points = series_of(indicator).points
    upto = [point for point in points if first_day(point.on) <= ground.span.last]
    values = [point.exact for point in upto[-2:] if point.exact is not None]
    if len(values) < 2 or indicator.get("direction") not in ("higher", "lower"):
        return 0
    risen = (values[1] > values[0]) - (values[1] < values[0])
    return risen if indicator.get("direction") == "higher" else -risen
