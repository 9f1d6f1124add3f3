"""Questions in plain words, one at a time, made from the schema; works with any screen reader."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from coproof.capture.answers import Answering, only_name
from coproof.capture.cells import YES, Why
from coproof.capture.judge import as_record
from coproof.capture.paths import field_at, put
from coproof.fields import DATE, DATE_OR_MONTH, Field

HELP = "?"
UNASKED = ("id", "media", "easy_read", "withdrawn_on")
"""Fields that nobody answers in a conversation: made by us, or written in the file."""


class Talk(Protocol):
    """Somebody to talk with: a terminal, or a test."""

    def ask(self, question: str) -> str:
        """One line of answer; an empty one means that the person just pressed Enter."""

    def say(self, text: str) -> None:
        """One piece of text on lines of its own."""


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks one person for one record."""

    answering: Answering
    talk: Talk

    def fill(self, data: dict[str, Any]) -> None:
        """Asks for what is required and not there yet, then offers the rest."""
        self.talk.say(
            "Answer with a word or a number. ? gives help, Ctrl+C stops and keeps nothing."
        )
        for field in self.answering.kind.fields:
            if field.required and field.name not in UNASKED and field.name not in data:
                self._ask(data, field.name, needed=True)
        self._offer(data)

    def mend(self, data: dict[str, Any], problems: Mapping[str, str]) -> None:
        """Asks again for fields that are not right yet; `problems` are sentences by path."""
        for path, said in problems.items():
            self.talk.say(said)
            self._ask(data, path, needed=True)

    def _offer(self, data: dict[str, Any]) -> None:
        while rest := tuple(self._unanswered(data)):
            listed = [f"  {number}. {field.label}" for number, field in enumerate(rest, 1)]
            self.talk.say("\n".join(("Anything else?", *listed)))
            chosen = self.talk.ask("Numbers, or Enter to finish").replace(",", " ").split()
            if not chosen:
                return
            for word in chosen:
                if word.isdigit() and 1 <= int(word) <= len(rest):
                    self._ask(data, rest[int(word) - 1].name, needed=False)

    def _unanswered(self, data: Mapping[str, Any]) -> Iterator[Field]:
        for field in self.answering.kind.fields:
            if field.name not in data and field.name not in UNASKED:
                yield field

    def _ask(self, data: dict[str, Any], path: str, *, needed: bool) -> None:
        field = field_at(self.answering.kind, path)
        if field is None:
            return
        if field.shape == "object" and field.fields:
            self._inside(data, path, field.fields)
        elif field.shape == "list" and field.items is not None and field.items.fields:
            self._entries(data, path, field.items)
        else:
            value = self._answer(path, field, needed=needed)
            if value is not None:
                put(data, path, value)

    def _inside(self, data: dict[str, Any], path: str, fields: Iterable[Field]) -> None:
        """An object: what it needs, then the rest, each of which may be passed over."""
        for inner in sorted(fields, key=lambda inner: not inner.required):
            self._ask(data, f"{path}.{inner.name}", needed=inner.required)

    def _entries(self, data: dict[str, Any], path: str, item: Field) -> None:
        """A list of objects, one after the other."""
        number = 0
        while True:
            self._inside(data, f"{path}[{number}]", item.fields)
            number += 1
            if (
                self.talk.ask(f"Another one ({item.label})? yes, or Enter for no").lower()
                not in YES
            ):
                return

    def _answer(self, path: str, field: Field, *, needed: bool) -> Any:
        """One answer that can be kept; None where there is none and none is needed."""
        options = self.answering.options(field)
        listed = [f"  {number}. {words}" for number, (_, words) in enumerate(options, 1)]
        if listed:
            self.talk.say("\n".join((f"{field.label}:", *listed)))
        while True:
            text = self.talk.ask(_question(field, listed=bool(listed), needed=needed))
            if text.strip() == HELP:
                self.talk.say(" ".join((field.description, _advice(field))).strip())
            elif not text.strip():
                if not needed:
                    return None
                self.talk.say(f"{field.label} is needed. ? gives help.")
            else:
                value = self.answering.read(path, text)
                if self._keeps(field, value):
                    return value

    def _keeps(self, field: Field, value: Any) -> bool:
        """Whether an answer may be kept; says why where it may not."""
        if isinstance(value, Why):
            self.talk.say(f"{field.label}: {value.reason}")
            return False
        found = self.answering.identifiers(value)
        if not found:
            return True
        self.talk.say(
            f"{field.label}: this seems to hold {found[0]}. "
            "Write the role instead, such as a daughter or the night staff."
        )
        return only_name(found) and self.talk.ask("Keep it as it is? yes or no").lower() in YES


def problems_of(answering: Answering, data: Mapping[str, Any]) -> dict[str, str]:
    """What keeps a whole record from being sound: sentences by path of field."""
    kind, judge = answering.kind, answering.judge
    found = dict(reversed(judge.shape(kind, data)))
    if found:
        return {path: f"{_label(answering, path)}: {said}" for path, said in found.items()}
    record = as_record(kind, data, "")
    return {
        finding.field or "": finding.message
        for errors in judge.errors((record,)).values()
        for finding in errors
    }


def _label(answering: Answering, path: str) -> str:
    field = field_at(answering.kind, path)
    return field.label if field is not None else path


def _question(field: Field, *, listed: bool, needed: bool) -> str:
    several = field.shape == "list"
    hint = "number, or several with commas" if several and listed else "number" if listed else ""
    if field.shape == DATE:
        hint = "day/month/year, or today"
    elif field.shape == DATE_OR_MONTH:
        hint = "day/month/year, month/year, or today"
    elif several and not listed:
        hint = "several with commas"
    parts = [part for part in (hint, "" if needed else "Enter to leave out") if part]
    return field.label + (f" ({'; '.join(parts)})" if parts else "")


def _advice(field: Field) -> str:
    return f"You can {field.error}." if field.error.startswith("write") else field.error
