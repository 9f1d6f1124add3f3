"""Who outside first had each record: the earliest witness of a site that showed it.

A record in its present form and an earlier form of it are told apart, since a witness of the one
says nothing about the other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from coproof.edition.curtain import curtain
from coproof.edition.project import shown_ids
from coproof.graph import Graph
from coproof.model import CommittedForms, History, Settings, Witness, Witnessed

Shown = Callable[[Witness], frozenset[str]]
"""The records that the site of a witness showed."""


def with_witnesses(
    history: History, graph: Graph, settings: Settings, held: Mapping[str, CommittedForms]
) -> History:
    """The history with who first had each record; `held` has the commits that are here.

    Nobody can have had a commit that is not here, or before it was made: such witnesses only count
    as not found. `graph` holds everything, and which records a site showed is told by it and the
    settings as they are now.
    """
    found = tuple(
        one
        for one in settings.witnesses
        if one.commit in held and held[one.commit].on <= date.fromisoformat(one.on)
    )
    return replace(
        history,
        witnessed=_first(found, held, _shown_by(graph, settings, found)),
        not_found=len(settings.witnesses) - len(found),
    )


def _shown_by(graph: Graph, settings: Settings, witnesses: Iterable[Witness]) -> Shown:
    editions = sorted({one.edition for one in witnesses})
    ids = {edition: shown_ids(graph, settings, edition) for edition in editions}

    def shown(witness: Witness) -> frozenset[str]:
        present = curtain(graph.records, date.fromisoformat(witness.as_at))
        return ids[witness.edition].intersection(record.id for record in present)

    return shown


def _first(
    witnesses: Iterable[Witness], held: Mapping[str, CommittedForms], shown: Shown
) -> Mapping[str, Witnessed]:
    """For each record that any of the witnesses had, who had it first."""
    now: dict[str, Witness] = {}
    earlier: dict[str, Witness] = {}
    for witness in sorted(witnesses, key=lambda one: (one.on, one.root, one.by)):
        same = held[witness.commit].same
        for record_id in shown(witness).intersection(same):
            (now if same[record_id] else earlier).setdefault(record_id, witness)
    return MappingProxyType(
        {
            one: Witnessed(now.get(one), _before(earlier.get(one), now.get(one)))
            for one in sorted(now.keys() | earlier.keys())
        }
    )


def _before(earlier: Witness | None, now: Witness | None) -> Witness | None:
    """An earlier form is worth telling only where its witness came first."""
    if earlier is None or now is None:
        return earlier
    return earlier if earlier.on < now.on else None
