"""Whether records that are about to be written would pass `coproof check`, before they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coproof.capture.sheet import same
from coproof.capture.write import cannot_be_kept
from coproof.checks import CHECKS, Case, run_checks
from coproof.fields import Kind, Kinds
from coproof.graph import Graph
from coproof.model import Finding, Record, Settings, freeze
from coproof.read import Reading, read_evidence, read_kinds, read_settings
from coproof.read.places import field_of
from coproof.read.shape import Shape

ERRORS = tuple(check for check in CHECKS if check.severity == "error")

PERSONAL_DATA = "personal-data"


@dataclass(frozen=True, slots=True)
class Judge:
    """The portfolio as it stands, to judge new records by.

    `taken` are the ids that exist already, also of files that could not be read. `titles` are
    the ids of existing records by kind, then by title (as `same` gives it) or by the id itself.
    """

    kinds: Kinds
    settings: Settings
    records: tuple[Record, ...]
    taken: frozenset[str]
    broken: frozenset[str]
    titles: Mapping[str, Mapping[str, str]]
    shapes: Mapping[str, Shape]
    today: date

    @classmethod
    def of(cls, root: Path, today: date) -> "Judge":
        """The portfolio below `root`, with all that it holds today."""
        kinds = read_kinds()
        reading: Reading = read_evidence(root, kinds)
        settings, _ = read_settings(root, kinds)
        return cls(
            kinds=kinds,
            settings=settings,
            records=reading.records,
            taken=frozenset(record.id for record in reading.records) | reading.broken,
            broken=reading.broken,
            titles=_titles(kinds, reading.records),
            shapes={kind.name: Shape.of(kind.schema) for kind in kinds},
            today=today,
        )

    def shape(self, kind: Kind, data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """What is wrong with a record by itself: paths of fields, each with a sentence."""
        kept = cannot_be_kept(data)
        if kept is not None:
            return ((kept, "holds hidden control characters; take them out"),)
        return tuple(
            (field_of(fault.path) or "", without_label(fault.message))
            for fault in self.shapes[kind.name].faults(data)
        )

    def errors(self, made: Iterable[Record]) -> Mapping[str, tuple[Finding, ...]]:
        """The errors that new records would bring, by the id of the record that has them."""
        new = tuple(made)
        ids = {record.id for record in new}
        case = Case(
            kinds=self.kinds,
            graph=Graph.build(self.records + new, self.kinds, self.broken),
            journeys={},
            settings=self.settings,
            as_at=self.today,
            today=self.today,
        )
        found: dict[str, list[Finding]] = {}
        for finding in run_checks(case, ERRORS):
            if finding.record in ids and finding.severity == "error":
                found.setdefault(finding.record or "", []).append(finding)
        return {record: tuple(findings) for record, findings in found.items()}


def as_record(kind: Kind, data: Mapping[str, Any], file: str) -> Record:
    """Plain data as the record that the reader would make of it."""
    return Record(kind.name, data.get("id", kind.name), file, freeze(data))


def _titles(kinds: Kinds, records: Iterable[Record]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {kind.name: {} for kind in kinds}
    for record in records:
        found[record.kind].setdefault(same(record.text("title")), record.id)
        found[record.kind][record.id] = record.id
    return found


def without_label(message: str) -> str:
    """What a message says, without the label that it begins with."""
    return message.partition(": ")[2] or message
