"""Where many pieces of feedback stand: one stepper for all whose journey goes through a record."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from coproof.views.catalogue import Catalogue
from coproof.views.labels import STAGE_WORDS, STATE_WORDS, pieces


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
