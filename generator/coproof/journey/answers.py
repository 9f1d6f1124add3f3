"""What the provider did: every decision with its actions and reviews, as they stood on a day.

Built once for a portfolio, so that each journey only has to pick.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coproof.graph import Graph
from coproof.model import Record, first_day

ACTING = ("yes", "trial", "partly")
"""The outcomes that promise action. After any other, nothing has to be done or reviewed."""


@dataclass(frozen=True, slots=True)
class Act:
    """An action that was at least begun: in progress since `on`, or finished `on` that day.

    Finished is done or stopped. `on` is None where the record does not say (a finding elsewhere).
    """

    id: str
    on: str | None
    finished: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision, taken `on` a day, and what followed from it.

    `acts`: its actions that were begun. `reviews`: the reviews of these that count. `chain`: the
    ids of the decision, of all its actions and of all their reviews: what telling can be about.
    """

    id: str
    on: str
    outcome: str
    look_again_on: str | None
    acts: tuple[Act, ...]
    reviews: tuple[Record, ...]
    chain: frozenset[str]

    @property
    def acting(self) -> bool:
        """Whether the decision promises action."""
        return self.outcome in ACTING


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers and all telling of a portfolio, by the id of the feedback or theme they name."""

    to: Mapping[str, tuple[Answer, ...]]
    told: Mapping[str, tuple[Record, ...]]


def answers_in(graph: Graph, as_at: date) -> Answers:
    """The answers and the telling in a graph, as they stood on a day."""
    to: dict[str, list[Answer]] = {}
    for decision in graph.of_kind("decision"):
        answer = _answer(graph, decision, as_at)
        for source in graph.linked_from(decision.id, "responds_to"):
            to.setdefault(source.id, []).append(answer)
    told: dict[str, list[Record]] = {}
    for record in graph.of_kind("told"):
        for covered in graph.linked_from(record.id, "covers"):
            told.setdefault(covered.id, []).append(record)
    return Answers(
        to=MappingProxyType({id: tuple(found) for id, found in to.items()}),
        told=MappingProxyType({id: tuple(found) for id, found in told.items()}),
    )


def _answer(graph: Graph, decision: Record, as_at: date) -> Answer:
    acts: dict[str, Act] = {}
    counting: dict[str, Record] = {}
    chain = {decision.id}
    for action in graph.linking_to(decision.id, "action"):
        act = _act(action, as_at)
        reviews = graph.linking_to(action.id, "review")
        chain.update((action.id, *(review.id for review in reviews)))
        if act is not None:
            acts[act.id] = act
            counting |= {r.id: r for r in reviews if _counts(r, action, act)}
    return Answer(
        id=decision.id,
        on=decision.data["decided_on"],
        outcome=decision.data["outcome"],
        look_again_on=decision.get("look_again_on"),
        acts=tuple(acts.values()),
        reviews=tuple(counting.values()),
        chain=frozenset(chain),
    )


def _act(action: Record, as_at: date) -> Act | None:
    """The action as it stood on the day; None while it was only planned.

    A `done_on` that had not come yet leaves it in progress since its `start_on`, or planned. An
    action that says it is in progress and not since when was begun on a day nobody knows.
    """
    status, start_on, done_on = (action.get(f) for f in ("status", "start_on", "done_on"))
    finished = status in ("done", "stopped")
    if finished and (done_on is None or first_day(done_on) <= as_at):
        return Act(action.id, done_on, finished=True)
    if start_on is None:
        return Act(action.id, None, finished=False) if status == "in_progress" else None
    if status == "planned" or first_day(start_on) > as_at:
        return None
    return Act(action.id, start_on, finished=False)


def _counts(review: Record, action: Record, act: Act) -> bool:
    """Whether a review says how an action that was begun turned out.

    It does if it found a result, and the action is finished or the review is not before the end
    of its trial. Once the action is finished, a review made earlier counts too.
    """
    if review.get("result") == "too_early":
        return False
    end = action.part("trial").get("end")
    return act.finished or (end is not None and first_day(review.data["on"]) >= first_day(end))
