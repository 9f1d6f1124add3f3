"""The graph: all records of a portfolio joined by their links, readable in both directions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.fields import Kinds
from coproof.graph.faults import LinkFault, Reason, Suggestions
from coproof.graph.links import Link, link_paths, links_of
from coproof.graph.services import services_by_record
from coproof.model import Record


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """All records of a portfolio and the links between them; immutable.

    `records` are in the order of the kinds, then by id, one for each id. Where two files claim
    the same id, the first by file is the record and the others are in `duplicates`, without
    links. `faults` are the links that lead nowhere or to the wrong kind, in the order of the
    records and then of their fields. Asking about an id that does not exist gives nothing.
    """

    records: tuple[Record, ...]
    duplicates: tuple[Record, ...]
    faults: tuple[LinkFault, ...]
    _by_id: Mapping[str, Record]
    _by_kind: Mapping[str, tuple[Record, ...]]
    _out: Mapping[str, tuple[Link, ...]]
    _in: Mapping[str, tuple[Link, ...]]
    _services: Mapping[str, tuple[str, ...]]
    _wrong: frozenset[Link]

    @classmethod
    def build(
        cls, records: Iterable[Record], kinds: Kinds, broken: frozenset[str] = frozenset()
    ) -> "Graph":
        """Join the records; the order in which they come makes no difference.

        `broken` are ids whose files could not be read: links to them are neither resolved nor
        faults.
        """
        by_id, duplicates = _one_for_each_id(_in_order(records, kinds))
        by_kind = _grouped(by_id, kinds)
        out, sound, faults = _joined(by_id, kinds, broken, Suggestions(by_kind))
        return cls(
            records=tuple(by_id.values()),
            duplicates=duplicates,
            faults=tuple(faults),
            _by_id=MappingProxyType(by_id),
            _by_kind=MappingProxyType(by_kind),
            _out=_frozen(out),
            _in=_frozen(_turned(sound)),
            _services=MappingProxyType(services_by_record(by_id, sound)),
            _wrong=frozenset(fault.link for fault in faults if fault.reason == "wrong_kind"),
        )

    def get(self, record_id: str) -> Record | None:
        """The record of that id, or None."""
        return self._by_id.get(record_id)

    def of_kind(self, name: str) -> tuple[Record, ...]:
        """All records of a kind, sorted by id."""
        return self._by_kind.get(name, ())

    def links_from(self, record_id: str) -> tuple[Link, ...]:
        """Every link that a record writes, faults included, in the order of its fields."""
        return self._out.get(record_id, ())

    def links_to(self, record_id: str, kind: str | None = None) -> tuple[Link, ...]:
        """The sound links to a record, from records of one kind or of all.

        In the order of the kinds, then by the id of the source, then in the order of its fields.
        """
        links = self._in.get(record_id, ())
        if kind is None:
            return links
        return tuple(link for link in links if self._by_id[link.source].kind == kind)

    def linked_from(self, record_id: str, field_name: str) -> tuple[Record, ...]:
        """The records that a record soundly names in a field, each once, sorted by id.

        `field_name` is a field such as `responds_to`, a path without indexes such as
        `measures.indicator`, or an object or list such as `measures` for all that lies in it.
        """
        inside = field_name + "."
        targets = {
            link.target
            for link in self.links_from(record_id)
            if (link.field_name == field_name or link.field_name.startswith(inside))
            and link not in self._wrong
        }
        return self._records(targets)

    def linking_to(self, record_id: str, kind: str) -> tuple[Record, ...]:
        """The records of a kind that soundly name this record, each once, sorted by id."""
        return self._records({link.source for link in self.links_to(record_id, kind)})

    def services_of(self, record_id: str) -> tuple[str, ...]:
        """The services a record belongs to, sorted; empty where it is about the whole provider.

        A record belongs to the services it names; a decision, action, review or told record to
        those of what it answers.
        """
        return self._services.get(record_id, ())

    def _records(self, ids: set[str]) -> tuple[Record, ...]:
        return tuple(self._by_id[id] for id in sorted(ids) if id in self._by_id)


def _in_order(records: Iterable[Record], kinds: Kinds) -> list[Record]:
    place = {kind.name: index for index, kind in enumerate(kinds)}
    return sorted(records, key=lambda r: (place.get(r.kind, len(place)), r.kind, r.id, r.file))


def _one_for_each_id(records: list[Record]) -> tuple[dict[str, Record], tuple[Record, ...]]:
    by_id: dict[str, Record] = {}
    duplicates = [record for record in records if by_id.setdefault(record.id, record) is not record]
    return by_id, tuple(duplicates)


def _grouped(by_id: Mapping[str, Record], kinds: Kinds) -> dict[str, tuple[Record, ...]]:
    grouped: dict[str, list[Record]] = {kind.name: [] for kind in kinds}
    for record in by_id.values():
        grouped.setdefault(record.kind, []).append(record)
    return {kind: tuple(found) for kind, found in grouped.items()}


def _joined(
    by_id: Mapping[str, Record], kinds: Kinds, broken: frozenset[str], suggestions: Suggestions
) -> tuple[dict[str, list[Link]], dict[str, list[Link]], list[LinkFault]]:
    """All links by their source, the sound ones among them by their source, and the faults."""
    paths = {kind.name: link_paths(kind) for kind in kinds}
    written: dict[str, list[Link]] = {}
    sound: dict[str, list[Link]] = {}
    faults: list[LinkFault] = []
    for record in by_id.values():
        for link, allowed in links_of(record, paths.get(record.kind, ())):
            written.setdefault(record.id, []).append(link)
            target = by_id.get(link.target)
            if target is not None and target.kind in allowed:
                sound.setdefault(record.id, []).append(link)
            elif target is not None or link.target not in broken:
                reason: Reason = "missing" if target is None else "wrong_kind"
                suggestion = suggestions.like(link.target, allowed)
                faults.append(LinkFault(link, reason, allowed, suggestion))
    return written, sound, faults


def _turned(links: Mapping[str, list[Link]]) -> dict[str, list[Link]]:
    """The same links by their target, in the order they are met."""
    by_target: dict[str, list[Link]] = {}
    for found in links.values():
        for link in found:
            by_target.setdefault(link.target, []).append(link)
    return by_target


def _frozen(links: Mapping[str, list[Link]]) -> Mapping[str, tuple[Link, ...]]:
    return MappingProxyType({record: tuple(found) for record, found in links.items()})
