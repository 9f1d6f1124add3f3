"""The whole flow in one call: from the files of a portfolio to what one edition may show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from coproof.checks import CHECKS, Case, run_checks
from coproof.edition import Permission, Scope, curtain, project, project_journeys
from coproof.fields import Kinds
from coproof.graph import Graph
from coproof.journey import Journey, journeys
from coproof.model import EDITIONS, Edition, Finding, Record, Settings, by_place
from coproof.read import head_commit, locate, read_evidence, read_kinds, read_settings


@dataclass(frozen=True, slots=True)
class Examination:
    """The whole truth about a portfolio on a day: for checks and for people inside the provider.

    `everything` is the graph of all records that could be read, `graph` the records that existed
    on `as_at`; `journeys` are told from the latter. `findings` are sorted and have their places.
    """

    settings: Settings
    kinds: Kinds
    everything: Graph
    graph: Graph
    journeys: tuple[Journey, ...]
    findings: tuple[Finding, ...]
    missing: int
    as_at: date
    today: date
    commit: str | None

    @property
    def records(self) -> int:
        """How many records could be read."""
        return len(self.everything.records)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What one edition may show: all that pages, search and exports ever see.

    `graph` and `journeys` hold the projection only. `held` counts, for a record and a field, the
    linked records that are not published; `held_after`, for a record and a kind, those that
    answer it. `missing` is how many broken records the build went on without.
    """

    settings: Settings
    kinds: Kinds
    edition: Edition
    as_at: date
    commit: str | None
    graph: Graph
    journeys: tuple[Journey, ...]
    findings: tuple[Finding, ...]
    held: Mapping[str, Mapping[str, int]]
    held_after: Mapping[str, Mapping[str, int]]
    withheld: int
    missing: int
    by_feedback: Mapping[str, Journey]
    by_record: Mapping[str, tuple[Finding, ...]]

    @property
    def name(self) -> str:
        """What the site is called: as the settings say, else after the provider."""
        if self.settings.name:
            return self.settings.name
        provider = next((record.text("name") for record in self.graph.of_kind("provider")), "")
        return f"{provider}: evidence portfolio" if provider else "Evidence portfolio"

    def journey(self, feedback_id: str) -> Journey | None:
        """The journey of one piece of feedback, where this edition shows it."""
        return self.by_feedback.get(feedback_id)

    def findings_about(self, record_id: str) -> tuple[Finding, ...]:
        """What this edition may say is missing from a record, in the order of the report."""
        return self.by_record.get(record_id, ())


def open_portfolio(
    root: Path,
    as_at: date | None,
    today: date,
    edition: Edition = "public",
    scope: Scope | None = None,
) -> Portfolio:
    """Read, check and project the portfolio below `root` in one call."""
    return show(examine(root, as_at, today), edition, scope)


def examine(root: Path, as_at: date | None, today: date) -> Examination:
    """Read and check a whole portfolio.

    `as_at` None means the day set in `site_config/portfolio.yml`, else `today`. What is wrong
    with the evidence comes back as findings; nothing is raised for it.
    """
    kinds = read_kinds()
    settings, config_findings = read_settings(root, kinds)
    reading = read_evidence(root, kinds)
    day = as_at or (date.fromisoformat(settings.as_at) if settings.as_at else today)
    everything = Graph.build(reading.records, kinds, reading.broken)
    graph = Graph.build(curtain(reading.records, day), kinds, reading.broken)
    told = journeys(graph, settings.clocks, day)
    case = Case(
        kinds=kinds,
        graph=everything,
        journeys={journey.feedback: journey for journey in told},
        settings=settings,
        as_at=day,
        today=today,
        reading=reading.findings + config_findings,
    )
    return Examination(
        settings=settings,
        kinds=kinds,
        everything=everything,
        graph=graph,
        journeys=told,
        findings=_findings(root, case, graph),
        missing=reading.files - len(reading.records),
        as_at=day,
        today=today,
        commit=head_commit(root),
    )


def _findings(root: Path, case: Case, graph: Graph) -> tuple[Finding, ...]:
    """Errors are judged on everything; gaps and notes on what existed on the day."""
    errors = tuple(check for check in CHECKS if check.severity == "error")
    others = tuple(check for check in CHECKS if check.severity != "error")
    found = run_checks(case, errors) + run_checks(replace(case, graph=graph), others)
    return tuple(sorted(locate(root, found), key=by_place))


def show(examination: Examination, edition: Edition, scope: Scope | None = None) -> Portfolio:
    """What one edition, or one scope of it, may show of an examined portfolio."""
    whole = examination
    permission = Permission.of(whole.everything.records, edition, whole.as_at, whole.today)
    projection = project(
        whole.graph,
        whole.kinds,
        whole.settings,
        edition=edition,
        scope=scope,
        permission=permission,
    )
    shown = {record.id: record for record in projection.records}
    told = project_journeys(whole.journeys, frozenset(shown), edition)
    findings = _shown_findings(whole, edition, shown)
    return Portfolio(
        settings=whole.settings,
        kinds=whole.kinds,
        edition=edition,
        as_at=whole.as_at,
        commit=whole.commit,
        graph=Graph.build(projection.records, whole.kinds),
        journeys=told,
        findings=findings,
        held=projection.held,
        held_after=projection.held_after,
        withheld=projection.withheld,
        missing=whole.missing,
        by_feedback={journey.feedback: journey for journey in told},
        by_record=_by_record(findings),
    )


def _shown_findings(
    whole: Examination, edition: Edition, shown: Mapping[str, Record]
) -> tuple[Finding, ...]:
    """Findings about records and fields that the edition shows; places are for the provider."""
    if edition == "internal":
        return whole.findings
    return tuple(
        replace(finding, file=None, line=None, column=None)
        for finding in whole.findings
        if finding.record in shown and _field_shown(whole.kinds, finding, shown, edition)
    )


def _field_shown(
    kinds: Kinds, finding: Finding, shown: Mapping[str, Record], edition: Edition
) -> bool:
    kind = kinds[shown[finding.record or ""].kind]
    field = kind.field(finding.field or "")
    if field is None or field.shape in ("list", "object"):
        return True
    return EDITIONS.index(field.visibility) <= EDITIONS.index(edition)


def _by_record(findings: tuple[Finding, ...]) -> Mapping[str, tuple[Finding, ...]]:
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.record:
            grouped.setdefault(finding.record, []).append(finding)
    return {record: tuple(found) for record, found in grouped.items()}
