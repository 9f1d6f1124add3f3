"""Rows on their way into the portfolio: with an id, and without those whose key came twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from coproof.capture.drafts import Draft, Refusal
from coproof.capture.ids import ids_by_content, ids_by_key
from coproof.capture.import_map import ImportMap
from coproof.fields import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that may become the record `id`; `data` is everything that the record will say."""

    row: int
    id: str
    data: dict[str, Any]
    draft: Draft


def entries(
    chart: ImportMap, kind: Kind, drafts: Sequence[Draft]
) -> tuple[tuple[Entry, ...], tuple[Refusal, ...]]:
    """The drafts with their ids, and the rows whose key an earlier row has already."""
    keyed = [draft for draft in drafts if draft.key]
    by_row = dict(_pairs(keyed, ids_by_key(kind.prefix, [draft.key for draft in keyed])))
    bare = [draft for draft in drafts if not draft.key]
    by_row |= dict(_pairs(bare, ids_by_content(kind.prefix, [draft.content for draft in bare])))
    found = []
    refusals = []
    for draft in drafts:
        record_id = by_row[draft.row]
        if record_id is None:
            refusals.append(Refusal(draft.row, chart.key or "", "an earlier row has the same key"))
        else:
            found.append(Entry(draft.row, record_id, {"id": record_id, **draft.data}, draft))
    return tuple(found), tuple(refusals)


def _pairs(drafts: Iterable[Draft], ids: Iterable[str | None]) -> Iterable[tuple[int, str | None]]:
    return zip((draft.row for draft in drafts), ids, strict=True)
