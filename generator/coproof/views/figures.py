"""Figures side by side: quarter by quarter for the whole provider, service by service for now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coproof.measures.figures import Figure, Portion, figures, said
from coproof.model import EDITIONS, Quarter, Span
from coproof.portfolio import Portfolio

Column = Mapping[str, tuple[Figure, ...]]
"""The figures of one column, by item."""

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
    fewer_than: int
    portions: tuple[Portion, ...]

    @classmethod
    def of(cls, portfolio: Portfolio) -> "Quarters":
        """Count every figure once: each quarter on the portfolio as it stood at its end."""
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
            fewer_than=portfolio.settings.editions[portfolio.edition].fewer_than,
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

        Where a number that points at people is hidden in one service, the others only say
        "5 or more": with all but one of them, the hidden one could be worked out.
        """
        return tuple(
            self._service_row(across)
            for across in zip(*(column[item] for _, column in self.services), strict=True)
        )

    def _row(self, across: tuple[Figure, ...]) -> FigureRow:
        cells = tuple(
            Cell(said(figure, self.fewer_than), figure_path(figure, quarter))
            for figure, quarter in zip(across, self.quarters, strict=True)
        )
        return FigureRow(across[0].name, across[0].label, cells, _verdict(across))

    def _service_row(self, across: tuple[Figure, ...]) -> FigureRow:
        guarded = any(figure.hidden(self.fewer_than) for figure in across)
        cells = tuple(
            Cell(self._guarded(f) if guarded else said(f, self.fewer_than)) for f in across
        )
        return FigureRow(across[0].name, across[0].label, cells)

    def _guarded(self, figure: Figure) -> str:
        if figure.value and not figure.hidden(self.fewer_than):
            return f"{self.fewer_than} or more"
        return said(figure, self.fewer_than)


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
