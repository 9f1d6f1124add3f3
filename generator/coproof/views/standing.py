"""Where something stands in its journey: one stepper for a piece of feedback, one for many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from coproof.journey import Journey, Stage
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.labels import (
    ANSWER_WORDS,
    HELD,
    STAGE_WORDS,
    STATE_WORDS,
    counted,
    days,
    later,
    pieces,
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


@dataclass(frozen=True, slots=True)
class SharedStep:
    """One stage of the journeys of several pieces of feedback: how many are where, in words.

    `state` is the most pressing state among them.
    """

    name: str
    label: str
    asks: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The stages of all feedback whose journey goes through one record."""

    pieces: int
    closed: int
    steps: tuple[SharedStep, ...]

    @property
    def sentence(self) -> str:
        """How many pieces of feedback rest on the record, and how many loops are closed."""
        if self.pieces == 1:
            closed = "its loop is closed" if self.closed else "its loop is not closed yet"
            return f"1 piece of feedback goes through here; {closed}."
        loops = f"{self.closed:,} of {self.pieces:,} loops are closed"
        return f"{pieces(self.pieces)} go through here; {loops}."


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


def standing(feedback: Iterable[str], catalogue: Catalogue) -> Standing | None:
    """Where these pieces of feedback stand, stage by stage; None where there are none."""
    known = [catalogue.states[one] for one in feedback if one in catalogue.states]
    if not known:
        return None
    shapes = Counter(known)
    names = tuple(STAGE_WORDS)
    counts: list[Counter[str]] = [Counter() for _ in names]
    for states, number in shapes.items():
        for place, state in enumerate(states):
            counts[place][state] += number
    settled = sum(number for states, number in shapes.items() if _is_closed(states))
    steps = tuple(_shared(name, counted_) for name, counted_ in zip(names, counts, strict=True))
    return Standing(len(known), settled, steps)


def _is_closed(states: tuple[str, ...]) -> bool:
    """Whether every stage up to `told`, the last but one, is done or not needed."""
    return all(state in ("done", "not_needed") for state in states[:-1])


def _shared(name: str, counts: Counter[str]) -> SharedStep:
    words = STAGE_WORDS[name]
    pressing = next(s for s in ("missing", "due", "done", "not_needed") if counts[s])
    return SharedStep(name, words.label, words.asks, pressing, counts_in_words(counts))


def counts_in_words(counts: Counter[str]) -> str:
    """How many are in which state: "9 of 12 done, 3 late"; fewer words where all are in one."""
    total = counts.total()
    for state, words in STATE_WORDS.items():
        if counts[state] == total:
            return words if total == 1 else f"All {total:,} {words.lower()}"
    parts = [f"{counts['done']:,} of {total:,} done"]
    parts += [
        f"{counts[state]:,} {STATE_WORDS[state].lower()}"
        for state in ("missing", "due", "not_needed")
        if counts[state]
    ]
    return ", ".join(parts)


def held_words(number: int) -> str:
    """Such as "2 records held, not published"."""
    return f"{counted(number, 'record', 'records')} {HELD}"
