"""How far people shared in a decision: what is claimed, and what the shown records bear out."""

from dataclasses import dataclass

from coproof.fields import Kind
from coproof.measures import Fact, Ladder, ladder_of
from coproof.model import Record
from coproof.views.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Involvement:
    """The level of involvement of one decision, in words.

    `claimed` and `shown` are levels; they differ where more is claimed than the records show, and
    `missing` then says what they do not show and where it would stand. `held`: there are records
    of this decision that this edition may not show, and they may show more.
    """

    claimed: str
    shown: str
    missing: tuple[str, ...]
    held: bool

    @property
    def exceeds(self) -> bool:
        """Whether more is claimed than the records show."""
        return self.claimed != self.shown


def involvement_of(record: Record, kind: Kind, catalogue: Catalogue) -> Involvement | None:
    """The part about involvement of a decision that claims a level; None for any other record."""
    field = kind.field("ladder_level")
    if field is None or not record.get("ladder_level"):
        return None
    found = ladder_of(catalogue.portfolio.graph, record)
    return Involvement(
        claimed=field.choice_label(str(found.claimed)),
        shown=field.choice_label(str(found.shown)),
        missing=tuple(_missing(fact, catalogue) for fact in found.missing),
        held=found.exceeds and _held(record, found, catalogue),
    )


def _missing(fact: Fact, catalogue: Catalogue) -> str:
    """What people did not do as far as records show, and where it would be written."""
    kind = catalogue.portfolio.kinds[fact.kind]
    field = kind.field(fact.field)
    label = field.label if field else fact.field
    where = "this decision" if fact.kind == "decision" else f"one of its {kind.plural.lower()}"
    return f"{fact.did} (under {label} in {where})"


def _held(decision: Record, found: Ladder, catalogue: Catalogue) -> bool:
    """Whether actions of the decision, or reviews of these, are not published here."""
    if all(fact.kind == "decision" for fact in found.missing):
        return False
    after = catalogue.portfolio.held_after
    actions = catalogue.portfolio.graph.linking_to(decision.id, "action")
    if "action" in after.get(decision.id, {}):
        return True
    return any("review" in after.get(action.id, {}) for action in actions)
