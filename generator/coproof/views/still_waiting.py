"""Still waiting: what is owed after an answer, in sentences, until nothing is."""

from collections.abc import Iterable, Iterator

from coproof.journey import Journey, Stage
from coproof.model import Record
from coproof.views.catalogue import Catalogue
from coproof.views.labels import pieces, said_date

_OWED = {
    "acted": "Somebody has to begin",
    "reviewed": "We have to check whether it helped",
    "sustained": "We have to look again whether it lasted",
}
CLOSED = "Nothing: everybody who spoke has been told, and it has been checked."


def still_waiting(decision: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """What is owed to those whose feedback a decision answers, in the order of the journey.

    One sentence where nothing is. A day that an edition may not know is left out.
    """
    journeys = _journeys(decision, catalogue)
    sentences = [*_unfinished(decision, catalogue)]
    for name, words in _OWED.items():
        stages = _open(journeys, name)
        if stages:
            sentences.append(f"{words}{_by_when(stages)}.")
        if name == "acted":
            sentences += _untold(journeys)
    look_again = decision.get("look_again_on")
    if look_again and not sentences:
        sentences.append(f"We look at this again on {said_date(look_again)}.")
    return tuple(sentences) or (CLOSED,)


def _journeys(decision: Record, catalogue: Catalogue) -> tuple[Journey, ...]:
    found = (catalogue.portfolio.journey(one) for one in catalogue.resting.get(decision.id, ()))
    return tuple(journey for journey in found if journey is not None)


def _unfinished(decision: Record, catalogue: Catalogue) -> Iterator[str]:
    """What was promised and is not done, with its day, and whether that has passed."""
    as_at = catalogue.portfolio.as_at.isoformat()
    for action in catalogue.portfolio.graph.linking_to(decision.id, "action"):
        if action.get("status") in ("planned", "in_progress"):
            due, title = action.get("due_on"), action.text("title", catalogue.language)
            if not due:
                yield f"{title}: not done yet."
            elif due < as_at:
                yield f"{title}: this was due by {said_date(due)}."
            else:
                yield f"{title}: by {said_date(due)}."


def _open(journeys: Iterable[Journey], name: str) -> tuple[Stage, ...]:
    """The open stages of that name, but for those that only wait for an earlier one."""
    stages = (journey.stage(name) for journey in journeys)
    return tuple(stage for stage in stages if not stage.settled and (stage.on or stage.held))


def _untold(journeys: Iterable[Journey]) -> Iterator[str]:
    waiting = [journey for journey in journeys if not journey.stage("told").settled]
    if waiting:
        verb = "waits" if len(waiting) == 1 else "wait"
        yield f"{pieces(len(waiting))} still {verb} for people to be told."


def _by_when(stages: tuple[Stage, ...]) -> str:
    """The first day among them: ", by 3 May 2026", or how late: ", late since 3 May 2026"."""
    first = min((stage.on for stage in stages if stage.on), default=None)
    if first is None:
        return ""
    late = any(stage.state == "missing" for stage in stages)
    return f": late since {said_date(first)}" if late else f", by {said_date(first)}"
