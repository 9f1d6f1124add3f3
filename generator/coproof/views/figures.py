"""Figures side by side: quarter by quarter for the whole provider, service by service for now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coproof.measures.figures import ITEMS, Figure, Guard, Portion, figures
from coproof.measures.listening import year_before
from coproof.model import EDITIONS, Quarter, Span
from coproof.portfolio import Portfolio

Column = Mapping[str, tuple[Figure, ...]]
"""The figures of one column, by item."""

POINT_AT_PEOPLE = ("complaints", "restrictive-practice")
"""The items with figures whose small numbers in one service point at somebody."""

COMPLAINTS_ARE_FOR = "partner"
"""The widest edition that may see how complaints went (the visibility of its fields)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number in words and digits; `path` leads to the records behind it, or is ""."""

    words: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure across columns. `verdict` compares the last whole quarter with the one before."""

    name: str
    label: str
    cells: tuple[Cell, ...]
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Quarters:
    """The columns of all tables: this quarter so far, then the quarters before it."""

    quarters: tuple[Quarter, ...]
    columns: tuple[Column, ...]
    services: tuple[tuple[str, Column], ...]
    guard: Guard
    portions: tuple[Portion, ...]

    @classmethod
    def of(cls, portfolio: Portfolio, guard: Guard | None = None) -> "Quarters":
        """Count every figure once: each quarter on the portfolio as it stood at its end.

        A site has one `guard` for all its pages; without one, that of this portfolio is found.
        """
        stood = (portfolio, *portfolio.earlier)
        portions = tuple(_portion(one) for one in stood)
        quarters = tuple(one.quarter for one in stood)
        return cls(
            quarters=quarters,
            columns=_columns(portions, quarters, None),
            services=tuple(
                (service.id, figures(portions[0].ground(portfolio.quarter.span, service.id)))
                for service in portfolio.graph.of_kind("service")
            ),
            guard=guard or _guard(portfolio, portions, quarters),
            portions=portions,
        )

    def of_service(self, service: str) -> "Quarters":
        """The same quarters, counted for one service alone."""
        return replace(self, columns=_columns(self.portions, self.quarters, service), services=())

    def during(self, span: Span, service: str | None) -> Mapping[str, tuple[Figure, ...]]:
        """The figures of any period up to now, for the whole provider or for one service."""
        return figures(self.portions[0].ground(span, service))

    def rows(self, item: str) -> tuple[FigureRow, ...]:
        """The figures of an item, quarter by quarter, for the whole provider."""
        return tuple(
            self._row(across) for across in zip(*(c[item] for c in self.columns), strict=True)
        )

    def by_service(self, item: str) -> tuple[FigureRow, ...]:
        """The figures of an item in this quarter, service by service.

        Where a number that points at people is hidden anywhere, the others only say "5 or more":
        with all but one of them, the hidden one could be worked out.
        """
        return tuple(
            self._cells_of(across, ("",) * len(across))
            for across in zip(*(column[item] for _, column in self.services), strict=True)
        )

    def _row(self, across: tuple[Figure, ...]) -> FigureRow:
        paths = (figure_path(one, q) for one, q in zip(across, self.quarters, strict=True))
        row = self._cells_of(across, tuple(paths))
        guarded = across[0].name in self.guard.names
        return row if guarded else replace(row, verdict=_verdict(across))

    def _cells_of(self, across: tuple[Figure, ...], paths: tuple[str, ...]) -> FigureRow:
        """A row; a number that is not told does not lead to its records either."""
        cells = tuple(
            Cell(self.guard.said(figure), "" if figure in self.guard else path)
            for figure, path in zip(across, paths, strict=True)
        )
        return FigureRow(across[0].name, across[0].label, cells)


def _guard(
    portfolio: Portfolio, portions: tuple[Portion, ...], quarters: tuple[Quarter, ...]
) -> Guard:
    """What is hidden in any service: in the quarters, and in the year that packs are about."""
    fewer_than = portfolio.settings.editions[portfolio.edition].fewer_than
    if not fewer_than:
        return Guard()
    spans = [(portions[0], year_before(portfolio.as_at))]
    spans += [(one, quarter.span) for one, quarter in zip(portions, quarters, strict=True)]
    grounds = (
        portion.ground(span, service.id)
        for service in portfolio.graph.of_kind("service")
        for portion, span in spans
    )
    counted = (ITEMS[item](ground) for ground in grounds for item in POINT_AT_PEOPLE)
    return Guard.of(counted, fewer_than)


def _columns(
    portions: tuple[Portion, ...], quarters: tuple[Quarter, ...], service: str | None
) -> tuple[Column, ...]:
    return tuple(
        figures(portion.ground(quarter.span, service))
        for portion, quarter in zip(portions, quarters, strict=True)
    )


def _portion(portfolio: Portfolio) -> Portion:
    seen = EDITIONS.index(portfolio.edition) >= EDITIONS.index(COMPLAINTS_ARE_FOR)
    return Portion.of(
        portfolio.graph,
        portfolio.journeys,
        portfolio.settings,
        portfolio.as_at,
        complaints_seen=seen,
    )


def figure_path(figure: Figure, quarter: Quarter) -> str:
    """Where the records behind a number are listed; "" where there are none."""
    return f"governance/{figure.name}.html#{anchor(quarter)}" if figure.records else ""


def anchor(quarter: Quarter) -> str:
    """A quarter as the id of a heading: "2026-q3"."""
    return str(quarter).lower().replace(" ", "-")


def _verdict(across: tuple[Figure, ...]) -> str:
    """The last whole quarter against the one before it, in one word; "" where neither is better.

    With a denominator, shares are compared.
    """
    if len(across) < 3 or across[1].better == "neither":
        return ""
    last, before = _share(across[1]), _share(across[2])
    if last is None or before is None:
        return ""
    if last == before:
        return "the same"
    return "better" if (last > before) == (across[1].better == "more") else "worse"


def _share(figure: Figure) -> float | None:
    if figure.total is None:
        return figure.value
    return figure.value / figure.total if figure.total else None
