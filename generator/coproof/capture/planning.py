"""A spreadsheet and a map become new records: what would be made, what not, and why.

Nothing is written here: `plan_import` says what would be, `save.write_all` does it. So a dry run
is the same run, stopped before its last step.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coproof.capture.cells import Reading
from coproof.capture.drafts import Draft, Drafting, LeftOut, Refusal
from coproof.capture.entries import Entry, entries
from coproof.capture.import_map import ImportMap
from coproof.capture.joining import Companions, companions, joined
from coproof.capture.judge import Judge
from coproof.capture.judging import sound, well_named, well_shaped
from coproof.capture.save import NewRecord, file_of
from coproof.capture.sheet import Sheet
from coproof.capture.write import record_text
from coproof.fields import Kind


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; every row of the sheet is counted in exactly one place.

    `taken` are the rows that become records, `already` the number of rows whose records are there
    already, `left_out` counts rows by the map's reason, `refusals` say why rows are refused (a
    row may have several). `withheld` of the taken rows are kept internal because of a likely
    name. `records` are all files to write: services and themes first, then the rows.
    """

    rows: int
    taken: tuple[Entry, ...]
    already: int
    left_out: Mapping[str, int]
    refusals: tuple[Refusal, ...]
    withheld: int
    records: tuple[NewRecord, ...]
    notes: tuple[str, ...]

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return len({refusal.row for refusal in self.refusals})


def plan_import(chart: ImportMap, sheet: Sheet, judge: Judge) -> Plan:
    """Everything that importing this sheet by this map would do; the map has passed its checks."""
    kind = judge.kinds[chart.makes]
    drafting = Drafting(chart, sheet, kind, Reading(chart.dates, chart.separator, judge.titles))
    outcomes = [drafting.outcome(row) for row in sheet.rows]
    drafts = [outcome for outcome in outcomes if isinstance(outcome, Draft)]
    left_out = Counter(outcome.because for outcome in outcomes if isinstance(outcome, LeftOut))
    refusals = [said for outcome in outcomes if isinstance(outcome, tuple) for said in outcome]

    identified, repeated = entries(chart, kind, drafts)
    fresh = tuple(entry for entry in identified if entry.id not in judge.taken)
    taken, refused = _taken(fresh, chart, judge)
    return Plan(
        rows=len(sheet.rows),
        taken=taken,
        already=len(identified) - len(fresh),
        left_out={rule.because: left_out[rule.because] for rule in chart.leave_out},
        refusals=tuple(sorted((*refusals, *repeated, *refused), key=lambda said: said.row)),
        withheld=sum(entry.data["visibility"] != entry.draft.data["visibility"] for entry in taken),
        records=tuple(_records(companions(taken, chart, judge), taken, kind, judge)),
        notes=(*sheet.notes, *_other_dates(chart, drafts)),
    )


def _taken(
    fresh: Sequence[Entry], chart: ImportMap, judge: Judge
) -> tuple[tuple[Entry, ...], tuple[Refusal, ...]]:
    """The rows that pass every judgement, and why the others do not."""
    left, refusals = joined(fresh, chart, judge)
    for judgement in (well_shaped, well_named, sound):
        left, more = judgement(left, chart, judge)
        refusals += more
    return left, refusals


def _records(
    beside: Companions, taken: Iterable[Entry], kind: Kind, judge: Judge
) -> Iterable[NewRecord]:
    for name, data in beside.values():
        yield new_record(judge.kinds[name], data)
    for entry in taken:
        yield new_record(kind, entry.data)


def new_record(kind: Kind, data: Mapping[str, Any]) -> NewRecord:
    """The file of a record: where it goes, and its text."""
    record_id = str(data.get("id", kind.name))
    file = file_of(kind.name, kind.folder, record_id, data.get("given_on"))
    return NewRecord(kind.name, record_id, file, record_text(kind, data))


def _other_dates(chart: ImportMap, drafts: Iterable[Draft]) -> Iterable[str]:
    """Says aloud how many dates were read in any but the first of the map's formats."""
    used: Counter[str] = Counter()
    for draft in drafts:
        used.update(draft.formats)
    for pattern in chart.dates[1:]:
        if count := used[pattern]:
            dates, were = ("date", "was") if count == 1 else ("dates", "were")
            yield f"{count} {dates} did not fit {chart.dates[0]} and {were} read as {pattern}."
