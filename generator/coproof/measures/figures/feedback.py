"""Figures about what people said in a period, and what became of it up to the day looked at."""

from coproof.measures.figures.figure import Figure
from coproof.measures.figures.ground import Ground, ids


def feedback_figures(ground: Ground) -> tuple[Figure, ...]:
    """Pieces of feedback given in the period, and how many of them have come to an answer."""
    given = tuple(ground.during("feedback", "given_on"))
    everything = ids(given)
    closed = (one for one in given if _journey_is(ground, one.id, closed=True))
    late = (one for one in given if _journey_is(ground, one.id, closed=False))
    return (
        Figure("feedback", "Pieces of feedback given", everything),
        Figure("feedback-closed", "Loops closed", ids(closed), everything, better="more"),
        Figure("feedback-late", "A step is late", ids(late), everything, better="fewer"),
    )


def _journey_is(ground: Ground, feedback: str, *, closed: bool) -> bool:
    """Whether the loop is closed, or, where that is not asked, whether a step is late."""
    journey = ground.journeys.get(feedback)
    if journey is None:
        return False
    return journey.closed if closed else any(s.state == "missing" for s in journey.stages)
