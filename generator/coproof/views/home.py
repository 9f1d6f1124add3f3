"""The front page: what changed because people spoke, who waits, and four doors."""

from dataclasses import dataclass

from coproof.model import Record
from coproof.portfolio import Portfolio
from coproof.views.gaps import open_gaps
from coproof.views.to_do import to_do
from coproof.views.you_said_we_did import waiting_for_an_answer


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed, as the review after it found, with the actions it looked at."""

    review: Record
    actions: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What the front page says.

    Counts are of pieces of feedback, never of people: `feedback` in all, `closed` whose journey
    has reached the people who spoke, `waiting` without a decision, `late` with a stage overdue.
    `gaps` are those that nobody has accepted. `to_do` is how much is late, and how much is now or
    comes up in the next 30 days; None in editions that have no such page.
    """

    provider: Record | None
    feedback: int
    closed: int
    waiting: int
    late: int
    changes: tuple[Change, ...]
    refusals: tuple[Record, ...]
    setbacks: tuple[Change, ...]
    gaps: int
    to_do: tuple[int, int] | None


SHOWN = 4
"""How many changes the front page names; the rest is on the pages that it leads to."""


def home(portfolio: Portfolio) -> Home:
    """The newest things that got better, that could not be done, and that did not work."""
    graph = portfolio.graph
    better = _changes(portfolio, ("improved", "partly_improved"))
    refused = [d for d in graph.of_kind("decision") if d.get("outcome") == "no"]
    newest = sorted(refused, key=lambda d: (d.get("decided_on"), d.id), reverse=True)
    return Home(
        provider=next(iter(graph.of_kind("provider")), None),
        feedback=len(portfolio.journeys),
        closed=sum(journey.closed for journey in portfolio.journeys),
        waiting=len(waiting_for_an_answer(portfolio)),
        late=sum(
            any(stage.state == "missing" for stage in journey.stages)
            for journey in portfolio.journeys
        ),
        changes=better[:SHOWN],
        refusals=tuple(newest[:2]),
        setbacks=_changes(portfolio, ("no_change", "worse"))[:2],
        gaps=open_gaps(portfolio),
        to_do=_to_do(portfolio) if portfolio.edition == "internal" else None,
    )


def _to_do(portfolio: Portfolio) -> tuple[int, int]:
    tasks = to_do(portfolio)
    return len(tasks.of("late")), len(tasks.of("now")) + len(tasks.of("coming"))


def _changes(portfolio: Portfolio, results: tuple[str, ...]) -> tuple[Change, ...]:
    graph = portfolio.graph
    reviews = [r for r in graph.of_kind("review") if r.get("result") in results]
    newest = sorted(reviews, key=lambda review: (review.get("on"), review.id), reverse=True)
    return tuple(Change(r, graph.linked_from(r.id, "actions")) for r in newest)
