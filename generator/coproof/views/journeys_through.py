"""Which journeys go through a record: the themes that its chain belongs to."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from coproof.model import Record
from coproof.views.catalogue import Catalogue, Entry

MOST = 4
"""How many journeys a page leads to."""

_TOWARDS_THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "feedback": ("themes",),
        "decision": ("responds_to",),
        "action": ("decision",),
        "review": ("actions",),
        "told": ("covers", "about"),
    }
)
"""For each kind of record, the fields that lead towards the themes of its chain."""


def journeys_through(record: Record, catalogue: Catalogue) -> tuple[Entry, ...]:
    """The themes whose journeys go through a record, sorted by id, as many as a page leads to."""
    themes: set[str] = set()
    _collect(record, catalogue, themes, set())
    return catalogue.known(sorted(themes))[:MOST]


def _collect(record: Record, catalogue: Catalogue, themes: set[str], seen: set[str]) -> None:
    """Follow the links backwards; `seen` ends the search should records name each other."""
    if record.id in seen:
        return
    seen.add(record.id)
    if record.kind == "theme":
        themes.add(record.id)
        return
    for earlier in _earlier(record, catalogue):
        _collect(earlier, catalogue, themes, seen)


def _earlier(record: Record, catalogue: Catalogue) -> Iterable[Record]:
    graph = catalogue.portfolio.graph
    for field in _TOWARDS_THEMES.get(record.kind, ()):
        yield from graph.linked_from(record.id, field)
