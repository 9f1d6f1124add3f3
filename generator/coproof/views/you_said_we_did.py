"""You said, we did: every answer that was given, under the heading that is true of it.

"We couldn't, because…" is a heading like the others, and what still waits for an answer stands on
the same page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.model import Record, first_day
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue
from coproof.views.phrases import Phrases
from coproof.views.still_waiting import Owed, still_waiting

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "yes": "We did, or are doing it",
        "trial": "We are trying this",
        "partly": "We did some of this",
        "no": "We couldn’t, because…",
        "not_yet": "Not yet, because…",
        "keep_doing": "We will keep doing this",
    }
)
"""The heading for each outcome of a decision, in the order of the page."""

EXPLANATIONS: Mapping[str, str] = MappingProxyType(
    {
        "yes": "People asked for something, and it was agreed.",
        "trial": "We try something for a while, and decide together whether to keep it.",
        "partly": "We could do a part. The reason says why not all of it.",
        "no": "We did not do this. The reason says why, and what there is instead.",
        "not_yet": "We cannot do this now. The reason says what it waits for.",
        "keep_doing": "People told us that something is good, so it stays.",
    }
)


def heading_of(decision: Record, actions: Iterable[Record]) -> str:
    """The outcome of one decision as people hear it; a promise is not called done before it is."""
    outcome = came_to(decision, actions)
    return {"did": "We did", "doing": "We are doing this", **HEADINGS}.get(outcome, outcome)


def came_to(decision: Record, actions: Iterable[Record]) -> str:
    """The outcome of one decision, where a "yes" is told apart into "did" and "doing"."""
    outcome = str(decision.get("outcome"))
    if outcome != "yes":
        return outcome
    return "did" if any(action.get("status") == "done" for action in actions) else "doing"


@dataclass(frozen=True, slots=True)
class Said:
    """What people said that a decision answers: a theme, or one piece of feedback."""

    record: Record
    pieces: int
    noticed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """One decision with everything that followed from it.

    `pieces` counts the pieces of feedback it answers that this edition shows; `verdicts` are what
    the people said to it themselves, apart from the results that the provider claims in `reviews`.
    `waiting` says what is still owed.
    """

    decision: Record
    services: tuple[Record, ...]
    said: tuple[Said, ...]
    actions: tuple[Record, ...]
    reviews: tuple[Record, ...]
    told: tuple[Record, ...]
    verdicts: tuple[tuple[str, int | str], ...]
    held: int
    waiting: tuple[Owed, ...]

    @property
    def came_to(self) -> str:
        """The outcome by which this answer is called on its own."""
        return came_to(self.decision, self.actions)


@dataclass(frozen=True, slots=True)
class AnswersUnderHeading:
    """All answers with one outcome, newest first."""

    outcome: str
    heading: str
    explanation: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class YouSaidWeDid:
    """The page: a group for every heading, even where it is empty, and what still waits."""

    groups: tuple[AnswersUnderHeading, ...]
    waiting: tuple[Record, ...]


def you_said_we_did(catalogue: Catalogue, say: Phrases) -> YouSaidWeDid:
    """Every decision of the edition under its heading; feedback without an answer, oldest first.

    What is still owed is said in the phrases of one language.
    """
    portfolio = catalogue.portfolio
    answers = sorted(
        (_answer(catalogue, decision, say) for decision in portfolio.graph.of_kind("decision")),
        key=lambda answer: (answer.decision.get("decided_on"), answer.decision.id),
        reverse=True,
    )
    groups = tuple(
        AnswersUnderHeading(
            outcome=outcome,
            heading=heading,
            explanation=EXPLANATIONS[outcome],
            answers=tuple(a for a in answers if a.decision.get("outcome") == outcome),
        )
        for outcome, heading in HEADINGS.items()
    )
    return YouSaidWeDid(groups, waiting_for_an_answer(portfolio))


def waiting_for_an_answer(portfolio: Portfolio) -> tuple[Record, ...]:
    """The feedback that has no decision yet and needs one, oldest first."""
    undecided = (
        portfolio.graph.get(journey.feedback)
        for journey in portfolio.journeys
        if journey.stage("decided").state in ("due", "missing")
    )
    records = [record for record in undecided if record is not None]
    return tuple(sorted(records, key=lambda record: (first_day(record.get("given_on")), record.id)))


def _answer(catalogue: Catalogue, decision: Record, say: Phrases) -> Answer:
    portfolio, graph = catalogue.portfolio, catalogue.portfolio.graph
    actions = graph.linking_to(decision.id, "action")
    reviews = _linking_to_any(portfolio, actions, "review")
    told = _linking_to_any(portfolio, (decision, *actions, *reviews), "told")
    services = (graph.get(service) for service in graph.services_of(decision.id))
    return Answer(
        decision=decision,
        services=tuple(service for service in services if service is not None),
        said=tuple(
            _said(portfolio, r, decision) for r in graph.linked_from(decision.id, "responds_to")
        ),
        actions=actions,
        reviews=tuple(sorted(reviews, key=lambda review: (review.get("on"), review.id))),
        told=tuple(sorted(told, key=lambda record: (record.get("on"), record.id))),
        verdicts=_verdicts(told),
        held=portfolio.held.get(decision.id, {}).get("responds_to", 0),
        waiting=still_waiting(decision, catalogue, say),
    )


def _linking_to_any(
    portfolio: Portfolio, targets: Iterable[Record], kind: str
) -> tuple[Record, ...]:
    found = {r.id: r for target in targets for r in portfolio.graph.linking_to(target.id, kind)}
    return tuple(found[record_id] for record_id in sorted(found))


def _said(portfolio: Portfolio, record: Record, decision: Record) -> Said:
    if record.kind == "feedback":
        return Said(record, 1, record.get("voice") == "observed")
    decided = first_day(decision.get("decided_on"))
    answered = [
        feedback
        for feedback in portfolio.graph.linking_to(record.id, "feedback")
        if first_day(feedback.get("given_on")) <= decided
    ]
    noticed = bool(answered) and all(f.get("voice") == "observed" for f in answered)
    return Said(record, len(answered), noticed)


def _verdicts(told: Iterable[Record]) -> tuple[tuple[str, int | str], ...]:
    """How many answered what, in the order in which the answers first came."""
    counts: dict[str, list[int | str]] = {}
    for record in told:
        given = dict(record.part("responses"))
        if record.get("response"):
            given[record.get("response")] = 1
        for verdict, count in given.items():
            counts.setdefault(verdict, []).append(count)
    return tuple((verdict, _added(found)) for verdict, found in counts.items())


def _added(counts: list[int | str]) -> int | str:
    """A sum; where a small number in it is hidden, only what it is more than."""
    known = sum(count for count in counts if isinstance(count, int))
    hidden = [count for count in counts if isinstance(count, str)]
    if not hidden:
        return known
    return f"more than {known}" if known else " and ".join(hidden)
