"""Figures about taking part: meetings, ways of giving feedback, whose voices were heard."""

from coproof.measures.figures.figure import Figure
from coproof.measures.figures.ground import Ground, ids
from coproof.model import Record

WITH_PEOPLE = (
    "peoples_meeting",
    "co_design_workshop",
    "feedback_session",
    "family_forum",
    "support_review_round",
    "quality_checker_visit",
)
"""The kinds of meeting that people who draw on care, or their families, take part in."""

OWN = ("own_words", "supported")


def participation_figures(ground: Ground) -> tuple[Figure, ...]:
    """Meetings of the period; of its feedback, how much was informal, and how much from people."""
    held = tuple(ground.during("event", "on"))
    given = tuple(ground.during("feedback", "given_on"))
    everything = ids(given)
    informal = (f for f in given if ground.settings.channels.get(f.get("channel")) == "informal")
    people = tuple(f for f in given if f.get("from_role") == "person")
    return (
        Figure("meetings", "Meetings and workshops with people", ids(_with_people(held))),
        Figure("feedback-informal", "Said on an ordinary day", ids(informal), everything),
        Figure("feedback-from-people", "From people supported", ids(people), everything),
        Figure(
            "feedback-own-words",
            "In their own words, or with support to say it",
            ids(f for f in people if f.get("voice") in OWN),
            ids(people),
        ),
        Figure(
            "feedback-observed",
            "Shown without words",
            ids(f for f in given if f.get("voice") == "observed"),
            everything,
        ),
    )


def _with_people(events: tuple[Record, ...]) -> tuple[Record, ...]:
    return tuple(event for event in events if event.get("kind") in WITH_PEOPLE)
