"""The chain of one piece of feedback: everything in the portfolio that bears on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from coproof.graph import Graph
from coproof.journey.answers import Act, Answer, Answers
from coproof.journey.telling import reaches
from coproof.model import Record, first_day


@dataclass(frozen=True, slots=True)
class Chain:
    """What bears on one piece of feedback; lists are earliest first, then by id.

    `themes`: the themes that exist. `named_by`: the answers whose decision names it itself.
    `answers`: all its answers. `told`: the telling that counts. `route` and `responded_on` (of a
    complaint): as written, empty where their day had not come. `reviewed_with_action`: the
    feedback was given during or after a change and names the action.
    """

    feedback: Record
    themes: tuple[Record, ...]
    named_by: tuple[Answer, ...]
    answers: tuple[Answer, ...]
    told: tuple[Record, ...]
    route: Mapping[str, Any]
    responded_on: str | None
    reviewed_with_action: bool

    @property
    def id(self) -> str:
        """The id of the feedback."""
        return self.feedback.id

    @property
    def given_on(self) -> str:
        """The day or the month it was given."""
        return str(self.feedback.data["given_on"])

    @property
    def acts(self) -> tuple[Act, ...]:
        """The actions begun in answer; those whose day is not known last."""
        acts = (act for answer in self.answers for act in answer.acts)
        return tuple(sorted(acts, key=lambda act: (act.on is None, act.on or "", act.id)))

    @property
    def reviews(self) -> tuple[Record, ...]:
        """The reviews of these actions that count."""
        return _earliest_first(review for answer in self.answers for review in answer.reviews)


def chain_of(feedback: Record, graph: Graph, answers: Answers, as_at: date) -> Chain:
    """The chain of one piece of feedback, as it stood on a day.

    A decision taken before the feedback was given does not answer it, even where it names it (a
    finding elsewhere): an answer cannot come before what it answers.
    """
    given = first_day(feedback.data["given_on"])
    themes = graph.linked_from(feedback.id, "themes")
    named_by = _answering((feedback.id,), given, answers)
    answering = _answering((feedback.id, *(theme.id for theme in themes)), given, answers)
    return Chain(
        feedback=feedback,
        themes=tuple(sorted(themes, key=lambda theme: (theme.data["identified_on"], theme.id))),
        named_by=named_by,
        answers=answering,
        told=_told(feedback, themes, answering, answers),
        route=_route(feedback, as_at),
        responded_on=_responded_on(feedback, as_at),
        reviewed_with_action=_reviewed_with_action(feedback, graph),
    )


def _answering(targets: Iterable[str], given: date, answers: Answers) -> tuple[Answer, ...]:
    found = {
        answer.id: answer
        for target in targets
        for answer in answers.to.get(target, ())
        if first_day(answer.on) >= given
    }
    return tuple(sorted(found.values(), key=lambda answer: (answer.on, answer.id)))


def _told(
    feedback: Record, themes: tuple[Record, ...], answering: tuple[Answer, ...], answers: Answers
) -> tuple[Record, ...]:
    """The telling that closes the loop: of this feedback, about its answer, to those concerned.

    Told is told, whichever link of the chain it was about: telling people a plan counts. What
    covers a theme covers the feedback on it given by that day.
    """
    covers = (feedback.id, *(theme.id for theme in themes))
    covering = [told for covered in covers for told in answers.told.get(covered, ())]
    if not (covering and answering):
        return ()
    chain = frozenset[str]().union(*(answer.chain for answer in answering))
    decided = first_day(answering[0].on)  # and so not before the feedback was given
    return _earliest_first(
        told
        for told in covering
        if first_day(told.data["on"]) >= decided
        and reaches(told, feedback)
        and not chain.isdisjoint(told.many("about"))
    )


def _route(feedback: Record, as_at: date) -> Mapping[str, Any]:
    route = feedback.part("route")
    on = route.get("on")
    return MappingProxyType({}) if on is not None and first_day(on) > as_at else route


def _responded_on(feedback: Record, as_at: date) -> str | None:
    on = feedback.part("complaint").get("responded_on")
    return on if isinstance(on, str) and first_day(on) <= as_at else None


def _reviewed_with_action(feedback: Record, graph: Graph) -> bool:
    given_since = feedback.get("phase") in ("during", "after")
    return given_since and bool(graph.linked_from(feedback.id, "action"))


def _earliest_first(records: Iterable[Record]) -> tuple[Record, ...]:
    unique = {record.id: record for record in records}
    return tuple(sorted(unique.values(), key=lambda record: (record.data["on"], record.id)))
