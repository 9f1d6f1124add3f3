"""The catalogue: how every record is named, where its page is, and what feedback rests on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.edition.curtain import OWN_DATE
from coproof.fields import Kind
from coproof.journey import Journey
from coproof.model import Record
from coproof.portfolio import Portfolio
from coproof.views.labels import cut, said_date


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as other pages name it.

    `path` is the address below the site's root; `on` the record's own date as written, or "";
    `services` are ids of services that the edition shows.
    """

    id: str
    kind: str
    title: str
    path: str
    on: str
    services: tuple[str, ...] = ()

    @property
    def said_on(self) -> str:
        """The record's own date as people say it, or ""."""
        return said_date(self.on) if self.on else ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries of one portfolio, and for each record the feedback whose journey rests on it.

    `states` holds for each piece of feedback the states of its seven stages, in order; `resting`
    the ids of the feedback whose journey goes through a record, sorted.
    """

    portfolio: Portfolio
    entries: Mapping[str, Entry]
    states: Mapping[str, tuple[str, ...]]
    resting: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, portfolio: Portfolio) -> "Catalogue":
        """The catalogue of one edition; made once, used by all pages."""
        states = {
            journey.feedback: tuple(stage.state for stage in journey.stages)
            for journey in portfolio.journeys
        }
        return cls(
            portfolio=portfolio,
            entries=MappingProxyType(_entries(portfolio)),
            states=MappingProxyType(states),
            resting=MappingProxyType(_resting(portfolio)),
        )

    @property
    def language(self) -> str:
        """The language of the pages: the first of the portfolio's languages."""
        return self.portfolio.settings.languages[0]

    def entry(self, record_id: str) -> Entry | None:
        """The entry of a record, or None where the edition does not show it."""
        return self.entries.get(record_id)

    def known(self, record_ids: Iterable[object]) -> tuple[Entry, ...]:
        """The entries of those of the records that the edition shows, in the same order."""
        entries = self.entries
        return tuple([entries[one] for one in record_ids if one in entries])  # type: ignore[index]

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """The entries of one kind, newest first, then by id."""
        entries = [self.entries[record.id] for record in self.portfolio.graph.of_kind(kind)]
        return newest_first(entries)


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by their own date, newest first; those of one day, or without a date, by id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.on, reverse=True))


def _entries(portfolio: Portfolio) -> dict[str, Entry]:
    services = {service.id for service in portfolio.graph.of_kind("service")}
    language = portfolio.settings.languages[0]
    kinds = {kind.name: kind for kind in portfolio.kinds}
    return {
        record.id: Entry(
            id=record.id,
            kind=record.kind,
            title=title_of(record, portfolio, language),
            path=kinds[record.kind].page(record.id),
            on=_own_date(record, portfolio),
            services=tuple([s for s in portfolio.graph.services_of(record.id) if s in services]),
        )
        for record in portfolio.graph.records
    }


def title_of(record: Record, portfolio: Portfolio, language: str) -> str:
    """The title of a record: its own, or else one made of what it is about."""
    own = record.text("name", language) or record.text("title", language)
    if own:
        return own
    if record.kind == "feedback":
        return _feedback_title(record, language)
    kind = portfolio.kinds[record.kind]
    if record.kind == "review":
        field = kind.field("kind")
        label = field.choice_label(str(record.get("kind"))) if field else kind.label
        return _about(portfolio, record, "actions", label, language)
    if record.kind == "consent":
        return f"{kind.label}: {_covered(record, kind)}"
    if record.kind == "told":
        return _about(portfolio, record, "about", "Told about", language)
    return f"{kind.label} {record.id}"


def _feedback_title(record: Record, language: str) -> str:
    if record.get("withdrawn_on"):
        return "Feedback withdrawn at the person's request"
    return cut(record.text("summary", language)) or f"Feedback {record.id}"


def _covered(consent: Record, kind: Kind) -> str:
    """What a consent covers: "quote, photo"."""
    field = kind.field("covers[0]")
    return ", ".join(
        field.choice_label(what).lower() if field else str(what) for what in consent.many("covers")
    )


def _about(portfolio: Portfolio, record: Record, field: str, label: str, language: str) -> str:
    """A title such as "Told about: Quieter evenings", from the first record that it names."""
    first = next(iter(portfolio.graph.linked_from(record.id, field)), None)
    if first is None:
        return f"{label}, {said_date(record.data['on'])}" if record.get("on") else label
    name = first.text("title", language)
    return f"{label}: {name}" if name else title_of(first, portfolio, language)


def _own_date(record: Record, portfolio: Portfolio) -> str:
    """The day a record came to be; an action without a start came to be with its decision."""
    own = record.get(OWN_DATE.get(record.kind, "on"))
    if record.kind == "action":
        decision = portfolio.graph.get(record.get("decision") or "")
        own = record.get("start_on") or (decision and decision.get("decided_on"))
    return own if isinstance(own, str) else ""


def _resting(portfolio: Portfolio) -> dict[str, tuple[str, ...]]:
    resting: dict[str, list[str]] = {}
    for journey in portfolio.journeys:
        for record_id in _records_of(journey):
            resting.setdefault(record_id, []).append(journey.feedback)
    return {record_id: tuple(feedback) for record_id, feedback in resting.items()}


def _records_of(journey: Journey) -> frozenset[str]:
    return frozenset([record for stage in journey.stages for record in stage.records])
