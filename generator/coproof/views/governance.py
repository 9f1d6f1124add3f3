"""The Governance page: seven items of oversight by quarter, and what governance looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.journey import recurred
from coproof.measures.expectations import GOVERNANCE_ITEMS
from coproof.measures.figures.reviews import DID_NOT_LAST
from coproof.model import Record
from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.figures import FigureRow, Quarters


@dataclass(frozen=True, slots=True)
class Item:
    """One item of oversight: its numbers, and the newest record that stands behind them."""

    id: str
    heading: str
    asks: str
    rows: tuple[FigureRow, ...]
    by_service: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A governance meeting, who chaired it, and what it looked at."""

    entry: Entry
    chaired_by: str
    looked_at: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Governance:
    """What a board has to see. `quarters` are the headings of the columns, this one first.

    `guarded`: some numbers are not told, so that a small one does not point at somebody.
    """

    quarters: tuple[str, ...]
    services: tuple[Entry, ...]
    items: tuple[Item, ...]
    meetings: tuple[Meeting, ...]
    recurring: tuple[Entry, ...]
    did_not_last: tuple[Entry, ...]
    guarded: bool


_ASKS: Mapping[str, str] = MappingProxyType(
    {
        "themes": "What do people speak about, and does it come back?",
        "actions": "Is what was promised done by the agreed day?",
        "complaints": "What goes wrong, and how soon is it answered?",
        "restrictive-practice": "What are people stopped from, and is it less?",
        "reviews": "Did it help, and did it last?",
        "qol": "Are people’s lives getting better?",
        "participation": "Who is heard, and how?",
    }
)
"""What a board wants to know about each of the seven items of oversight."""

MOST_MEETINGS = 8


def governance(catalogue: Catalogue, quarters: Quarters) -> Governance:
    """The page of one edition, from its figures."""
    portfolio = catalogue.portfolio
    came_back = (theme for theme, _ in recurred(portfolio.graph, portfolio.as_at))
    return Governance(
        quarters=_column_names(quarters),
        services=catalogue.known(service for service, _ in quarters.services),
        items=tuple(
            Item(
                id=item.id,
                heading=item.label,
                asks=_ASKS[item.id],
                rows=quarters.rows(item.id),
                by_service=quarters.by_service(item.id),
            )
            for item in GOVERNANCE_ITEMS
        ),
        meetings=_meetings(catalogue),
        recurring=newest_first(catalogue.known(came_back)),
        did_not_last=_not_lasting(catalogue),
        guarded=bool(quarters.guard.names),
    )


def _column_names(quarters: Quarters) -> tuple[str, ...]:
    now, *before = quarters.quarters
    return (f"{now.short}, so far", *(quarter.short for quarter in before))


def _meetings(catalogue: Catalogue) -> tuple[Meeting, ...]:
    events = catalogue.portfolio.graph.of_kind("event")
    held = {event.id: event for event in events if event.get("kind") == "governance"}
    newest = newest_first(catalogue.known(held))[:MOST_MEETINGS]
    return tuple(
        Meeting(
            entry,
            held[entry.id].text("chaired_by_role"),
            catalogue.known(held[entry.id].many("reviewed")),
        )
        for entry in newest
    )


def _not_lasting(catalogue: Catalogue) -> tuple[Entry, ...]:
    reviews = catalogue.portfolio.graph.of_kind("review")
    return newest_first(catalogue.known(one.id for one in _lost(reviews)))


def _lost(reviews: Iterable[Record]) -> Iterable[Record]:
    """The reviews that looked again and found that it had not lasted."""
    for review in reviews:
        if str(review.get("kind")).startswith("sustained") and review.get("result") in DID_NOT_LAST:
            yield review
