"""Registers: all records of one kind as a table, cut into pages that stay light.

A register, the list of journeys and the traceability matrix are all a `Register`; they differ in
their columns (`columns.py`, `matrix.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coproof.views.catalogue import Entry

MOST_ROWS = 200
"""How many rows a page has at most."""

MOST_CHARACTERS = 120_000
"""About how many characters the rows of a page may take, so that no page weighs 200 kB."""

_MARKUP = 60
"""About how many characters of markup stand around a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, whether it holds numbers, and whether it holds whole sentences."""

    label: str
    number: bool = False
    sentences: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `sort` is what it is sorted by where that is not its text; `path` where it leads.

    `state` is the state of a stage whose shape stands before the text; "" for none.
    """

    text: str
    sort: str = ""
    path: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a register. `state` is what the second select filters by; `year` its year."""

    entry: Entry
    title: str
    path: str
    cells: tuple[Cell, ...]
    state: str
    year: str

    @property
    def weight(self) -> int:
        """About how many bytes the row takes in a page."""
        texts = [self.title, self.path, self.entry.id, *self.entry.services]
        for cell in self.cells:
            texts += (cell.text, cell.path, cell.sort)
        return len("".join(texts).encode()) + _MARKUP * (len(self.cells) + 3)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a select: what rows hold, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a register: its address, what it holds ("2026, part 1"), and its rows."""

    path: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A whole register: its headings, columns, filters, and the pages that its rows fall into.

    `first` is the heading of the first column, which names the record. `empty` is said where
    there are no rows. `facet` is what the second select is called; "" where there is none.
    """

    title: str
    intro: str
    caption: str
    first: str
    columns: tuple[Column, ...]
    services: tuple[Choice, ...]
    facet: str
    states: tuple[Choice, ...]
    parts: tuple[Part, ...]
    total: int
    empty: str


def parts_of(rows: Sequence[Row], path: str) -> tuple[Part, ...]:
    """The rows, newest first, cut into pages by year; a full year is cut into parts.

    The first page has the address given, `x.html`, the next `x-2.html` (or `page-2.html` beside
    an `index.html`). Small years share a page.
    """
    pages = list(_pages(rows))
    labels = _labels(pages)
    return tuple(
        Part(_path(path, place), label, tuple(page))
        for place, (label, page) in enumerate(zip(labels, pages, strict=True), start=1)
    )


def _pages(rows: Sequence[Row]) -> Iterator[list[Row]]:
    if not rows:
        yield []
    page: list[Row] = []
    weight = 0
    for year in _years(rows):
        weights = [row.weight for row in year]
        if page and not _fits(len(page) + len(year), weight + sum(weights)):
            yield page
            page, weight = [], 0
        if _fits(len(year), sum(weights)):
            page += year
            weight += sum(weights)
        else:
            yield from _parts(year, weights)
    if page:
        yield page


def _parts(year: list[Row], weights: list[int]) -> Iterator[list[Row]]:
    """A year that is too long for one page, in as few pages as it needs."""
    part: list[Row] = []
    weight = 0
    for row, more in zip(year, weights, strict=True):
        if part and not _fits(len(part) + 1, weight + more):
            yield part
            part, weight = [], 0
        part.append(row)
        weight += more
    yield part


def _fits(rows: int, weight: int) -> bool:
    return rows <= MOST_ROWS and weight <= MOST_CHARACTERS


def _years(rows: Sequence[Row]) -> Iterator[list[Row]]:
    year: list[Row] = []
    for row in rows:
        if year and row.year != year[0].year:
            yield year
            year = []
        year.append(row)
    if year:
        yield year


def _labels(pages: list[list[Row]]) -> Iterator[str]:
    """What each page holds: "2024 to 2025", "2026, part 2"; the undated are said to be so."""
    spans = [_span(page) for page in pages]
    seen: dict[str, int] = {}
    for span in spans:
        seen[span] = seen.get(span, 0) + 1
        yield f"{span}, part {seen[span]}" if spans.count(span) > 1 else span


def _span(page: list[Row]) -> str:
    if not page:
        return "All"
    newest, oldest = page[0].year, page[-1].year
    if newest == oldest:
        return newest or "Without a date"
    return f"{oldest or 'Without a date'} to {newest}"


def _path(path: str, place: int) -> str:
    if place == 1:
        return path
    folder, _, name = path.rpartition("/")
    if name == "index.html":
        return f"{folder}/page-{place}.html"
    return path.removesuffix(".html") + f"-{place}.html"


def services_among(rows: Iterable[Row], titles: dict[str, str]) -> tuple[Choice, ...]:
    """The services that occur in the rows, by title, for the select."""
    found = {service for row in rows for service in row.entry.services}
    choices = (Choice(service, titles.get(service, service)) for service in found)
    return tuple(sorted(choices, key=lambda choice: (choice.label, choice.value)))


def states_among(rows: Iterable[Row], labels: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """The states that occur in the rows, in the order of `labels`."""
    found = {row.state for row in rows}
    return tuple(Choice(value, label) for value, label in labels if value in found)
