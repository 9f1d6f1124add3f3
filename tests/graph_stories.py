"""Small portfolios written as plain text: one line for each record, its id first."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import yaml

from coproof.graph import Graph
from coproof.model import Record, freeze
from coproof.read import read_kinds

UNSAID: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "feedback": {"service": "svc-mill", "from_role": "person"},
        "theme": {"services": ["svc-mill"], "identified_on": "2026-01-12"},
        "decision": {"outcome": "yes"},
        "review": {"kind": "outcome", "result": "improved"},
        "told": {"whom": ["everyone_in_service"]},
    }
)
"""What a story need not say about its records."""


def records_of(text: str) -> tuple[Record, ...]:
    """The records of a story; every value is a text, a list or a map, as in the files."""
    story = yaml.load(text, Loader=yaml.BaseLoader) or {}
    return tuple(record(record_id, **fields) for record_id, fields in story.items())


def record(record_id: str, /, **fields: Any) -> Record:
    """One record; its kind is that of its prefix."""
    kind = read_kinds().of_prefix(record_id)
    assert kind is not None, record_id
    data = {"id": record_id, **UNSAID.get(kind.name, {}), **fields}
    return Record(kind.name, record_id, f"evidence/{kind.folder}/{record_id}.yml", freeze(data))


def graph_of(text: str, *more: Record, broken: frozenset[str] = frozenset()) -> Graph:
    """The graph of a story."""
    return Graph.build((*records_of(text), *more), read_kinds(), broken)
