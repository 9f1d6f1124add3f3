"""About: who is behind the portfolio, what it holds, what is withheld, and how to complain."""

from dataclasses import dataclass

from coproof.fields import Kind
from coproof.model import Edition, Record
from coproof.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class About:
    """What the About page says; `counts` has each kind with how many records the edition shows."""

    provider: Record | None
    edition: Edition
    counts: tuple[tuple[Kind, int], ...]
    min_people: int
    fewer_than: int
    commit: str | None
    missing: int


def about(portfolio: Portfolio) -> About:
    """The facts of one edition. How much is withheld is not counted: that would tell too."""
    graph, settings = portfolio.graph, portfolio.settings
    return About(
        provider=next(iter(graph.of_kind("provider")), None),
        edition=portfolio.edition,
        counts=tuple(
            (kind, len(graph.of_kind(kind.name))) for kind in portfolio.kinds if kind.folder
        ),
        min_people=settings.min_people,
        fewer_than=settings.editions[portfolio.edition].fewer_than,
        commit=portfolio.commit,
        missing=portfolio.missing,
    )
