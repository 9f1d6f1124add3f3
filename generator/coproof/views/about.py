"""About: who is behind the portfolio, what it holds, what is withheld, and how to complain."""

from collections.abc import Mapping
from dataclasses import dataclass

from coproof.fields import Kind
from coproof.model import Edition, HistoryState, Record, Witness
from coproof.portfolio import Portfolio
from coproof.views.three_dates import HOW_WORDS


@dataclass(frozen=True, slots=True)
class About:
    """What the About page says; `counts` has each kind with how many records the edition shows.

    `witnesses` are sorted by day, and `how` says how roots came to them.
    """

    provider: Record | None
    edition: Edition
    counts: tuple[tuple[Kind, int], ...]
    min_people: int
    fewer_than: int
    commit: str | None
    missing: int
    history: HistoryState
    witnesses: tuple[Witness, ...]
    how: Mapping[str, str]


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
        history=portfolio.history.state,
        witnesses=settings.witnesses,
        how=HOW_WORDS,
    )
