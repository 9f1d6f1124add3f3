"""One pack: everything that a contract monitoring officer asks for, in eleven parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coproof.measures.figures import Figure, Guard
from coproof.model import Finding
from coproof.views.case_study import CaseStudy, case_study
from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.examples import SHORT
from coproof.views.figures import FigureRow
from coproof.views.pack.action_plan import PlannedAction, agreed_with_commissioners, open_actions
from coproof.views.pack.involvement import Involved, involvement
from coproof.views.pack.kpis import Kpi, kpis
from coproof.views.pack.outcomes import Outcome, outcomes
from coproof.views.pack.scope import PackScope, scopes
from coproof.views.pack.surveys import Survey, surveys

EXAMPLES = 3
MOST_GAPS = 40


@dataclass(frozen=True, slots=True)
class Area:
    """One thing that commissioners expect, and its records; `wanted` where there are none."""

    label: str
    entries: tuple[Entry, ...]
    wanted: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The eleven parts of one pack.

    `numbers` are the figures of the period, by item; `trend` those of the quarter of its end and
    of the quarters before, for complaints and for restriction, headed by `trend_heads`.
    """

    scope: PackScope
    provider: str
    commissioners: tuple[str, ...]
    kpis: tuple[Kpi, ...]
    numbers: dict[str, tuple[tuple[str, str], ...]]
    trend: dict[str, tuple[FigureRow, ...]]
    trend_heads: tuple[str, ...]
    open_actions: tuple[PlannedAction, ...]
    agreed: tuple[PlannedAction, ...]
    outcomes: tuple[Outcome, ...]
    surveys: tuple[Survey, ...]
    examples: tuple[CaseStudy, ...]
    setback: CaseStudy | None
    involvement: tuple[Involved, ...]
    gaps: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    areas: tuple[Area, ...]


def packs(catalogue: Catalogue) -> Iterator[Pack]:
    """Every pack of an edition, period by period."""
    for scope in scopes(catalogue):
        yield _pack(scope)


def _pack(scope: PackScope) -> Pack:
    catalogue = scope.period.catalogue
    graph = catalogue.portfolio.graph
    provider = next(iter(graph.of_kind("provider")), None)
    service = graph.get(scope.service.id) if scope.service else None
    quarters = scope.period.quarters
    own = quarters.of_service(service.id) if service else quarters
    counted = quarters.during(scope.period.span, service.id if service else None)
    gaps = tuple(_gaps(scope))
    themes = [one for one in scope.period.whole if scope.holds(one.id)]
    failed = [one for one in scope.period.setbacks if scope.holds(one.id)]
    return Pack(
        scope=scope,
        provider=provider.text("name") if provider else catalogue.portfolio.name,
        commissioners=tuple(service.many("commissioners")) if service else (),
        kpis=kpis(scope),
        numbers={item: _said(rows, quarters.guard) for item, rows in counted.items()},
        trend={item: own.rows(item) for item in ("complaints", "restrictive-practice")},
        trend_heads=tuple(quarter.short for quarter in own.quarters),
        open_actions=open_actions(scope),
        agreed=agreed_with_commissioners(scope),
        outcomes=outcomes(scope),
        surveys=surveys(scope),
        examples=tuple(case_study(one, catalogue, SHORT) for one in themes[:EXAMPLES]),
        setback=case_study(failed[0], catalogue, SHORT) if failed else None,
        involvement=involvement(scope),
        gaps=tuple(one for one in gaps if not one.accepted)[:MOST_GAPS],
        accepted=tuple(one for one in gaps if one.accepted),
        areas=tuple(_areas(scope)),
    )


def _said(rows: Iterable[Figure], guard: Guard) -> tuple[tuple[str, str], ...]:
    return tuple((figure.label, guard.said(figure)) for figure in rows)


def _gaps(scope: PackScope) -> Iterator[Finding]:
    """The gaps in records that belong here, in the order of the report."""
    for finding in scope.period.catalogue.portfolio.findings:
        if finding.severity == "gap" and finding.record and scope.holds(finding.record):
            yield finding


def _areas(scope: PackScope) -> Iterator[Area]:
    for one, found in scope.period.areas:
        here = {id for id in found if scope.holds(id)}
        yield Area(one.label, newest_first(scope.period.catalogue.known(sorted(here))), one.wanted)
