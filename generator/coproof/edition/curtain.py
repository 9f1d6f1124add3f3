"""The curtain: the records as they stood on a day.

`as_at` is a clock and a curtain. A record whose own date is later is absent; dates inside a
record that are later have not happened yet. The wording is today's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from coproof.model import Record, first_day

OWN_DATE: Mapping[str, str] = MappingProxyType(
    {
        "feedback": "given_on",
        "theme": "identified_on",
        "decision": "decided_on",
        "review": "on",
        "told": "on",
        "event": "on",
    }
)
"""The field that says when a record came to be. An action came to be with its decision.

Consents are left out on purpose: consent given or withdrawn counts whatever the day.
"""


def curtain(records: Iterable[Record], as_at: date) -> tuple[Record, ...]:
    """The records that existed on that day, as they stood, in the order they came."""
    everything = tuple(records)
    absent = {record.id for record in everything if _later(record, as_at)}
    for kind, field in (("action", "decision"), ("review", "actions")):
        absent |= {r.id for r in everything if r.kind == kind and _rests_on(r, field, absent)}
    present = (record for record in everything if record.id not in absent)
    return tuple(_as_it_stood(record, as_at, absent) for record in present)


def _later(record: Record, as_at: date) -> bool:
    own = record.get(OWN_DATE.get(record.kind, ""))
    return isinstance(own, str) and first_day(own) > as_at


def _rests_on(record: Record, field: str, absent: set[str]) -> bool:
    """Whether all that this record rests on had not happened yet."""
    value = record.get(field)
    targets = value if isinstance(value, tuple) else (value,)
    return bool(targets) and all(target in absent for target in targets)


def _as_it_stood(record: Record, as_at: date, absent: set[str]) -> Record:
    changed = _UNDO.get(record.kind, _nothing)(dict(record.data), as_at)
    if record.kind == "feedback" and absent.intersection(record.many("themes")):
        changed["themes"] = tuple(t for t in record.many("themes") if t not in absent)
    return record if changed == record.data else replace(record, data=MappingProxyType(changed))


def _happened(value: Any, as_at: date) -> bool:
    return not isinstance(value, str) or first_day(value) <= as_at


def _nothing(data: dict[str, Any], as_at: date) -> dict[str, Any]:
    return data


def _feedback(data: dict[str, Any], as_at: date) -> dict[str, Any]:
    if not _happened(data.get("route", {}).get("on"), as_at):
        del data["route"]
    complaint = data.get("complaint", {})
    late = {
        f for f in ("acknowledged_on", "responded_on") if not _happened(complaint.get(f), as_at)
    }
    if "responded_on" in late:
        late.add("outcome")
    if late:
        kept = {field: value for field, value in complaint.items() if field not in late}
        data["complaint"] = MappingProxyType(kept)
    return data


def _theme(data: dict[str, Any], as_at: date) -> dict[str, Any]:
    history = data.get("history", ())
    kept = tuple(entry for entry in history if _happened(entry["on"], as_at))
    if len(kept) < len(history):
        newest = max(kept, key=lambda entry: first_day(entry["on"]), default={"status": "open"})
        data |= {"history": kept, "status": newest["status"]}
    return data


def _action(data: dict[str, Any], as_at: date) -> dict[str, Any]:
    if not _happened(data.get("done_on"), as_at):
        for field in ("done_on", "stopped_because"):
            data.pop(field, None)
        data["status"] = "in_progress" if "start_on" in data else "planned"
    if data.get("status") == "in_progress" and not _happened(data.get("start_on"), as_at):
        data["status"] = "planned"
    moves = data.get("due_history", ())
    kept = tuple(move for move in moves if _happened(move.get("on"), as_at))
    if len(kept) < len(moves):
        undone = next(move for move in moves if not _happened(move.get("on"), as_at))
        data |= {"due_history": kept, "due_on": undone.get("from", data.get("due_on"))}
    return data


def _indicator(data: dict[str, Any], as_at: date) -> dict[str, Any]:
    series = data.get("series", ())
    data["series"] = tuple(point for point in series if _happened(point["on"], as_at))
    return data


_UNDO: Mapping[str, Callable[[dict[str, Any], date], dict[str, Any]]] = MappingProxyType(
    {"feedback": _feedback, "theme": _theme, "action": _action, "indicator": _indicator}
)
