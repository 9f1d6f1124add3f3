"""The To do page: what is late, what is now, what comes up; in each by service."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coproof.checks.wording import plain_day, waiting
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.labels import counted, short_date
from coproof.views.register import Choice
from coproof.views.to_do import Task, ToDo, Urgency, to_do

SEVERAL = "Several services"
WHOLE = "The whole provider"
NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class Words:
    """What one urgency is called on the page, and how many rows of it the page has room for."""

    id: str
    heading: str
    meaning: str
    most: int
    folded: bool = False


WORDS: Mapping[Urgency, Words] = MappingProxyType(
    {
        "late": Words("late", "Late", "The day has passed.", 120),
        "now": Words("now", "Now", "Somebody waits, or it is due within a week.", 60),
        "coming": Words("coming", "Coming up", "Due within the next 30 days.", 60),
        "later": Words("later", "Later", "Due after that.", 40, folded=True),
        "accepted": Words(
            "accepted",
            "Known and accepted",
            "These gaps are accepted until a day.",
            40,
            folded=True,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One task as a row: `day` and `when` in words, `entry` None where it is about no record."""

    task: Task
    entry: Entry | None
    day: str
    when: str
    owner: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one service, in order."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All of one urgency: `total` tasks, of which the groups hold the first `shown`."""

    words: Words
    groups: tuple[Group, ...]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class Board:
    """The whole page; `services` and `owners` are what its rows can be chosen by."""

    sections: tuple[Section, ...]
    services: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    answers: int
    longest: Row | None

    def total(self, id: str) -> int:
        """How many tasks one section has; 0 where it is not there."""
        return next((one.total for one in self.sections if one.words.id == id), 0)


def board(catalogue: Catalogue) -> Board:
    """What the page of one edition says."""
    tasks = to_do(catalogue.portfolio)
    found = ((words, tasks.of(urgency)) for urgency, words in WORDS.items())
    sections = tuple(_section(words, list_, catalogue) for words, list_ in found if list_)
    rows = [row for section in sections for group in section.groups for row in group.rows]
    return Board(
        sections=sections,
        services=_services(rows, catalogue),
        owners=tuple(Choice(owner, owner) for owner in sorted({row.owner for row in rows})),
        answers=len(_owed(tasks)),
        longest=_longest(tasks, catalogue),
    )


def _section(words: Words, tasks: tuple[Task, ...], catalogue: Catalogue) -> Section:
    shown = tasks[: words.most]
    groups: dict[str, list[Row]] = {}
    for task in shown:
        groups.setdefault(_place(task, catalogue), []).append(_row(task, catalogue))
    ordered = sorted(groups.items(), key=lambda group: (group[0] in (SEVERAL, WHOLE), group[0]))
    made = tuple(Group(heading, tuple(rows)) for heading, rows in ordered)
    return Section(words, made, len(shown), len(tasks))


def _place(task: Task, catalogue: Catalogue) -> str:
    services = catalogue.known(task.services)
    if len(services) == 1:
        return services[0].title
    return SEVERAL if services else WHOLE


def _row(task: Task, catalogue: Catalogue) -> Row:
    as_at = catalogue.portfolio.as_at
    return Row(
        task=task,
        entry=catalogue.entry(task.record),
        day=short_date(task.day.isoformat()) if task.day else "",
        when=when(task, as_at),
        owner=task.owner or NOBODY,
    )


def when(task: Task, as_at: date) -> str:
    """How late, how soon, or how long somebody has waited, in words."""
    said = [_from_now((task.day - as_at).days)] if task.day else []
    if task.since:
        said.append(waiting(task.since, as_at))
    if task.accepted_until:
        said.append(f"accepted until {plain_day(task.accepted_until)}")
    return ", ".join(said)


def _from_now(days: int) -> str:
    if days < 0:
        return f"{counted(-days, 'day', 'days')} late"
    return f"in {counted(days, 'day', 'days')}" if days else "today"


def _services(rows: Iterable[Row], catalogue: Catalogue) -> tuple[Choice, ...]:
    entries = catalogue.known({service for row in rows for service in row.task.services})
    return tuple(Choice(one.id, one.title) for one in sorted(entries, key=lambda one: one.title))


def _owed(tasks: ToDo) -> tuple[Task, ...]:
    """The answers owed that nobody has accepted to owe, the oldest first."""
    owed = (task for task in tasks.about("answer") if task.urgency != "accepted")
    return tuple(sorted(owed, key=lambda task: (task.since, task.key)))


def _longest(tasks: ToDo, catalogue: Catalogue) -> Row | None:
    owed = _owed(tasks)
    return _row(owed[0], catalogue) if owed else None
