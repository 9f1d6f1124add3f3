"""Where something stands in its journey: one stepper for a piece of feedback, one for many."""

from dataclasses import dataclass
from functools import lru_cache

from coproof.journey import Journey, Stage
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.labels import (
    ANSWER_WORDS,
    HELD,
    STAGE_WORDS,
    STATE_WORDS,
    days,
    later,
    said_date,
)

MOST_RECORDS = 6
"""How many records one step of a stepper names; the journey of the theme names all."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of one journey, in words.

    `state` is one of the four states, for its shape; `said` says it: "Done 3 January 2026, 12
    days later". `entries` are the records behind it, `more` how many are not named here; `here`
    marks the stage at which the feedback stands while something is still to be done.
    """

    name: str
    label: str
    asks: str
    state: str
    said: str
    entries: tuple[Entry, ...]
    more: int
    here: bool


def steps_of(journey: Journey, catalogue: Catalogue) -> tuple[Step, ...]:
    """The seven steps of one piece of feedback; a reason is said once for stages in a row."""
    stands_at = journey.stands_at
    here = "" if stands_at.settled else stands_at.name
    own = journey.feedback  # its page need not name itself
    steps = []
    reason: str | None = None
    for stage in journey.stages:
        why = stage.why if stage.why != reason else None
        reason = stage.why
        steps.append(_step(stage, stage.name == here, why, own, catalogue))
    return tuple(steps)


def _step(stage: Stage, here: bool, why: str | None, own: str, catalogue: Catalogue) -> Step:
    words = STAGE_WORDS[stage.name]
    entries = catalogue.known([record for record in stage.records if record != own])
    days_after = None if stage.name == "given" else stage.days
    return Step(
        name=stage.name,
        label=words.label,
        asks=words.asks,
        state=stage.state,
        said=_sentence(stage.state, stage.on, days_after, stage.held, why),
        entries=entries[:MOST_RECORDS],
        more=max(0, len(entries) - MOST_RECORDS),
        here=here,
    )


@lru_cache(maxsize=16384)
def _sentence(state: str, on: str | None, number: int | None, held: bool, why: str | None) -> str:
    """A state with its day: "Done 3 January 2026, 12 days later", "Late: was due by ..."."""
    words = STATE_WORDS[state]
    if on and state == "due":
        words += f", due by {said_date(on)}"
    elif on and state == "missing":
        words += f": was due by {said_date(on)}"
        words += f", {days(number)} ago" if number is not None else ""
    elif on:
        words += f" {said_date(on)}"
    if state == "done" and number is not None:
        words += f", {later(number)}"
    words += f", {HELD}" if held else ""
    return f"{words}: {why}" if why else words


def where_it_stands(journey: Journey) -> str:
    """One line for the top of a page: when it was given, what the answer is, what is owed next.

    What is late comes before what is merely next.
    """
    given = journey.stage("given")
    first = f"Given {said_date(given.on)}." if given.on else ""
    words = ANSWER_WORDS.get(journey.answer or "")
    answer = f"{words}." if words else ""
    return " ".join(part for part in (first, answer, _next(journey)) if part)


def _next(journey: Journey) -> str:
    stage = first_late(journey) or journey.stands_at
    hole = STAGE_WORDS[stage.name].hole
    if stage.state == "missing":
        return f"{hole} This was due by {said_date(stage.on)}." if stage.on else hole
    if stage.state == "due":
        due = f" This is due by {said_date(stage.on)}." if stage.on else ""
        closed = "The loop is closed. " if journey.closed else ""
        return f"{closed}{hole}{due}"
    return "The loop is closed."


def first_late(journey: Journey) -> Stage | None:
    """The first stage that is late, or None."""
    return next((stage for stage in journey.stages if stage.state == "missing"), None)


def stands_in_words(journey: Journey) -> tuple[str, str]:
    """Where it stands, short, and the state to show: "Reviewed: not yet, told: late"."""
    stage, late = journey.stands_at, first_late(journey)
    if stage.settled:
        return "All done", "done"
    words = f"{STAGE_WORDS[stage.name].label}: {STATE_WORDS[stage.state].lower()}"
    if late is None or late == stage:
        return words, stage.state
    return f"{words}, {STAGE_WORDS[late.name].label.lower()}: late", "missing"
