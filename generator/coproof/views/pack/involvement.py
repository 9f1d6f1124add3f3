"""Involvement in a pack: meetings of the period, who came by role, in which formats, and thanks."""

from collections.abc import Mapping
from dataclasses import dataclass

from coproof.fields import Kind
from coproof.model import Record
from coproof.views.answer import choice_words
from coproof.views.catalogue import Entry, newest_first
from coproof.views.pack.scope import PackScope

MOST = 40


@dataclass(frozen=True, slots=True)
class Involved:
    """One meeting: who came (numbers by role, never names), and how people were thanked."""

    entry: Entry
    kind: str
    came: str
    formats: str
    thanks: str


def involvement(scope: PackScope) -> tuple[Involved, ...]:
    """The meetings of the period, newest first, as many as fit."""
    catalogue = scope.period.catalogue
    held = {one.id: one for one in scope.during("event", "on")}
    kind = catalogue.portfolio.kinds["event"]
    entries = newest_first(catalogue.known(held))[:MOST]
    return tuple(_involved(entry, held[entry.id], kind) for entry in entries)


def _involved(entry: Entry, event: Record, kind: Kind) -> Involved:
    formats = (choice_words(kind, "formats[0]", one) for one in event.many("formats"))
    thanks = (choice_words(kind, "recognition[0]", one) for one in event.many("recognition"))
    return Involved(
        entry=entry,
        kind=choice_words(kind, "kind", event.get("kind")),
        came=_came(event.part("attendance"), event.part("invited"), kind),
        formats=", ".join(formats),
        thanks=", ".join(thanks),
    )


def _came(attendance: Mapping[str, object], invited: Mapping[str, object], kind: Kind) -> str:
    """Such as "Person supported: 6 of 19 invited; Staff: fewer than 5".

    There is no total and no percentage, as a number may be hidden.
    """
    roles = kind.field("agenda_set_by[0]")
    label = roles.choice_label if roles else str
    of = {role: f" of {number} invited" for role, number in invited.items()}
    said = (f"{label(role)}: {number}{of.get(role, '')}" for role, number in attendance.items())
    return "; ".join(said)
