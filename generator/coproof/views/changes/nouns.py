"""What changed between two looks at the same evidence, as plain facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coproof.fields import Kinds
from coproof.model import Edition


@dataclass(frozen=True, slots=True)
class Part:
    """So many of a piece of news have something in common: `value` in what `by` names.

    Such as by "kind", value "concern", count 2. Values are those of the schema, or a word of ours.
    """

    by: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed.

    `name` says what (its names never change); `count` how many there are; `records` are their ids,
    sorted, as far as they may be named; `parts` divide them, in the order of the schema.
    """

    name: str
    count: int
    records: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    def by(self, what: str) -> tuple[Part, ...]:
        """The parts by one thing they have in common, such as "kind"."""
        return tuple(part for part in self.parts if part.by == what)

    def of(self, what: str, value: str) -> int:
        """How many have this value."""
        return sum(part.count for part in self.parts if (part.by, part.value) == (what, value))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How far everything had come on a day, as one edition shows it.

    Of `feedback` pieces of feedback, `closed` have come full circle, `undecided` wait for a
    decision, `late` have a step that is late; `settled` says for each stage of the journey for how
    many it is done or not needed. Of `actions`, `overdue` should have been finished. `gaps` are
    those that nobody has accepted. `unreadable` records are left out of everything.
    """

    day: date
    commit: str | None
    unreadable: int
    feedback: int
    closed: int
    undecided: int
    late: int
    settled: Mapping[str, int]
    actions: int
    overdue: int
    gaps: int

    @property
    def open(self) -> int:
        """How many pieces of feedback are not closed."""
        return self.feedback - self.closed


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed from `before` to `after`, in the order in which it is told.

    News that there is none of is not in `news`.
    """

    edition: Edition
    kinds: Kinds
    before: Snapshot
    after: Snapshot
    news: tuple[News, ...]

    def about(self, name: str) -> News:
        """The news of that name; one that counts nothing where there is none."""
        return next((one for one in self.news if one.name == name), News(name, 0))
