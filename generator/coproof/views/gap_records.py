"""The records behind a gap: which check found what, the oldest first, and what is accepted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coproof.model import AcceptedGap, Finding, Settings, first_day
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.manual import check_path, title_of_check


@dataclass(frozen=True, slots=True)
class GapRecord:
    """One finding and the record it is about; `entry` is None where it is about none.

    `acceptance` is what the provider wrote about it: in force where the finding is accepted, else
    run out.
    """

    finding: Finding
    entry: Entry | None
    acceptance: AcceptedGap | None


@dataclass(frozen=True, slots=True)
class FoundByCheck:
    """What one check found: `records` are the oldest of `total`, as many as a page can hold."""

    name: str
    title: str
    path: str
    records: tuple[GapRecord, ...]
    total: int


Acceptances = Mapping[tuple[str, str], AcceptedGap]
"""For each gap the entry that holds longest."""


def acceptances(settings: Settings) -> Acceptances:
    """What the provider accepts, or once accepted, by record and check."""
    by_day = sorted(settings.accepted_gaps, key=lambda gap: gap.until)
    return {(gap.record, gap.check): gap for gap in by_day}


def gap_records(
    findings: Iterable[Finding], catalogue: Catalogue, accepted: Acceptances
) -> tuple[GapRecord, ...]:
    """The findings with their records, those that have waited longest first, then by id."""
    made = (
        GapRecord(
            finding,
            catalogue.entry(finding.record) if finding.record else None,
            accepted.get((finding.record or "", finding.check)),
        )
        for finding in findings
    )
    return tuple(sorted(made, key=_age))


def _age(one: GapRecord) -> tuple[bool, str, str, str, str]:
    on = one.entry.on if one.entry else ""
    day = first_day(on).isoformat() if on else ""
    finding = one.finding
    return not day, day, finding.record or "", finding.check, finding.message


def by_check(records: Iterable[GapRecord], most: int | None = None) -> tuple[FoundByCheck, ...]:
    """The records grouped by the check that found them, in the order of the checks' names."""
    groups: dict[str, list[GapRecord]] = {}
    for one in records:
        groups.setdefault(one.finding.check, []).append(one)
    return tuple(_group(name, tuple(found), most) for name, found in sorted(groups.items()))


def _group(name: str, records: tuple[GapRecord, ...], most: int | None) -> FoundByCheck:
    return FoundByCheck(name, title_of_check(name), check_path(name), records[:most], len(records))
