"""Which services a record belongs to: those it names, or those of what it answers."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coproof.graph.links import Link
from coproof.model import Record

ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "decision": ("responds_to",),
        "action": ("decision",),
        "review": ("actions",),
        "told": ("covers", "about"),
    }
)
"""For the kinds that name no service themselves: the fields that name what they answer."""


def services_by_record(
    records: Mapping[str, Record], links: Mapping[str, Sequence[Link]]
) -> dict[str, tuple[str, ...]]:
    """The services of every record, sorted; empty for a record of the whole provider.

    `links` are the sound links out of each record. A service belongs to itself. A service that a
    record names counts even where no such service exists, so that a slip never widens who may
    see the record.
    """
    known: dict[str, tuple[str, ...]] = {}
    for record in records.values():
        _find(record, records, links, known)
    return known


def _find(
    record: Record,
    records: Mapping[str, Record],
    links: Mapping[str, Sequence[Link]],
    known: dict[str, tuple[str, ...]],
) -> tuple[str, ...]:
    if record.id not in known:
        known[record.id] = ()  # ends the search should records answer each other in a circle
        named = _named(record)
        if not named:
            fields = ANSWERS.get(record.kind, ())
            answered = [x.target for x in links.get(record.id, ()) if x.field_name in fields]
            named = {s for id in answered for s in _find(records[id], records, links, known)}
        known[record.id] = tuple(sorted(named))
    return known[record.id]


def _named(record: Record) -> set[str]:
    if record.kind == "service":
        return {record.id}
    named = {record.get("service"), *record.many("services")}
    return {service for service in named if isinstance(service, str)}
