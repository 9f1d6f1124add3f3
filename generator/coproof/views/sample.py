"""Draw a sample: pieces of feedback by chance, each with its whole chain."""

from dataclasses import dataclass

from coproof.measures.sample import sample
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.standing import Step, steps_of

SIZE = 10
"""How many are drawn where nobody has said how many."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One piece of feedback that was drawn, with the seven steps of its journey."""

    entry: Entry
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample with what it was drawn from: the same seed and size draw it again."""

    seed: str
    size: int
    drawn: tuple[Drawn, ...]
    of: int


def drawn_sample(catalogue: Catalogue, seed: str, size: int = SIZE) -> Sample:
    """So many pieces of feedback of the edition, in the order in which they are drawn."""
    ids = [journey.feedback for journey in catalogue.portfolio.journeys]
    chosen = sample(ids, seed, size)
    return Sample(
        seed=seed,
        size=size,
        drawn=tuple(_drawn(one, catalogue) for one in chosen),
        of=len(ids),
    )


def _drawn(feedback: str, catalogue: Catalogue) -> Drawn:
    journey = catalogue.portfolio.by_feedback[feedback]
    return Drawn(catalogue.entries[feedback], steps_of(journey, catalogue))
