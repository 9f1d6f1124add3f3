"""A person's answer to a question as the value of a field, or what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from coproof.capture.cells import Reading, Why, value_of
from coproof.capture.judge import Judge
from coproof.capture.paths import field_at, put
from coproof.fields import DATE, Field, Kind
from coproof.model import Record
from coproof.model.identifiers import NAME, identifiers_in

DATES = ("%Y-%m-%d", "%Y-%m", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%m/%Y", "%B %Y")
"""How people write days and months; the day comes first."""

MOST = 15
"""How many records are offered by number; any other is named by its id or its title."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Reads and judges answers about one kind of record in one portfolio."""

    kind: Kind
    judge: Judge

    def read(self, path: str, text: str) -> Any | Why:
        """The value that an answer means for the field at `path`, None where it means nothing."""
        field = field_at(self.kind, path)
        if field is None:
            return Why("there is no such field")
        if field.shape == "object" and not field.fields:
            return self._pairs(path, text)
        options = enumerate(self.options(field), 1)
        meant: Mapping[str, str] = {str(number): value for number, (value, _) in options}
        if field.shape.startswith(DATE):
            meant = self._days()
        value = value_of(text, field, meant, Reading(DATES, ",", self.judge.titles))
        return self._judged(path, value)

    def options(self, field: Field) -> tuple[tuple[str, str], ...]:
        """What may be answered by number: values with their plain words."""
        one = field.items if field.items is not None and field.shape == "list" else field
        if one.shape == "choice":
            return tuple((choice, one.choice_label(choice)) for choice in one.choices)
        if one.shape == "link":
            records = [record for record in self.judge.records if record.kind in one.links]
            return tuple((record.id, _called(record)) for record in records[: -MOST - 1 : -1])
        return ()

    def identifiers(self, value: Any) -> tuple[str, ...]:
        """The kinds of identifier in a text that somebody has just written."""
        return identifiers_in(value) if isinstance(value, str) else ()

    def _days(self) -> Mapping[str, str]:
        today = self.judge.today
        return {
            "today": today.isoformat(),
            "yesterday": (today - timedelta(days=1)).isoformat(),
        }

    def _pairs(self, path: str, text: str) -> Any | Why:
        """Counts by role, written as `person=6, staff=2`."""
        found: dict[str, Any] = {}
        for pair in filter(str.strip, text.split(",")):
            name, _, count = pair.replace(":", "=").partition("=")
            value = self.read(f"{path}.{name.strip()}", count)
            if value is None or isinstance(value, Why):
                return Why("write each word with its number, for example person=6, staff=2")
            found[name.strip()] = value
        return self._judged(path, found or None)

    def _judged(self, path: str, value: Any) -> Any | Why:
        """The value, unless the schema has something to say about the field or what is in it."""
        if value is None or isinstance(value, Why):
            return value
        data: dict[str, Any] = {}
        put(data, path, value)
        faults = [
            said
            for at, said in self.judge.shape(self.kind, data)
            if at == path or at.startswith((f"{path}.", f"{path}["))
        ]
        return Why(faults[0]) if faults else value


def only_name(found: tuple[str, ...]) -> bool:
    """Whether all that was seen is a likely name, which may be a mistake."""
    return found == (NAME,)


def _called(record: Record) -> str:
    """A record as a list offers it; feedback by its day, because its words may be read aloud."""
    if record.kind == "feedback":
        return f"{record.id}, given on {record.get('given_on')}"
    return record.text("title") or record.id
