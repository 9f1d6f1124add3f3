"""The projection itself: visibility of records, leaves of fields, consent, scope, small numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from coproof.edition.consent import Permission
from coproof.edition.files import Files
from coproof.edition.leaves import Leaves
from coproof.edition.pictures import refused_pictures, shown_pictures
from coproof.edition.scope import Scope
from coproof.edition.small_numbers import hide_small_numbers
from coproof.fields import Kinds
from coproof.graph import Graph
from coproof.graph.services import ANSWERS
from coproof.model import EDITIONS, Attachment, Edition, Picture, Record, Settings

_NO_FILES: Mapping[str, Attachment] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Projection:
    """What one edition may know.

    `held` says for a record how many of the records it names, by field, are held; `held_after`
    how many records that answer it, by kind. `withheld` counts the records inside the scope that
    are not shown: how much there is outside it is nobody's business there. `pictures` are those
    that Easy Read lines of the records use and may show. `may_publish` says of each entry of a
    record's media that is left at which place it was written, or None where its file may not be
    shown.
    """

    records: tuple[Record, ...]
    held: Mapping[str, Mapping[str, int]]
    held_after: Mapping[str, Mapping[str, int]]
    withheld: int
    pictures: tuple[Picture, ...]
    may_publish: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)


def project(
    graph: Graph,
    kinds: Kinds,
    settings: Settings,
    *,
    edition: Edition,
    scope: Scope | None,
    permission: Permission,
    attachments: Mapping[str, Attachment] = _NO_FILES,
) -> Projection:
    """The records of `graph` (already behind the curtain) as this edition may show them.

    Pure: the same arguments give the same projection. `permission` must be for the same edition.
    A file that is not among `attachments`, with a type that fits its entry, is not published.
    """
    scope = scope or Scope()
    visible = shown_ids(graph, settings, edition)
    shown = visible & scope.ids(graph, visible)
    refused = refused_pictures(settings.pictures, permission)
    held: dict[str, Mapping[str, int]] = {}
    may_publish = {}
    records = []
    for record in graph.records:
        if record.id in shown:
            leaves = Leaves(
                edition,
                permission,
                shown.__contains__,
                Files(edition, attachments),
                withdrawn=_withdrawn(record),
                refused_pictures=refused,
            )
            data = leaves.of(scope.trimmed(record), kinds[record.kind])
            fewer_than = settings.editions[edition].fewer_than
            data = hide_small_numbers(record.kind, data, fewer_than)
            records.append(replace(record, data=data))
            if leaves.places:
                may_publish[record.id] = tuple(leaves.places)
            if leaves.held:
                held[record.id] = MappingProxyType(leaves.held)
    return Projection(
        records=tuple(records),
        held=MappingProxyType(held),
        held_after=_held_after(graph, shown),
        withheld=len(scope.ids(graph)) - len(records),
        pictures=shown_pictures(settings.pictures, permission, records),
        may_publish=MappingProxyType(may_publish),
    )


def _withdrawn(record: Record) -> bool:
    """Whether the person took the whole item back: a consent is no such item."""
    return record.kind == "feedback" and "withdrawn_on" in record.data


def shown_ids(graph: Graph, settings: Settings, edition: Edition) -> frozenset[str]:
    """The records of a graph that an edition shows, by their ids."""
    small = _small_services(graph, settings.min_people)
    return frozenset(
        record.id
        for record in graph.records
        if _in_edition(record, edition, small.intersection(graph.services_of(record.id)))
    )


def _small_services(graph: Graph, min_people: int) -> frozenset[str]:
    """Services in which almost every record would point at somebody; unknown counts as few."""
    services = graph.of_kind("service")
    return frozenset(s.id for s in services if (s.get("people_count") or 0) < min_people)


def _in_edition(record: Record, edition: Edition, small: frozenset[str]) -> bool:
    if record.kind == "provider":
        return True
    if record.kind == "consent":
        return edition == "internal"
    narrowest: Edition = "partner" if small or _safeguarding(record) else "public"
    needed = max(EDITIONS.index(record.visibility), EDITIONS.index(narrowest))
    return EDITIONS.index(edition) >= needed


def _safeguarding(record: Record) -> bool:
    """A safeguarding item is never public, whatever its file says."""
    return record.kind == "feedback" and record.part("route").get("to") == "safeguarding"


def _held_after(graph: Graph, shown: frozenset[str]) -> Mapping[str, Mapping[str, int]]:
    """Only answers: that a held record names a meeting or an indicator is nobody's business."""
    after: dict[str, dict[str, int]] = {}
    for kind, fields in ANSWERS.items():
        for record in graph.of_kind(kind):
            if record.id not in shown:
                links = graph.links_from(record.id)
                answered = {link.target for link in links if link.field_name in fields}
                for target in answered & shown:
                    counts = after.setdefault(target, {})
                    counts[kind] = counts.get(kind, 0) + 1
    return MappingProxyType({key: MappingProxyType(counts) for key, counts in after.items()})
