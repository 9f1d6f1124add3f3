"""The journey of a theme: the whole chain on one page, with the days between and its holes."""

from collections.abc import Callable
from dataclasses import dataclass

from coproof.model import Record, first_day
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.chain import MOST_CARDS, MOST_FEEDBACK, NEWEST_FEEDBACK, Chain, chain_of
from coproof.views.chain_cards import (
    Card,
    Said,
    action_card,
    decision_card,
    review_card,
    said_card,
    told_card,
)
from coproof.views.holes import Hole, holes
from coproof.views.labels import STAGE_WORDS, days, pieces, said_date
from coproof.views.shared_standing import Standing, standing
from coproof.views.two_views import TwoViews, views_on_theme
from coproof.views.values import Words, words_of

_ROOM = 24_000
"""How many characters of text a journey may hold in all, so that no page grows without end."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One stage of a theme's journey: what is there, and what is not.

    `after` says how long after an earlier stage it began. `more` counts the records left out;
    `register` has them. `held`: some records of this stage are held, not published.
    """

    name: str
    label: str
    asks: str
    state: str
    words: str
    iso: str
    on: str
    after: str
    cards: tuple[Card, ...]
    more: int
    register: str
    holes: tuple[Hole, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class ThemeJourney:
    """The whole chain of one theme. `came_back` says so where the theme recurred."""

    entry: Entry
    title: str
    summary: Words
    status: str
    services: tuple[Entry, ...]
    standing: Standing | None
    came_back: str
    said: tuple[Said, ...]
    pieces: int
    legs: tuple[Leg, ...]
    views: TwoViews


def theme_journey(
    theme: Record, catalogue: Catalogue, recurred: tuple[str, ...] = ()
) -> ThemeJourney:
    """The journey of one theme; `recurred` is the feedback given after the theme was closed."""
    chain = chain_of(theme, catalogue)
    width = max(120, min(600, _ROOM // max(1, chain.size)))
    feedback = chain.feedback
    shown = feedback if len(feedback) <= MOST_FEEDBACK else feedback[-NEWEST_FEEDBACK:]
    entry = catalogue.entries[theme.id]
    status = catalogue.portfolio.kinds["theme"].field("status")
    return ThemeJourney(
        entry=entry,
        title=theme.text("title", catalogue.language),
        summary=words_of(theme.data["summary"], catalogue.language),
        status=status.choice_label(str(theme.get("status"))) if status else "",
        services=catalogue.known(entry.services),
        standing=standing((record.id for record in feedback), catalogue),
        came_back=_came_back(recurred),
        said=tuple(said_card(record, catalogue, width) for record in shown),
        pieces=len(feedback),
        legs=_legs(chain, catalogue, width),
        views=views_on_theme((*chain.reviews, *chain.lasting), chain.told, catalogue),
    )


def _came_back(recurred: tuple[str, ...]) -> str:
    if not recurred:
        return ""
    verb = "was" if len(recurred) == 1 else "were"
    return f"This came back: {pieces(len(recurred))} {verb} given after the theme was closed."


def _legs(chain: Chain, catalogue: Catalogue, width: int) -> tuple[Leg, ...]:
    """The stages from `decided` on; what was said and the theme itself stand before them."""
    said = chain.feedback[0].get("given_on") if chain.feedback else None
    noticed = chain.theme.get("identified_on")
    decided = _first(chain.decisions, "decided_on")
    begun = [catalogue.entries[action.id].on for action in chain.actions]
    acted = min((on for on in begun if on), default=None)
    reviewed = _first(chain.reviews, "on")
    routed = _Start(noticed, said, "after it was first said")
    starts = {
        "routed": routed,
        "decided": _Start(decided, noticed, "after the theme was noticed"),
        "acted": _Start(acted, decided, "after the first decision"),
        "reviewed": _Start(reviewed, acted, "after the first action began"),
        "told": _Start(_first(chain.told, "on"), decided, "after the first decision"),
        "sustained": _Start(_first(chain.lasting, "on"), reviewed, "after the first review"),
    }
    records = {
        "routed": (),
        "decided": chain.decisions,
        "acted": chain.actions,
        "reviewed": chain.reviews,
        "told": chain.told,
        "sustained": chain.lasting,
    }
    return tuple(
        _leg(name, records[name], starts[name], chain, catalogue, width) for name in records
    )


@dataclass(frozen=True, slots=True)
class _Start:
    """The day a stage began, and the day of the earlier stage from which days are counted."""

    on: str | None
    since: str | None
    words: str

    @property
    def after(self) -> str:
        if not self.on or not self.since or len(self.on) < 10 or len(self.since) < 10:
            return ""
        number = (first_day(self.on) - first_day(self.since)).days
        return f"{days(number)} {self.words}" if number >= 0 else ""


def _leg(
    name: str,
    records: tuple[Record, ...],
    start: _Start,
    chain: Chain,
    catalogue: Catalogue,
    width: int,
) -> Leg:
    words = STAGE_WORDS[name]
    gaps = holes(name, [record.id for record in chain.feedback], bool(records), catalogue)
    make, register = _CARDS.get(name, (None, ""))
    shown = records[-MOST_CARDS:]
    return Leg(
        name=name,
        label=words.label,
        asks=words.asks,
        state=gaps.state,
        words=gaps.words,
        iso=start.on or "",
        on=said_date(start.on) if start.on else "",
        after=start.after,
        cards=tuple(make(record, catalogue, width) for record in shown) if make else (),
        more=len(records) - len(shown),
        register=register,
        holes=gaps.holes,
        held=gaps.held,
    )


_CARDS: dict[str, tuple[Callable[[Record, Catalogue, int], Card], str]] = {
    "decided": (decision_card, "decisions/index.html"),
    "acted": (action_card, "actions/index.html"),
    "reviewed": (review_card, "reviews/index.html"),
    "told": (told_card, "told/index.html"),
    "sustained": (review_card, "reviews/index.html"),
}


def _first(records: tuple[Record, ...], field: str) -> str | None:
    return records[0].get(field) if records else None
