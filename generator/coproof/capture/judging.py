"""Rows judged as `coproof check` would judge their records: only sound ones go on.

A row that names a new service or theme which would be wrong itself is refused with it, because
the portfolio must have no error after an import that it did not have before.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coproof.capture.drafts import Refusal
from coproof.capture.entries import Entry
from coproof.capture.import_map import ImportMap
from coproof.capture.joining import Companions, companions, names_of
from coproof.capture.judge import PERSONAL_DATA, Judge, as_record, without_label
from coproof.model import Finding

Judged = tuple[tuple[Entry, ...], tuple[Refusal, ...]]

_INDEX = re.compile(r"\[\d+\]")


def well_shaped(entries: Iterable[Entry], chart: ImportMap, judge: Judge) -> Judged:
    """The rows whose records have every field they need, each of the right shape."""
    kind = judge.kinds[chart.makes]
    sound: list[Entry] = []
    refusals: list[Refusal] = []
    for entry in entries:
        faults = judge.shape(kind, entry.data)
        refusals.extend(Refusal(entry.row, column(chart, path), said) for path, said in faults)
        if not faults:
            sound.append(entry)
    return tuple(sound), tuple(refusals)


def well_named(entries: Sequence[Entry], chart: ImportMap, judge: Judge) -> Judged:
    """The rows whose new services and themes have the right shape."""
    wrong = {
        record_id: faults[0][1]
        for record_id, (kind, data) in companions(entries, chart, judge).items()
        if (faults := judge.shape(judge.kinds[kind], data))
    }
    return _without(entries, chart, wrong)


def sound(entries: Sequence[Entry], chart: ImportMap, judge: Judge) -> Judged:
    """The rows whose records bring no error; the map may keep those with a likely name internal."""
    beside = companions(entries, chart, judge)
    errors = _errors(entries, beside, chart, judge)
    if chart.personal_data == "withhold":
        entries = tuple(_withheld(entry, errors.get(entry.id, ())) for entry in entries)
        errors = _errors(entries, beside, chart, judge)
    wrong = {name: without_label(errors[name][0].message) for name in beside if name in errors}
    named, refusals = _without(entries, chart, wrong)
    refusals += tuple(
        Refusal(entry.row, column(chart, error.field or ""), without_label(error.message))
        for entry in named
        for error in errors.get(entry.id, ())
    )
    return tuple(entry for entry in named if entry.id not in errors), refusals


def column(chart: ImportMap, path: str) -> str:
    """The label of the column that a field came from; where it came from none, the map's part."""
    bare = _INDEX.sub("", path)
    for field, labels in chart.columns.items():
        if bare == field or bare.startswith(f"{field}."):
            return labels[0]
    if bare in ("service", "services") and chart.services is not None:
        return chart.services.column
    return f"no column for {bare}" if bare else "the whole row"


def _without(entries: Sequence[Entry], chart: ImportMap, wrong: Mapping[str, str]) -> Judged:
    """The rows that name none of these records, and the others with what is wrong with them."""
    kept: list[Entry] = []
    refusals: list[Refusal] = []
    for entry in entries:
        named = sorted(names_of(entry) & wrong.keys())
        if named:
            refusals.append(Refusal(entry.row, _naming(chart, named[0]), wrong[named[0]]))
        else:
            kept.append(entry)
    return tuple(kept), tuple(refusals)


def _naming(chart: ImportMap, record_id: str) -> str:
    if record_id.startswith("svc-") and chart.services is not None:
        return chart.services.column
    return (chart.themes.column if chart.themes is not None else None) or "themes"


def _errors(
    entries: Sequence[Entry], beside: Companions, chart: ImportMap, judge: Judge
) -> Mapping[str, tuple[Finding, ...]]:
    kind = judge.kinds[chart.makes]
    rows = (as_record(kind, entry.data, "") for entry in entries)
    others = (as_record(judge.kinds[name], data, "") for name, data in beside.values())
    return judge.errors((*rows, *others))


def _withheld(entry: Entry, errors: Iterable[Finding]) -> Entry:
    if not any(error.check == PERSONAL_DATA for error in errors):
        return entry
    return replace(entry, data=entry.data | {"visibility": "internal"})
