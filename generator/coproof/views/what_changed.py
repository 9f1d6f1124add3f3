"""What changed this quarter, and in the quarter before: each number with the records behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.changes import (
    Changes,
    News,
    Passage,
    Row,
    Statement,
    changes,
    nothing_changed,
    opening,
    passages,
    then_and_now,
)
from coproof.views.labels import said_date

MOST_NAMED = 20
"""How many records stand under one statement; the register of their kind has the others."""

THIS, BEFORE = "this", "before"
_FIGURES = (
    ("feedback-new", "new piece of feedback", "new pieces of feedback"),
    ("decision-new", "decision taken", "decisions taken"),
    ("action-finished", "action finished", "actions finished"),
    ("told-new", "time that people were told", "times that people were told"),
    ("loop-closed", "loop closed", "loops closed"),
    ("gap-opened", "gap opened", "gaps opened"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number at the top; `id` is where on the page its records are, "" where it is 0."""

    number: int
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the records that it counts, the newest first.

    `more` says how many there are beside them, `register` where all of their kind are listed (""
    where they are of several kinds). `id` is "" for statements that are about no records.
    """

    id: str
    sentences: tuple[str, ...]
    entries: tuple[Entry, ...] = ()
    more: int = 0
    register: str = ""

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.entries) + self.more


@dataclass(frozen=True, slots=True)
class Topic:
    """All statements under one heading."""

    heading: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class QuarterNews:
    """One quarter: what it is called, its days, its figures, then and now, and what is told.

    Where nothing changed there are no topics, and `opening` says so.
    """

    id: str
    heading: str
    days: str
    opening: str
    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]
    topics: tuple[Topic, ...]


def what_changed(catalogue: Catalogue) -> tuple[QuarterNews, ...]:
    """The quarter so far and the one before it, as far as earlier quarters are known."""
    now = catalogue.portfolio
    ends = (now, *now.earlier[:2])
    return tuple(
        _quarter(THIS if after is now else BEFORE, before, after, catalogue)
        for after, before in pairwise(ends)
    )


def _quarter(id: str, before: Portfolio, after: Portfolio, catalogue: Catalogue) -> QuarterNews:
    found = changes(before, after)
    quarter = after.quarter
    so_far = " so far" if after.as_at < quarter.last else ""
    name = "This quarter" if id == THIS else "The quarter before"
    first = before.as_at + timedelta(days=1)
    return QuarterNews(
        id=id,
        heading=f"{name}{so_far}: {quarter.label}",
        days=f"From {said_date(first.isoformat())} to {said_date(after.as_at.isoformat())}.",
        opening=opening(found),
        figures=() if nothing_changed(found) else tuple(_figures(id, found)),
        rows=() if nothing_changed(found) else then_and_now(found),
        topics=tuple(_topic(id, passage, catalogue) for passage in passages(found)),
    )


def _figures(id: str, found: Changes) -> Iterator[Figure]:
    for name, one, many in _FIGURES:
        number = found.about(name).count
        anchor = _anchor(id, found.about(name)) if number else ""
        yield Figure(number, one if number == 1 else many, anchor)


def _anchor(id: str, news: News) -> str:
    return f"{id}-{news.name}"


def _topic(id: str, passage: Passage, catalogue: Catalogue) -> Topic:
    told = (_told(id, statement, catalogue) for statement in passage.statements)
    return Topic(passage.heading, tuple(told))


def _told(id: str, statement: Statement, catalogue: Catalogue) -> Told:
    news = statement.news
    if news is None:
        return Told("", statement.sentences)
    entries = newest_first(catalogue.known(news.records))
    return Told(
        id=_anchor(id, news),
        sentences=statement.sentences,
        entries=entries[:MOST_NAMED],
        more=max(0, len(entries) - MOST_NAMED),
        register=_register(entries, catalogue),
    )


def _register(entries: tuple[Entry, ...], catalogue: Catalogue) -> str:
    kinds = {entry.kind for entry in entries}
    folder = catalogue.portfolio.kinds[kinds.pop()].folder if len(kinds) == 1 else ""
    return f"{folder}/index.html" if folder else ""
