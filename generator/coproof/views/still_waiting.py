"""Still waiting: what is owed after an answer, in sentences, until nothing is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coproof.journey import Journey, Stage
from coproof.model import Record
from coproof.views.catalogue import Catalogue
from coproof.views.phrases import Phrases

_OWED = ("acted", "reviewed", "sustained")


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is still owed, in words; `action` is the one that they are about, if any."""

    words: str
    action: Record | None = None


def still_waiting(decision: Record, catalogue: Catalogue, say: Phrases) -> tuple[Owed, ...]:
    """What is owed to those whose feedback a decision answers, in the order of the journey.

    One sentence where nothing is. A day that an edition may not know is left out.
    """
    journeys = _journeys(decision, catalogue)
    owed = [*_unfinished(decision, catalogue, say)]
    for name in _OWED:
        stages = _open(journeys, name)
        if stages:
            owed.append(Owed(_by_when(stages, say(f"owed-{name}"), say)))
        if name == "acted":
            owed += _untold(journeys, say)
    look_again = decision.get("look_again_on")
    if look_again and not owed:
        owed.append(Owed(say("owed-look-again", date=say.date(look_again))))
    return tuple(owed) or (Owed(say("closed")),)


def _journeys(decision: Record, catalogue: Catalogue) -> tuple[Journey, ...]:
    found = (catalogue.portfolio.journey(one) for one in catalogue.resting.get(decision.id, ()))
    return tuple(journey for journey in found if journey is not None)


def _unfinished(decision: Record, catalogue: Catalogue, say: Phrases) -> Iterator[Owed]:
    """What was promised and is not done, with its day, and whether that has passed."""
    as_at = catalogue.portfolio.as_at.isoformat()
    for action in catalogue.portfolio.graph.linking_to(decision.id, "action"):
        if action.get("status") in ("planned", "in_progress"):
            due = action.get("due_on")
            if not due:
                yield Owed(say("owed-not-done"), action)
            else:
                name = "owed-was-due" if due < as_at else "owed-due"
                yield Owed(say(name, date=say.date(due)), action)


def _open(journeys: Iterable[Journey], name: str) -> tuple[Stage, ...]:
    """The open stages of that name, but for those that only wait for an earlier one."""
    stages = (journey.stage(name) for journey in journeys)
    return tuple(stage for stage in stages if not stage.settled and (stage.on or stage.held))


def _untold(journeys: Iterable[Journey], say: Phrases) -> Iterator[Owed]:
    waiting = [journey for journey in journeys if not journey.stage("told").settled]
    if waiting:
        yield Owed(say.counted("untold", len(waiting)))


def _by_when(stages: tuple[Stage, ...], what: str, say: Phrases) -> str:
    """What is owed and by when, the first day among them: "…, by 3 May 2026", or how late."""
    first = min((stage.on for stage in stages if stage.on), default=None)
    if first is None:
        return say("owed", what=what)
    late = any(stage.state == "missing" for stage in stages)
    return say("owed-late" if late else "owed-by", what=what, date=say.date(first))
