"""The whole flow in one call: from the files of a portfolio to what one edition may show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from coproof.checks import CHECKS, Case, run_checks
from coproof.edition import (
    Permission,
    Scope,
    curtain,
    findings_of,
    project,
    project_journeys,
    with_witnesses,
)
from coproof.fields import Kinds
from coproof.graph import Graph
from coproof.journey import Journey, journeys
from coproof.model import (
    NO_NAMES,
    SCHEMA_VERSION,
    Attachment,
    Edition,
    Finding,
    History,
    KnownNames,
    PublishedFile,
    Quarter,
    Settings,
    by_place,
    quarter_of,
    quarters_before,
)
from coproof.read import (
    Reading,
    forms_at,
    head_commit,
    locate,
    look_at_attachments,
    read_evidence,
    read_kinds,
    read_pictures,
    read_settings,
    recorded_days,
    stale_copy,
)
from coproof.read.progress import Progress, silent

QUARTERS_BACK = 5
"""How many earlier quarters are shown beside this one: the last, and four before it."""


@dataclass(frozen=True, slots=True)
class Examination:
    """The whole truth about a portfolio on a day: for checks and for people inside the provider.

    `everything` is the graph of all records that could be read, `graph` the records that existed
    on `as_at`; `journeys` are told from the latter. `findings` are sorted and have their places.
    `broken` are the ids of the records that could not be read, `missing` says how many files.
    `images` are the pictures of the register by their path on the site. `history` is empty until
    `with_history` has asked for it.
    """

    settings: Settings
    kinds: Kinds
    everything: Graph
    graph: Graph
    journeys: tuple[Journey, ...]
    findings: tuple[Finding, ...]
    broken: frozenset[str]
    missing: int
    as_at: date
    today: date
    commit: str | None
    images: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    names: KnownNames = NO_NAMES
    history: History = field(default_factory=History)

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
    answer it. `missing` is how many broken records the build went on without. `earlier` is the
    same portfolio as it stood at the end of earlier quarters, the newest first. The pictures in
    `settings` are those that the edition shows; `images` are their bytes, by their path.
    `may_publish` says of each entry of a record's media at which place it was written, or None
    where its file may not be shown here; `media` are the files that a build made of them, in the
    same order, None where there is none. Outside the provider nothing here knows a file's own name.
    `history` says when the records that are shown came to be recorded, and knows no others.
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
    today: date
    earlier: tuple["Portfolio", ...] = ()
    images: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    may_publish: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)
    media: Mapping[str, tuple[PublishedFile | None, ...]] = field(default_factory=dict)
    history: History = field(default_factory=History)

    @property
    def quarter(self) -> Quarter:
        """The quarter in which the portfolio is shown."""
        return quarter_of(self.as_at)

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
    return show(with_history(examine(root, as_at, today), root), edition, scope)


def examine(
    root: Path,
    as_at: date | None,
    today: date,
    progress: Progress = silent,
    names: KnownNames = NO_NAMES,
) -> Examination:
    """Read and check a whole portfolio.

    `as_at` None means the day set in `site_config/portfolio.yml`, else `today`. What is wrong
    with the evidence comes back as findings; nothing is raised for it. Records of another version
    of the record format are not read. `progress` sees each file as it is read. `names` is the
    provider's own list of names, which no record may hold.
    """
    kinds = read_kinds()
    settings, config_findings = read_settings(root, kinds)
    pictures, images, picture_findings = read_pictures(root, settings.pictures)
    settings = replace(settings, pictures=pictures)
    ours = settings.schema_version == SCHEMA_VERSION
    reading = read_evidence(root, kinds, progress) if ours else Reading.nothing()
    day = as_at or (date.fromisoformat(settings.as_at) if settings.as_at else today)
    everything = Graph.build(reading.records, kinds, reading.broken)
    graph = Graph.build(curtain(reading.records, day), kinds, reading.broken)
    told = journeys(graph, settings.clocks, day)
    attachments = look_at_attachments(root, reading.records)
    case = Case(
        kinds=kinds,
        graph=everything,
        journeys={journey.feedback: journey for journey in told},
        settings=settings,
        as_at=day,
        today=today,
        reading=(
            *reading.findings,
            *config_findings,
            *picture_findings,
            *stale_copy(root),
        ),
        attachments=attachments,
        names=names,
    )
    return Examination(
        settings=settings,
        kinds=kinds,
        everything=everything,
        graph=graph,
        journeys=told,
        findings=_findings(root, case, graph),
        broken=reading.broken,
        missing=reading.files - len(reading.records),
        as_at=day,
        today=today,
        commit=head_commit(root),
        images=MappingProxyType(images),
        names=names,
        attachments=attachments,
    )


def with_history(examination: Examination, root: Path) -> Examination:
    """The same, with what git and witnesses tell of when its records came."""
    history, settings = recorded_days(root), examination.settings
    if history.state == "whole" and settings.witnesses:
        held = forms_at(root, (one.commit for one in settings.witnesses))
        history = with_witnesses(history, examination.everything, settings, held)
    return replace(examination, history=history)


def _findings(root: Path, case: Case, graph: Graph) -> tuple[Finding, ...]:
    """Errors are judged on everything; gaps and notes on what existed on the day."""
    if case.settings.schema_version != SCHEMA_VERSION:
        return run_checks(case, _VERSION)
    errors = tuple(check for check in CHECKS if check.severity == "error")
    others = tuple(check for check in CHECKS if check.severity != "error")
    found = run_checks(case, errors) + run_checks(replace(case, graph=graph), others)
    return tuple(sorted(locate(root, found, case.kinds), key=by_place))


def as_it_stood(examination: Examination, day: date) -> Examination:
    """The same portfolio as on an earlier day, without reading it again.

    Mistakes are not looked for again, and findings have no places: they are for counting.
    """
    stood = _stood(examination, day)
    return replace(stood, findings=run_checks(_case(stood, stood.graph, stood.journeys), _GAPS))


def _stood(whole: Examination, day: date) -> Examination:
    """The records and journeys of an earlier day; findings are for whoever knows the edition."""
    graph = Graph.build(curtain(whole.everything.records, day), whole.kinds)
    told = journeys(graph, whole.settings.clocks, day)
    return replace(whole, graph=graph, journeys=told, findings=(), as_at=day)


def show(
    examination: Examination,
    edition: Edition,
    scope: Scope | None = None,
    quarters_back: int = QUARTERS_BACK,
) -> Portfolio:
    """What one edition, or one scope of it, may show of an examined portfolio.

    With it come as many earlier quarters as are wanted, each as it stood on its last day.
    """
    portfolio = _shown(examination, edition, scope)
    days = (quarter.last for quarter in quarters_before(examination.as_at, quarters_back))
    stand = as_it_stood if _sees_all(edition, scope) else _stood
    stood = (stand(examination, day) for day in days)
    return replace(portfolio, earlier=tuple(_shown(one, edition, scope) for one in stood))


def _shown(whole: Examination, edition: Edition, scope: Scope | None) -> Portfolio:
    permission = Permission.of(whole.everything.records, edition, whole.as_at, whole.today)
    projection = project(
        whole.graph,
        whole.kinds,
        whole.settings,
        edition=edition,
        scope=scope,
        permission=permission,
        attachments=whole.attachments,
    )
    shown = {record.id: record for record in projection.records}
    graph = Graph.build(projection.records, whole.kinds)
    told = project_journeys(whole.journeys, frozenset(shown), edition)
    findings = whole.findings
    if not _sees_all(edition, scope):
        all_of_it = _case(whole, whole.graph, whole.journeys)
        findings = findings_of(all_of_it, _case(whole, graph, told), whole.errors, edition)
    pictures = projection.pictures
    return Portfolio(
        settings=replace(whole.settings, pictures=pictures),
        kinds=whole.kinds,
        edition=edition,
        as_at=whole.as_at,
        commit=whole.commit,
        graph=graph,
        journeys=told,
        findings=findings,
        held=projection.held,
        held_after=projection.held_after,
        withheld=projection.withheld,
        missing=whole.missing,
        by_feedback={journey.feedback: journey for journey in told},
        by_record=_by_record(findings),
        today=whole.today,
        images=MappingProxyType({one.path: whole.images[one.path] for one in pictures}),
        may_publish=projection.may_publish,
        history=whole.history.of(shown),
    )


_VERSION = tuple(check for check in CHECKS if check.name == "schema-version")
_GAPS = tuple(check for check in CHECKS if check.severity != "error" and not check.last)


def _case(whole: Examination, graph: Graph, told: Iterable[Journey]) -> Case:
    """What the checks of completeness are given: a graph, its journeys, and no reading."""
    return Case(
        kinds=whole.kinds,
        graph=graph,
        journeys={journey.feedback: journey for journey in told},
        settings=whole.settings,
        as_at=whole.as_at,
        today=whole.today,
        attachments=whole.attachments,
    )


def _sees_all(edition: Edition, scope: Scope | None) -> bool:
    """Whether nothing is held back, so that what is missing is judged on everything."""
    return edition == "internal" and scope is None


def _by_record(findings: tuple[Finding, ...]) -> Mapping[str, tuple[Finding, ...]]:
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.record:
            grouped.setdefault(finding.record, []).append(finding)
    return {record: tuple(found) for record, found in grouped.items()}
