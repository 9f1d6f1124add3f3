"""What a record answers, what followed from it, and where else it appears."""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.model import Record
from coproof.views.catalogue import Catalogue, Entry, newest_first

MOST_SHOWN = 50
"""How many records of one kind a page names; the register of the kind has the rest."""

MOST_OF_A_SERVICE = 10
"""The same for a service, with which most records of a portfolio may be linked."""

LATER_ANSWERS_EARLIER = frozenset(
    {
        ("decision", "responds_to"),
        ("action", "decision"),
        ("review", "actions"),
        ("told", "about"),
        ("told", "covers"),
        ("feedback", "action"),
    }
)
"""The links of the chain, by kind and field, in which a record names what it came after."""

EARLIER_JOINS_LATER = frozenset({("feedback", "themes")})
"""The one link of the chain that points forwards: feedback joins a theme that follows from it."""

CHAIN_FIELDS = LATER_ANSWERS_EARLIER | EARLIER_JOINS_LATER
"""The kinds and fields that hold the links of the chain."""


@dataclass(frozen=True, slots=True)
class Related:
    """Related records of one kind: the newest of them, and how many more there are.

    `register` is the address of the list that has them all.
    """

    kind: str
    heading: str
    entries: tuple[Entry, ...]
    more: int
    register: str

    @property
    def count(self) -> int:
        """How many of them the edition shows."""
        return len(self.entries) + self.more


@dataclass(frozen=True, slots=True)
class Relations:
    """All other records that a record is linked with, both ways, by what the link means.

    `held_before` and `held_after` count those that are not published; of which kind they are is
    not said.
    """

    before: tuple[Related, ...]
    after: tuple[Related, ...]
    elsewhere: tuple[Related, ...]
    held_before: int
    held_after: int


def relations(record: Record, catalogue: Catalogue, told_already: Iterable[str]) -> Relations:
    """The relations of one record; `told_already` are ids that its page names in its stepper.

    Links that a record writes outside the chain (a service, a meeting) are among its fields.
    """
    before, after, elsewhere = _sorted_links(record, catalogue)
    named = set(told_already)
    held_before, held_after = _held(record, catalogue)
    return Relations(
        before=_grouped(before - named, record, catalogue),
        after=_grouped(after - named, record, catalogue),
        elsewhere=_grouped(elsewhere - before - after - named, record, catalogue),
        held_before=held_before,
        held_after=held_after,
    )


def _sorted_links(record: Record, catalogue: Catalogue) -> tuple[set[str], set[str], set[str]]:
    """The ids linked with a record: what came before it, what came after it, and the others."""
    before: set[str] = set()
    after: set[str] = set()
    elsewhere: set[str] = set()
    for link in catalogue.portfolio.graph.links_from(record.id):
        name = (record.kind, link.field_name)
        if name in LATER_ANSWERS_EARLIER:
            before.add(link.target)
        elif name in EARLIER_JOINS_LATER:
            after.add(link.target)
    for link in catalogue.portfolio.graph.links_to(record.id):
        name = (catalogue.entries[link.source].kind, link.field_name)
        if name in LATER_ANSWERS_EARLIER:
            after.add(link.source)
        elif name in EARLIER_JOINS_LATER:
            before.add(link.source)
        else:
            elsewhere.add(link.source)
    return before, after, elsewhere


def _held(record: Record, catalogue: Catalogue) -> tuple[int, int]:
    """How many records are held: of those that this one answers, and of those that answer it."""
    portfolio = catalogue.portfolio
    before, after = 0, sum(portfolio.held_after.get(record.id, {}).values())
    for field, number in portfolio.held.get(record.id, {}).items():
        if (record.kind, field) in LATER_ANSWERS_EARLIER:
            before += number
        elif (record.kind, field) in EARLIER_JOINS_LATER:
            after += number
    return before, after


def _grouped(ids: set[str], record: Record, catalogue: Catalogue) -> tuple[Related, ...]:
    """The records of these ids, a group for each kind, in the order of the kinds."""
    if not ids:
        return ()
    by_kind: dict[str, list[Entry]] = {}
    for entry in catalogue.known(ids):
        by_kind.setdefault(entry.kind, []).append(entry)
    return tuple(
        _related(kind.name, kind.plural, kind.folder, by_kind[kind.name], record)
        for kind in catalogue.portfolio.kinds
        if kind.name in by_kind
    )


def _related(kind: str, heading: str, folder: str, entries: list[Entry], record: Record) -> Related:
    newest = newest_first(entries)
    most = MOST_OF_A_SERVICE if record.kind == "service" else MOST_SHOWN
    register = f"{folder}/index.html" if folder else ""
    return Related(
        kind=kind,
        heading=heading,
        entries=newest[:most],
        more=max(0, len(newest) - most),
        register=register,
    )
