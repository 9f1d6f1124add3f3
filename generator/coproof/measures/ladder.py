"""The ladder of co-production: the level that a decision claims, capped by who is recorded.

The seven levels are those of the ladder by Think Local Act Personal and the National Co-production
Advisory Group. The provider claims a level; the records bear it out or not: who shaped the options,
who decided, who helped to do it, who reviewed it. A claim above its facts is a gap.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.graph import Graph
from coproof.model import Record

LEVELS = (
    "coercion",
    "educating",
    "informing",
    "consultation",
    "engagement",
    "co_design",
    "co_production",
)
"""The steps of the ladder, from the lowest to the highest."""

PEOPLE = frozenset({"person", "family_carer", "friend", "advocate"})
"""The roles of people who draw on care, and of those who stand by them: not staff, not partners."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that records may show: in `field` of a record of `kind`, a role of `PEOPLE`.

    `did` says in plain words what such people then did: "shaped the options".
    """

    kind: str
    field: str
    did: str


DECIDED = Fact("decision", "decided_with", "decided")
SHAPED = Fact("decision", "options_shaped_by", "shaped the options")
DONE = Fact("action", "done_with", "helped to do it")
REVIEWED = Fact("review", "reviewed_with", "reviewed it")

NEEDS: tuple[tuple[str, tuple[Fact, ...]], ...] = (
    ("co_production", (SHAPED, DECIDED, DONE, REVIEWED)),
    ("co_design", (SHAPED,)),
    ("engagement", (DECIDED,)),
)
"""What a level needs, from the highest down. Any other level needs nothing: people were asked."""

ASKED = "consultation"
"""The level that everything reaches that answers feedback."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where one decision stands on the ladder.

    `claimed` is the level that the provider wrote down, or None; `cap` the highest level that the
    records bear out; `missing` the facts that the claim needs and the records do not show, in the
    order in which things happen; none where nothing is claimed above the cap.
    """

    claimed: str | None
    cap: str
    missing: tuple[Fact, ...]

    @property
    def shown(self) -> str | None:
        """The level to speak of: the lower one of claim and cap. None where nothing is claimed."""
        if self.claimed is None:
            return None
        return min(self.claimed, self.cap, key=LEVELS.index)

    @property
    def exceeds(self) -> bool:
        """Whether more is claimed than the records show."""
        return self.claimed is not None and self.shown != self.claimed


def ladder_of(graph: Graph, decision: Record) -> Ladder:
    """Where a decision stands, by what the records of this graph show of it.

    Any action of the decision and any review of such an action may show that people took part.
    """
    actions = graph.linking_to(decision.id, "action")
    reviews = [review for one in actions for review in graph.linking_to(one.id, "review")]
    records = {"decision": (decision,), "action": actions, "review": reviews}
    facts = {fact for fact in NEEDS[0][1] if _show(records[fact.kind], fact.field)}
    cap = next((level for level, needed in NEEDS if facts.issuperset(needed)), ASKED)
    claimed = decision.get("ladder_level")
    needed = dict(NEEDS).get(claimed, ())
    exceeds = claimed is not None and LEVELS.index(claimed) > LEVELS.index(cap)
    missing = tuple(fact for fact in needed if fact not in facts) if exceeds else ()
    return Ladder(claimed, cap, missing)


def _show(records: Iterable[Record], field: str) -> bool:
    """Whether any of these records names people under that field."""
    return any(PEOPLE.intersection(record.many(field)) for record in records)
