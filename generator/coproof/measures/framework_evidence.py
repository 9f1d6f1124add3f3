"""Evidence for a framework: which chains stand behind each of its statements, and how fresh.

People tag themes and reviews; feedback inherits through its theme, decisions, actions, reviews
and telling through the chain. Nothing is scored: evidence is counted, dated and sorted into the
publisher's categories, which are worked out from the records and never typed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.graph import Graph
from coproof.model import Crosswalk, Framework, Record, Statement, first_day

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "peoples-experience": "People’s experience",
        "staff-and-leaders": "Feedback from staff and leaders",
        "partners": "Feedback from partners",
        "observation": "Observation",
        "processes": "Processes",
        "outcomes": "Outcomes",
    }
)
"""The categories of evidence, in the regulator's order, under our short names."""

_BY_ROLE: Mapping[str, str] = MappingProxyType(
    {
        "person": "peoples-experience",
        "family_carer": "peoples-experience",
        "friend": "peoples-experience",
        "advocate": "peoples-experience",
        "anonymous": "peoples-experience",
        "visitor": "peoples-experience",
        "staff": "staff-and-leaders",
        "professional": "partners",
        "commissioner": "partners",
    }
)
_BY_KIND: Mapping[str, str] = MappingProxyType(
    {
        "event": "processes",
        "decision": "processes",
        "action": "processes",
        "told": "processes",
        "indicator": "outcomes",
        "review": "outcomes",
    }
)
_OWN_DAY = ("given_on", "decided_on", "done_on", "on", "identified_on")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one statement.

    `tagged`: the themes and reviews that name it, sorted by id; `records`: everything in their
    chains, sorted; `by_category`: the same records, but for themes, by category; `newest`: the
    newest date among them as written, or None. `mapped`: themes and reviews that name a statement
    of another framework which a crosswalk leads here: mapped, not confirmed by a person.
    """

    statement: Statement
    tagged: tuple[str, ...]
    records: tuple[str, ...]
    by_category: Mapping[str, tuple[str, ...]]
    newest: str | None
    mapped: tuple[str, ...]

    @property
    def expected(self) -> bool:
        """Whether evidence is usually there, so that an empty cell is a gap."""
        return self.statement.expect in ("strong", "usual")

    @property
    def empty(self) -> bool:
        """Whether no record names the statement."""
        return not self.tagged


def framework_evidence(
    graph: Graph, framework: Framework, crosswalks: Iterable[Crosswalk]
) -> tuple[Evidence, ...]:
    """The evidence for every statement of a framework, in the publisher's order."""
    tagged = _tagged(graph)
    walks = tuple(crosswalks)
    return tuple(
        _evidence(graph, framework, statement, tagged, walks) for statement in framework.statements
    )


def _tagged(graph: Graph) -> dict[str, list[str]]:
    """The records that name each statement, by tag, in the order of the kinds and then by id."""
    found: dict[str, list[str]] = {}
    for kind in ("theme", "review"):
        for record in graph.of_kind(kind):
            for tag in dict.fromkeys(record.many("supports")):
                found.setdefault(str(tag), []).append(record.id)
    return found


def _evidence(
    graph: Graph,
    framework: Framework,
    statement: Statement,
    tagged: Mapping[str, list[str]],
    crosswalks: tuple[Crosswalk, ...],
) -> Evidence:
    own = tuple(tagged.get(framework.tag(statement), ()))
    records = _chain(graph, own)
    through = {
        id for tag in _leading_to(framework, statement, crosswalks) for id in tagged.get(tag, ())
    }
    return Evidence(
        statement=statement,
        tagged=own,
        records=tuple(record.id for record in records),
        by_category=_sorted_out(records),
        newest=max((day for day in map(_day, records) if day), key=first_day, default=None),
        mapped=tuple(sorted(through.difference(own))),
    )


def _leading_to(
    framework: Framework, statement: Statement, crosswalks: tuple[Crosswalk, ...]
) -> Iterator[str]:
    """The tags of statements elsewhere that a crosswalk, read either way, leads to this one."""
    for walk in crosswalks:
        for pair in walk.pairs:
            if (walk.to_framework, pair.to_statement) == (framework.id, statement.id):
                yield f"{walk.from_framework}:{pair.from_statement}"
            elif (walk.from_framework, pair.from_statement) == (framework.id, statement.id):
                yield f"{walk.to_framework}:{pair.to_statement}"


def _chain(graph: Graph, tagged: Iterable[str]) -> tuple[Record, ...]:
    """The tagged records and all that hangs on them: onwards from a theme, back from a review."""
    found: dict[str, Record] = {}
    for record in map(graph.get, tagged):
        if record is not None:
            for one in (
                _from_theme(graph, record)
                if record.kind == "theme"
                else _from_review(graph, record)
            ):
                found[one.id] = one
    return tuple(found[id] for id in sorted(found))


def _from_theme(graph: Graph, theme: Record) -> Iterator[Record]:
    feedback = graph.linking_to(theme.id, "feedback")
    yield theme
    yield from feedback
    for source in (theme, *feedback):
        for decision in graph.linking_to(source.id, "decision"):
            yield from _from_decision(graph, decision)
    for one in feedback:
        yield from graph.linked_from(one.id, "event")
    for source in (theme, *feedback):
        yield from graph.linking_to(source.id, "told")


def _from_decision(graph: Graph, decision: Record) -> Iterator[Record]:
    yield decision
    yield from graph.linked_from(decision.id, "decided_at")
    for action in graph.linking_to(decision.id, "action"):
        yield action
        for review in graph.linking_to(action.id, "review"):
            yield review
            yield from graph.linked_from(review.id, "measures.indicator")


def _from_review(graph: Graph, review: Record) -> Iterator[Record]:
    yield review
    yield from graph.linked_from(review.id, "measures.indicator")
    for action in graph.linked_from(review.id, "actions"):
        yield action
        yield from graph.linked_from(action.id, "decision")


def _sorted_out(records: Iterable[Record]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {category: [] for category in CATEGORIES}
    for record in records:
        category = category_of(record)
        if category:
            found[category].append(record.id)
    return MappingProxyType({category: tuple(ids) for category, ids in found.items()})


def category_of(record: Record) -> str | None:
    """The category of evidence that a record is; None for those that only hold others together."""
    if record.kind != "feedback":
        return _BY_KIND.get(record.kind)
    if record.get("voice") == "observed":
        return "observation"
    return _BY_ROLE.get(str(record.get("from_role")))


def _day(record: Record) -> str | None:
    """The day that says how fresh a record is; an indicator is as fresh as its newest figure."""
    if record.kind == "indicator":
        return max((point["on"] for point in record.many("series")), key=first_day, default=None)
    return next((str(record.get(field)) for field in _OWN_DAY if record.get(field)), None)
