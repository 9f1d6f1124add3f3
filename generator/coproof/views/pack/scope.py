"""What a pack is about: a period, as the portfolio stood at its end, and one service or all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coproof.measures.expectations import COMMISSIONER_AREAS, Expectation
from coproof.measures.figures import Guard
from coproof.measures.listening import year_before
from coproof.model import Record, Span
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.examples import ranked_themes, setbacks
from coproof.views.figures import Quarters

ALL = "all"
"""How the pack of the whole provider is called in addresses."""


@dataclass(frozen=True, slots=True)
class Period:
    """One period of packs: its name in addresses, its days, and what was known at its end.

    `quarters` are the figures of the quarter of that day and of those before it; `whole` and
    `setbacks` the themes with a whole chain and those that did not work, best first; `areas` what
    commissioners expect, each with the records behind it.
    """

    name: str
    span: Span
    catalogue: Catalogue
    quarters: Quarters
    whole: tuple[Record, ...]
    setbacks: tuple[Record, ...]
    areas: tuple[tuple[Expectation, tuple[str, ...]], ...]

    @classmethod
    def of(cls, name: str, span: Span, catalogue: Catalogue, quarters: Quarters) -> "Period":
        """A period, with what all of its packs pick from."""
        graph = catalogue.portfolio.graph
        return cls(
            name=name,
            span=span,
            catalogue=catalogue,
            quarters=quarters,
            whole=ranked_themes(catalogue),
            setbacks=setbacks(catalogue),
            areas=tuple(
                (one, tuple(record.id for record in one.found(graph, span.first)))
                for one in COMMISSIONER_AREAS
            ),
        )


@dataclass(frozen=True, slots=True)
class PackScope:
    """One pack: a period and a service; `service` None stands for the whole provider."""

    period: Period
    service: Entry | None

    @property
    def path(self) -> str:
        """Where the page of the pack is."""
        return f"pack/{self.service.id if self.service else ALL}-{self.period.name}.html"

    @property
    def title(self) -> str:
        """What the pack is called: the service and the period."""
        return f"{self.service.title if self.service else 'All services'}, {self.period.span.label}"

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind that belong here, sorted by id."""
        graph = self.period.catalogue.portfolio.graph
        return tuple(one for one in graph.of_kind(kind) if self.holds(one.id))

    def during(self, kind: str, field: str) -> tuple[Record, ...]:
        """Those of them whose date in a field lies in the period."""
        return tuple(one for one in self.of_kind(kind) if one.get(field) in self.period.span)

    def holds(self, record_id: str) -> bool:
        """Whether a record belongs to the service; what is about the whole provider does too."""
        services = self.period.catalogue.portfolio.graph.services_of(record_id)
        return self.service is None or not services or self.service.id in services


def periods(catalogue: Catalogue) -> tuple[Period, ...]:
    """Three periods: this quarter so far, the last one as it stood at its end, twelve months."""
    now = catalogue.portfolio
    quarters = Quarters.of(now)
    this = Period.of(_name(now), _so_far(now), catalogue, quarters)
    year = Period.of("12-months", year_before(now.as_at), catalogue, quarters)
    return (this, *_last(now, quarters.guard), year)


def scopes(catalogue: Catalogue) -> Iterator[PackScope]:
    """Every pack: for each period, the whole provider and then each service by title."""
    services = sorted(catalogue.of_kind("service"), key=lambda entry: (entry.title, entry.id))
    for period in periods(catalogue):
        yield PackScope(period, None)
        for service in services:
            if period.catalogue.entry(service.id):
                yield PackScope(period, service)


def _last(now: Portfolio, guard: Guard) -> Iterator[Period]:
    if now.earlier:
        stood = replace(now.earlier[0], earlier=now.earlier[1:])
        yield Period.of(
            _name(stood), stood.quarter.span, Catalogue.of(stood), Quarters.of(stood, guard)
        )


def _name(portfolio: Portfolio) -> str:
    return str(portfolio.quarter).lower().replace(" ", "-")


def _so_far(portfolio: Portfolio) -> Span:
    quarter = portfolio.quarter
    last = min(portfolio.as_at, quarter.last)
    whole = last == quarter.last
    return Span(quarter.first, last, quarter.label if whole else f"{quarter.label}, so far")
