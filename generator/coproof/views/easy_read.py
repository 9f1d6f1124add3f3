"""Easy Read pages: what people wrote in short lines with pictures, theme by theme; nothing else.

No line is ever made here: what nobody has written is said to be not written yet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from coproof.model import Picture, Record, words
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.easy_hints import hints


@dataclass(frozen=True, slots=True)
class EasyLine:
    """One idea: its words in whatever languages there are, its picture, hints to the writer."""

    say: Any
    picture: Picture | None
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EasyPart:
    """What one record says; no lines where nobody has written any yet.

    `kind` is that of the record. `checked_by` and `checked_on` are "" where nobody has checked it
    with people; a group may be unnamed.
    """

    kind: str
    entry: Entry
    lines: tuple[EasyLine, ...]
    checked: bool
    checked_by: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class EasyPage:
    """One page: a theme, or a decision without one, with what was decided and came of it."""

    subject: Record
    entry: Entry
    parts: tuple[EasyPart, ...]

    @property
    def path(self) -> str:
        """Its address below the site's root, or below the folder of its language."""
        return easy_path(self.subject.id)

    @property
    def pictured(self) -> Picture | None:
        """The first picture of the page, to find it by."""
        lines = (line for part in self.parts for line in part.lines)
        return next((line.picture for line in lines if line.picture), None)


@dataclass(frozen=True, slots=True)
class EasyRead:
    """All pages, those of the newest themes first, and the themes that have none yet."""

    pages: tuple[EasyPage, ...]
    unwritten: tuple[Record, ...]

    @property
    def themes(self) -> int:
        """How many themes have a page."""
        return sum(page.subject.kind == "theme" for page in self.pages)


def easy_path(record_id: str) -> str:
    """The address of the page about a theme or a decision."""
    return f"easy-read/{record_id}.html"


def easy_read(catalogue: Catalogue) -> EasyRead:
    """What is written in Easy Read in this edition, and what is not."""
    graph = catalogue.portfolio.graph
    made = (_page(one, catalogue) for one in (*_themes(catalogue), *_without_theme(catalogue)))
    pages = tuple(page for page in made if any(part.lines for part in page.parts))
    written = frozenset(page.subject.id for page in pages)
    unwritten = (theme for theme in _themes(catalogue) if theme.id not in written)
    return EasyRead(pages, tuple(record for record in unwritten if graph.get(record.id)))


def easy_paths(portfolio: Portfolio, record: Record) -> tuple[str, ...]:
    """The Easy Read pages on which a theme, decision or review appears, sorted."""
    themes = [
        theme
        for theme in _subjects(portfolio, record)
        if any(_lines(one) for one in (theme, *_following(portfolio, theme)))
    ]
    return tuple(sorted(easy_path(theme.id) for theme in themes))


def _subjects(portfolio: Portfolio, record: Record) -> tuple[Record, ...]:
    """The themes or decisions on whose page a record belongs."""
    graph = portfolio.graph
    if record.kind == "decision":
        named = graph.linked_from(record.id, "responds_to")
        return tuple(one for one in named if one.kind == "theme") or (record,)
    if record.kind == "review":
        actions = graph.linked_from(record.id, "actions")
        decisions = [one for a in actions for one in graph.linked_from(a.id, "decision")]
        found = {s.id: s for one in decisions for s in _subjects(portfolio, one)}
        return tuple(found.values())
    return (record,) if record.kind == "theme" else ()


def _themes(catalogue: Catalogue) -> Iterator[Record]:
    graph = catalogue.portfolio.graph
    for entry in catalogue.of_kind("theme"):
        theme = graph.get(entry.id)
        if theme is not None:
            yield theme


def _without_theme(catalogue: Catalogue) -> Iterator[Record]:
    """The decisions that answer no theme of this edition, the newest first."""
    graph = catalogue.portfolio.graph
    for entry in catalogue.of_kind("decision"):
        named = graph.linked_from(entry.id, "responds_to")
        decision = graph.get(entry.id)
        if decision is not None and not any(one.kind == "theme" for one in named):
            yield decision


def _following(portfolio: Portfolio, subject: Record) -> tuple[Record, ...]:
    """The decisions about a subject and the reviews of what was done, each by its day."""
    graph = portfolio.graph
    decisions = graph.linking_to(subject.id, "decision") if subject.kind == "theme" else (subject,)
    actions = [one for decision in decisions for one in graph.linking_to(decision.id, "action")]
    reviews = {r.id: r for action in actions for r in graph.linking_to(action.id, "review")}
    by_day = sorted(decisions, key=lambda one: (str(one.get("decided_on")), one.id))
    return (
        *(one for one in by_day if one.id != subject.id),
        *sorted(reviews.values(), key=lambda one: (str(one.get("on")), one.id)),
    )


def _page(subject: Record, catalogue: Catalogue) -> EasyPage:
    records = (subject, *_following(catalogue.portfolio, subject))
    parts = tuple(_part(record, catalogue) for record in records)
    return EasyPage(subject, catalogue.entries[subject.id], tuple(_without_echo(parts)))


def _without_echo(parts: Iterable[EasyPart]) -> Iterator[EasyPart]:
    """All that is written; of what is not, one of each kind, and only where no other is written."""
    all_parts = tuple(parts)
    said = {part.kind for part in all_parts if part.lines}
    for part in all_parts:
        if part.lines:
            yield part
        elif part.kind not in said:
            said.add(part.kind)
            yield part


def _part(record: Record, catalogue: Catalogue) -> EasyPart:
    checked = record.part("easy_read").get("checked_with_people") or {}
    return EasyPart(
        kind=record.kind,
        entry=catalogue.entries[record.id],
        lines=tuple(_line(line, catalogue) for line in _lines(record)),
        checked=bool(checked),
        checked_by=str(checked.get("group", "")),
        checked_on=str(checked.get("on", "")),
    )


def _lines(record: Record) -> tuple[Any, ...]:
    return tuple(record.part("easy_read").get("lines", ()))


def _line(line: Any, catalogue: Catalogue) -> EasyLine:
    portfolio = catalogue.portfolio
    picture = portfolio.settings.picture(line["picture"]) if line.get("picture") else None
    most = portfolio.settings.thresholds.easy_read_words
    said: tuple[str, ...] = ()
    if portfolio.edition == "internal":
        said = tuple(hints(words(line["say"]), picture is not None, most))
    return EasyLine(line["say"], picture, said)
