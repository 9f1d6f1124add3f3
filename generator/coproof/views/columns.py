"""The registers of the kinds of record: which columns each has, and what stands in them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.fields import Kind
from coproof.journey import STAGES
from coproof.model import Record
from coproof.views.answer import ACTION_STATUSES, choice_words, status_of, verdict_counts
from coproof.views.before_after import figure
from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.labels import STAGE_WORDS, cut, short_date
from coproof.views.register import (
    Cell,
    Column,
    Register,
    Row,
    parts_of,
    services_among,
    states_among,
)
from coproof.views.standing import stands_in_words

TITLE_WIDTH = 90
"""How many characters of a title stand in a list; the record's own page has all of it."""

TEXT_WIDTH = 60
"""How many characters of a text stand in a cell."""

_Make = Callable[[Record, Catalogue], Cell]


@dataclass(frozen=True, slots=True)
class Layout:
    """The register of one kind: fields that are columns, and the field of the second select.

    A column is a field of the schema or one of the columns that are worked out (`_SPECIAL`).
    """

    columns: tuple[str, ...]
    facet: str
    intro: str
    empty: str


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "service": Layout(
            ("type", "@feedback", "@closed"),
            "type",
            "The places and teams where people are supported.",
            "No services are shown here yet.",
        ),
        "feedback": Layout(
            ("given_on", "@services", "kind", "from_role", "@stage"),
            "@stage",
            "Every piece of feedback, and where its journey stands now.",
            "No feedback is shown here yet. When somebody says something, it will stand here.",
        ),
        "theme": Layout(
            ("@services", "area", "status", "identified_on", "@feedback", "@closed"),
            "status",
            "What several pieces of feedback are about.",
            "No themes have been found yet. A theme begins when feedback belongs together.",
        ),
        "decision": Layout(
            ("outcome", "decided_on", "@services", "decided_with"),
            "outcome",
            "What was decided in answer to feedback, with the reason where the answer was not yes.",
            "Nothing has been decided yet.",
        ),
        "action": Layout(
            ("@status", "owner_role", "due_on", "done_on", "@services"),
            "@status",
            "What is done after a decision, by whom, and by when.",
            "No actions have been agreed yet.",
        ),
        "review": Layout(
            ("result", "kind", "on", "@services", "reviewed_with"),
            "result",
            "Whether what was done made things better, and whether that lasted.",
            "Nothing has been reviewed yet.",
        ),
        "told": Layout(
            ("on", "whom", "how", "@verdict", "@services"),
            "how",
            "Who was told what had changed, and what they said to it.",
            "Nobody has been told anything yet.",
        ),
        "event": Layout(
            ("kind", "on", "@services"),
            "kind",
            "Meetings, workshops and other times when people came together.",
            "No meetings are shown here yet.",
        ),
        "indicator": Layout(
            ("domain", "@services", "@latest", "direction", "target"),
            "domain",
            "Measures over time. Each has its own page with every figure.",
            "Nothing is measured yet.",
        ),
        "consent": Layout(
            ("covers", "audience", "decided_by", "on", "review_on"),
            "audience",
            "Permissions for quotes, stories and pictures. They never leave this edition.",
            "No consents are recorded.",
        ),
    }
)


def register_of(kind: Kind, catalogue: Catalogue) -> Register:
    """The register of one kind, newest first."""
    layout = LAYOUTS.get(kind.name) or _plain_layout(kind)
    rows = tuple(_rows(kind, layout, catalogue))
    return Register(
        title=kind.register,
        intro=layout.intro,
        caption=kind.register,
        first=kind.label,
        columns=tuple(_column(name, kind) for name in layout.columns),
        services=services_among(rows, service_titles(catalogue)),
        facet=_column(layout.facet, kind).label if layout.facet else "",
        states=states_among(rows, _facet_labels(layout.facet, kind)),
        parts=parts_of(rows, f"{kind.folder}/index.html"),
        total=len(rows),
        empty=layout.empty,
    )


def service_titles(catalogue: Catalogue) -> dict[str, str]:
    """The titles of the services by id."""
    return {entry.id: entry.title for entry in catalogue.of_kind("service")}


def _plain_layout(kind: Kind) -> Layout:
    """For a kind that nobody has laid out: its required choices and dates."""
    shapes = ("choice", "date", "date-or-month")
    names = tuple(f.name for f in kind.fields if f.required and f.shape in shapes)
    return Layout(names, "", kind.description, f"No {kind.plural.lower()} are shown here yet.")


def _rows(kind: Kind, layout: Layout, catalogue: Catalogue) -> Iterable[Row]:
    makers = [_maker(name, kind) for name in layout.columns]
    facet = _facet_maker(layout.facet)
    for entry in _ordered(kind, catalogue):
        record = catalogue.portfolio.graph.get(entry.id)
        if record is not None:
            yield Row(
                entry=entry,
                title=cut(entry.title, TITLE_WIDTH),
                path=entry.path,
                cells=tuple([make(record, catalogue) for make in makers]),
                state=facet(record, catalogue),
                year=entry.on[:4],
            )


def _ordered(kind: Kind, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Newest first; what has no date of its own, by title."""
    entries = catalogue.of_kind(kind.name)
    return newest_first(entries) if any(e.on for e in entries) else _by_title(entries)


def _by_title(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id)))


def _column(name: str, kind: Kind) -> Column:
    if name in _SPECIAL:
        return _SPECIAL[name][0]
    field = kind.field(name)
    if field is None:
        raise ValueError(f"{kind.name} has no field {name}")
    return Column(field.label, number=field.shape in ("number", "integer"))


def _facet_labels(facet: str, kind: Kind) -> Iterable[tuple[str, str]]:
    if facet == "@stage":
        return [(name, words.label) for name, words in STAGE_WORDS.items()]
    if facet == "@status":
        return list(ACTION_STATUSES.items())
    field = kind.field(facet) if facet else None
    return [(choice, field.choice_label(choice)) for choice in field.choices] if field else []


def _facet_maker(facet: str) -> Callable[[Record, Catalogue], str]:
    if facet == "@stage":
        return lambda record, catalogue: _stands_at(record, catalogue)
    if facet == "@status":
        return lambda record, catalogue: status_of(record, catalogue.portfolio.as_at)[0]
    return lambda record, catalogue: str(record.get(facet) or "") if facet else ""


def _maker(name: str, kind: Kind) -> _Make:
    """The function that fills one column: chosen once for a register, not for each row."""
    if name in _SPECIAL:
        return _SPECIAL[name][1]
    field = kind.field(name)
    shape = field.shape if field else "text"
    if field is not None and shape == "choice":
        labels = {choice: field.choice_label(choice) for choice in field.choices}
        return lambda record, catalogue: _choice(record, name, labels)
    if field is not None and shape == "list" and field.items is not None:
        item = field.items
        return lambda record, catalogue: Cell(
            cut(", ".join(item.choice_label(str(one)) for one in record.many(name)), TEXT_WIDTH)
        )
    if shape in ("date", "date-or-month"):
        return lambda record, catalogue: _date(record, name)
    return lambda record, catalogue: _text(record, name, catalogue)


def _choice(record: Record, name: str, labels: Mapping[str, str]) -> Cell:
    value = record.get(name)
    return Cell(labels.get(value, str(value))) if value is not None else Cell("")


def _date(record: Record, name: str) -> Cell:
    value = record.get(name)
    return Cell(short_date(value), sort=value) if value else Cell("")


def _text(record: Record, name: str, catalogue: Catalogue) -> Cell:
    value = record.get(name)
    if isinstance(value, int | float):
        return Cell(str(value), sort=str(value))
    return Cell(cut(record.text(name, catalogue.language), TEXT_WIDTH))


def _services(record: Record, catalogue: Catalogue) -> Cell:
    """The services of a record, each by its title; the whole provider where it has none."""
    entries = catalogue.known(catalogue.entries[record.id].services)
    return Cell(cut(", ".join(entry.title for entry in entries), TEXT_WIDTH))


def _stands_at(record: Record, catalogue: Catalogue) -> str:
    """The name of the stage at which feedback stands."""
    journey = catalogue.portfolio.journey(record.id)
    return journey.stands_at.name if journey else ""


def _stage(record: Record, catalogue: Catalogue) -> Cell:
    journey = catalogue.portfolio.journey(record.id)
    if journey is None:
        return Cell("")
    words, state = stands_in_words(journey)
    return Cell(words, sort=str(STAGES.index(journey.stands_at.name)), state=state)


def _status(record: Record, catalogue: Catalogue) -> Cell:
    slug, words = status_of(record, catalogue.portfolio.as_at)
    state = {"overdue": "missing", "planned": "due", "in_progress": "due"}.get(slug, "done")
    return Cell(words, sort=str(list(ACTION_STATUSES).index(slug)), state=state)


def _pieces(record: Record, catalogue: Catalogue) -> Cell:
    number = len(feedback_of(record, catalogue))
    return Cell(f"{number:,}", sort=str(number))


def _closed(record: Record, catalogue: Catalogue) -> Cell:
    feedback = feedback_of(record, catalogue)
    found = (catalogue.portfolio.journey(one) for one in feedback)
    closed = sum(1 for journey in found if journey is not None and journey.closed)
    return Cell(f"{closed:,} of {len(feedback):,}", sort=str(closed)) if feedback else Cell("None")


def feedback_of(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of the feedback on a theme or about a service."""
    linking = catalogue.portfolio.graph.linking_to(record.id, "feedback")
    return tuple(feedback.id for feedback in linking)


def _verdict(record: Record, catalogue: Catalogue) -> Cell:
    kind = catalogue.portfolio.kinds["told"]
    if record.get("response"):
        return Cell(choice_words(kind, "response", record.get("response")))
    return Cell(cut(verdict_counts(record, kind), TEXT_WIDTH) or "Not recorded")


def _latest(record: Record, catalogue: Catalogue) -> Cell:
    series = record.many("series")
    if not series:
        return Cell("")
    newest = series[-1]
    return Cell(f"{figure(newest, record.get('unit'))}, {short_date(newest['on'])}")


_SPECIAL: Mapping[str, tuple[Column, _Make]] = MappingProxyType(
    {
        "@services": (Column("Service"), _services),
        "@stage": (Column("Where it stands"), _stage),
        "@status": (Column("Status"), _status),
        "@feedback": (Column("Pieces of feedback", number=True), _pieces),
        "@closed": (Column("Loops closed", number=True), _closed),
        "@verdict": (Column("What people said to it"), _verdict),
        "@latest": (Column("Newest figure"), _latest),
    }
)
