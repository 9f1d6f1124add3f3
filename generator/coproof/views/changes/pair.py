"""Two portfolios of one edition, side by side: which records are new, gone, or in both."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coproof.fields import Field
from coproof.model import Record
from coproof.portfolio import Portfolio
from coproof.views.changes.nouns import News, Part


@dataclass(frozen=True, slots=True)
class Pair:
    """The same edition before and after.

    `unread` ids are left out, since one side cannot know. `between` are states on the way.
    """

    before: Portfolio
    after: Portfolio
    unread: frozenset[str] = frozenset()
    between: tuple[Portfolio, ...] = ()

    def new(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind that only the later portfolio shows, sorted by id."""
        return self._only_in(self.after, self.before, kind)

    def gone(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind that only the earlier portfolio shows, sorted by id."""
        return self._only_in(self.before, self.after, kind)

    def _only_in(self, one: Portfolio, other: Portfolio, kind: str) -> tuple[Record, ...]:
        return tuple(
            record
            for record in one.graph.of_kind(kind)
            if other.graph.get(record.id) is None and record.id not in self.unread
        )

    def both(self, kind: str) -> Iterator[tuple[Record, Record]]:
        """Each record of a kind that both show, as it was and as it is, sorted by id."""
        for record in self.after.graph.of_kind(kind):
            earlier = self.before.graph.get(record.id)
            if earlier is not None and earlier.kind == kind:
                yield earlier, record

    def became(self, kind: str, is_so: Callable[[Record, Portfolio], bool]) -> tuple[Record, ...]:
        """The records of a kind of which something is true now and was not before, if they were."""
        now = (one for one in self.after.graph.of_kind(kind) if one.id not in self.unread)
        return tuple(one for one in now if is_so(one, self.after) and not self._was(one, is_so))

    def _was(self, record: Record, is_so: Callable[[Record, Portfolio], bool]) -> bool:
        earlier = self.before.graph.get(record.id)
        return earlier is not None and is_so(earlier, self.before)

    def choices(self, kind: str, path: str) -> tuple[str, ...]:
        """The values that a field may have, in the order of the schema."""
        field: Field | None = self.after.kinds[kind].field(path)
        return field.choices if field is not None else ()


def news(name: str, records: Iterable[Record], *parts: Iterable[Part]) -> Iterator[News]:
    """The news about these records, where there are any."""
    ids = tuple(sorted(record.id for record in records))
    if ids:
        yield News(name, len(ids), ids, tuple(part for some in parts for part in some))


def parts(by: str, values: Iterable[object], order: Iterable[str]) -> tuple[Part, ...]:
    """How many have which value, in a given order; values that are not in it are not counted."""
    had = list(values)
    counted = (Part(by, value, had.count(value)) for value in order)
    return tuple(part for part in counted if part.count)
