"""What an edition may say is missing: judged on what it shows, and on the answers that are held.

A gap that rested on any other record would tell that there is one. So outside the provider no check
sees a record that is not shown, but for two sorts: those that answer what is shown (the chain keeps
its true state, so a step that was taken is not called missing), and consents. Habits of a service
are counts: they are judged on what is shown alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from coproof.checks import CHECKS, Case, run_checks
from coproof.fields import Kinds
from coproof.graph import Graph
from coproof.graph.services import ANSWERS
from coproof.model import EDITIONS, Edition, Finding, Record, by_place

_GAPS = tuple(check for check in CHECKS if check.severity != "error" and not check.last)
_HABITS = tuple(check for check in _GAPS if check.habit)
_CHAINS = tuple(check for check in _GAPS if not check.habit)


def findings_of(
    whole: Case, projected: Case, mistakes: Iterable[Finding], edition: Edition
) -> tuple[Finding, ...]:
    """What one edition, or one scope of it, may say is wrong or missing; without places.

    `whole` is everything as on the day of `projected`, which holds what is shown. `mistakes` are
    the errors in all records: no edition outside the provider is built while there are any.
    """
    shown = {record.id: record for record in projected.graph.records}
    journeys = {id: told for id, told in whole.journeys.items() if id in shown}
    kept = judged_records(whole.graph, frozenset(shown))
    all_of_them = len(kept) == len(whole.graph.records)
    judged = whole.graph if all_of_them else Graph.build(kept, whole.kinds)
    chains = run_checks(replace(whole, graph=judged, journeys=journeys), _CHAINS)
    about = (f for f in (*mistakes, *chains) if _is_shown(f, shown, whole.kinds, edition))
    habits = run_checks(projected, _HABITS)
    return tuple(sorted(map(_without_place, (*about, *habits)), key=by_place))


def judged_records(graph: Graph, shown: frozenset[str]) -> tuple[Record, ...]:
    """The records that are shown, those that answer them, and consents; in the order of `graph`.

    A decision answers feedback through its theme as well, also where the theme is not shown.
    """
    themes = {t for id in shown for t in _themes(graph.get(id))}
    answered = set(shown | themes)
    for kind, fields in ANSWERS.items():
        for record in graph.of_kind(kind):
            links = graph.links_from(record.id)
            if any(x.target in answered for x in links if x.field_name in fields):
                answered.add(record.id)
    kept = answered - (themes - shown)
    return tuple(one for one in graph.records if one.id in kept or one.kind == "consent")


def _themes(record: Record | None) -> tuple[str, ...]:
    return record.many("themes") if record is not None and record.kind == "feedback" else ()


def _is_shown(
    finding: Finding, shown: Mapping[str, Record], kinds: Kinds, edition: Edition
) -> bool:
    """Whether a finding is about a record and a field that the edition shows."""
    if finding.record is None or finding.record not in shown:
        return False
    found = kinds[shown[finding.record].kind].field(finding.field or "")
    if found is None or found.shape in ("list", "object"):
        return True
    return EDITIONS.index(found.visibility) <= EDITIONS.index(edition)


def _without_place(finding: Finding) -> Finding:
    """Places are for the provider: where a file lies is nobody else's business."""
    return replace(finding, file=None, line=None, column=None, excerpt=None)
