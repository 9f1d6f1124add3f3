"""What the page of a record says: the same for every kind, driven by its schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from coproof.fields import Kind
from coproof.model import Forge, Record, words
from coproof.views.answer import Answer, answer_of
from coproof.views.before_after import Measured, measured
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.easy_read import easy_paths
from coproof.views.indicator import IndicatorPage, indicator_page
from coproof.views.involvement import Involvement, involvement_of
from coproof.views.journeys_through import journeys_through
from coproof.views.labels import said_date
from coproof.views.manual import check_path, title_of_check
from coproof.views.media import Medium, media_of
from coproof.views.plan import Plan
from coproof.views.quotes import Quote, people_say, quote_of, staff_say
from coproof.views.relations import Relations, relations
from coproof.views.shared_standing import Standing, standing
from coproof.views.standing import Step, steps_of, where_it_stands
from coproof.views.three_dates import ThreeDates, three_dates
from coproof.views.two_views import TwoViews, views_on_feedback
from coproof.views.values import Shown, Words, words_of

_NONE: Mapping[str, int] = MappingProxyType({})

_NO_CHAIN = frozenset({"provider", "event", "indicator", "consent", "feedback"})
"""Kinds through which no feedback goes, or which have a stepper of their own."""


@dataclass(frozen=True, slots=True)
class EasyRead:
    """The same in short sentences. `checked` says who checked them; "" where nobody did.

    `pages` are those on which they stand with their pictures.
    """

    lines: tuple[str, ...]
    checked: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing from a record or wrong with it, and the page of its check."""

    words: str
    fix: str
    accepted: bool
    check: str
    path: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a record was read from, and where it may be edited; "" if nobody knows."""

    file: str
    edit: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Everything that the page of one record says, from top to bottom."""

    id: str
    kind: str
    kind_label: str
    title: str
    entry: Entry
    said_by: tuple[str, ...]
    services: tuple[Entry, ...]
    audience: str
    withdrawn: str
    quote: Quote | None
    summary: Words | None
    stands: str
    answer: Answer | None
    steps: tuple[Step, ...]
    shared: Standing | None
    journeys: tuple[Entry, ...]
    views: TwoViews | None
    missing: tuple[Missing, ...]
    tables: tuple[Shown, ...]
    involvement: Involvement | None
    measures: tuple[Measured, ...]
    indicator: IndicatorPage | None
    people_say: tuple[Quote, ...]
    staff_say: tuple[Quote, ...]
    fields: tuple[Shown, ...]
    media: tuple[Medium, ...]
    easy: EasyRead | None
    relations: Relations
    dates: ThreeDates
    source: Source | None
    search: str


def record_page(record: Record, plan: Plan, catalogue: Catalogue) -> RecordPage:
    """The page of one record of the edition; `plan` is that of its kind."""
    portfolio = catalogue.portfolio
    kind = plan.kind
    entry = catalogue.entries[record.id]
    language = catalogue.language
    journey = portfolio.journey(record.id) if record.kind == "feedback" else None
    steps = steps_of(journey, catalogue) if journey else ()
    indicator = indicator_page(record, catalogue) if record.kind == "indicator" else None
    fields, tables = plan.shown(record.data, portfolio.held.get(record.id, _NONE), catalogue)
    return RecordPage(
        id=record.id,
        kind=record.kind,
        kind_label=kind.label,
        title=entry.title,
        entry=entry,
        said_by=_said_by(record, plan) if journey else (),
        services=catalogue.known(entry.services) if record.kind != "service" else (),
        audience=_audience(record, kind, catalogue),
        withdrawn=said_date(record.data["withdrawn_on"]) if _taken_back(record) else "",
        quote=quote_of(record, kind, language),
        summary=_summary(record, entry.title, language),
        stands=where_it_stands(journey) if journey else "",
        answer=answer_of(record, kind, catalogue),
        steps=steps,
        shared=_shared(record, catalogue),
        journeys=journeys_through(record, catalogue),
        views=views_on_feedback(record, catalogue) if journey else None,
        missing=_missing(record, catalogue),
        tables=tables,
        involvement=involvement_of(record, kind, catalogue) if record.kind == "decision" else None,
        measures=measured(record, catalogue) if record.kind == "review" else (),
        indicator=indicator,
        people_say=tuple(people_say(record, kind, language)),
        staff_say=tuple(staff_say(record, language)),
        fields=fields,
        media=media_of(record, kind, portfolio.media.get(record.id, ())),
        easy=_easy(record, catalogue),
        relations=relations(record, catalogue, _named(steps, indicator)),
        dates=three_dates(record, catalogue),
        source=_source(record, catalogue),
        search=plan.words(record.data),
    )


def _taken_back(record: Record) -> bool:
    return record.kind == "feedback" and "withdrawn_on" in record.data


def _audience(record: Record, kind: Kind, catalogue: Catalogue) -> str:
    """Who may see the record: said in the internal edition only."""
    if catalogue.portfolio.edition != "internal" or record.kind in ("provider", "consent"):
        return ""
    field = kind.field("visibility")
    return field.choice_label(record.visibility) if field else record.visibility


def _said_by(record: Record, plan: Plan) -> tuple[str, ...]:
    """Who gave feedback, how, and in whose words."""
    data = record.data
    names = ("from_role", "channel") if "quote" in data else ("from_role", "channel", "voice")
    return tuple([plan.choices[name][data[name]] for name in names if name in data])


def _summary(record: Record, title: str, language: str) -> Words | None:
    """The summary of feedback or a theme, unless the title already says all of it."""
    if record.kind not in ("feedback", "theme") or not record.get("summary"):
        return None
    value = record.data["summary"]
    return None if value == title else words_of(value, language)


def _shared(record: Record, catalogue: Catalogue) -> Standing | None:
    if record.kind == "service":
        said = catalogue.portfolio.graph.linking_to(record.id, "feedback")
        return standing([one.id for one in said], catalogue)
    if record.kind in _NO_CHAIN:
        return None
    return standing(catalogue.resting.get(record.id, ()), catalogue)


def _named(steps: tuple[Step, ...], indicator: IndicatorPage | None) -> Iterator[str]:
    """The ids of the records that the page names already."""
    for review in indicator.reviews if indicator else ():
        yield review.entry.id
    for step in steps:
        for entry in step.entries:
            yield entry.id


def _missing(record: Record, catalogue: Catalogue) -> tuple[Missing, ...]:
    found = catalogue.portfolio.findings_about(record.id)
    return tuple(
        Missing(
            one.message, one.fix, one.accepted, title_of_check(one.check), check_path(one.check)
        )
        for one in found
    )


def _easy(record: Record, catalogue: Catalogue) -> EasyRead | None:
    value, language = record.get("easy_read"), catalogue.language
    if not value:
        return None
    lines = tuple(words(line["say"], language) for line in value.get("lines", ()) if line["say"])
    checked = value.get("checked_with_people") or {}
    on = f" on {said_date(checked['on'])}" if checked.get("on") else ""
    group = checked.get("group", "people who use Easy Read")
    pages = easy_paths(catalogue.portfolio, record)
    return EasyRead(lines, f"{group}{on}" if checked else "", pages) if lines else None


def _source(record: Record, catalogue: Catalogue) -> Source | None:
    """Where the record was read from: for the provider's own people only."""
    if catalogue.portfolio.edition != "internal":
        return None
    return Source(record.file, edit_address(catalogue.portfolio.settings.forge, record.file))


def edit_address(forge: Forge | None, file: str) -> str:
    """The address that opens a file for editing on GitHub, GitLab or Gitea; "" without a forge."""
    if forge is None or not forge.url.startswith(("https://", "http://")):
        return ""
    host = forge.url.split("/")[2].lower()
    way = "-/edit" if "gitlab" in host else "_edit" if "gitea" in host else "edit"
    return f"{forge.url.rstrip('/')}/{way}/{quote(forge.branch)}/{quote(file)}"
