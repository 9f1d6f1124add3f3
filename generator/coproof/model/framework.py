"""Frameworks: somebody else's lists of statements, as versioned data, and how two of them meet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Expected = Literal["strong", "usual", "optional", "none"]
Relation = Literal["same", "broader", "narrower", "related"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a framework.

    `expect` says how much evidence of co-production a statement usually has, so that an empty
    cell counts as a gap only where evidence should be. `levels` are rating characteristics by name.
    """

    id: str
    label: str
    text: str = ""
    i_statements: tuple[str, ...] = ()
    regulations: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    expect: Expected = "optional"


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """One group of statements, such as a key question, in the publisher's order."""

    id: str
    label: str
    question: str = ""
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceCategory:
    """One of the publisher's categories of evidence."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Framework:
    """One version of a list of statements; dates are ISO days as the file writes them."""

    id: str
    title: str
    status: str
    publisher: str = ""
    version: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    superseded_by: str | None = None
    checked_on: str | None = None
    source_url: str | None = None
    attribution: str = ""
    groups: tuple[StatementGroup, ...] = ()
    evidence_categories: tuple[EvidenceCategory, ...] = ()

    @property
    def statements(self) -> Iterator[Statement]:
        """All statements, group by group."""
        for group in self.groups:
            yield from group.statements

    @property
    def looked_at(self) -> bool:
        """Whether anybody still works with it: in force or in draft."""
        return self.status in ("draft", "in_force")

    def tag(self, statement: Statement) -> str:
        """How records name a statement: `framework-id:statement-id`."""
        return f"{self.id}:{statement.id}"


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements, one of each framework, that speak of the same things, and how nearly."""

    from_statement: str
    to_statement: str
    relation: Relation
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Which statements of one framework answer to which of another. Mapped, not confirmed."""

    from_framework: str
    to_framework: str
    pairs: tuple[StatementPair, ...] = ()
