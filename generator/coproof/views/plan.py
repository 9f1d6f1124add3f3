"""The plan of a kind's pages: worked out from the schema once, followed for every record.

Which fields go into the list of details, which become tables, and which words search must find.
Values that many records share (choices, dates) are made once and kept.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.fields import Field, Kind, plain
from coproof.views.answer import answered_fields
from coproof.views.catalogue import Catalogue
from coproof.views.relations import CHAIN_FIELDS
from coproof.views.values import Links, Shown, Table, counts_of, value_of

IN_THE_HEAD = frozenset({"id", "title", "name", "service", "services", "visibility"})
"""Fields that a page says in its head."""

IN_THEIR_OWN_PART = frozenset(
    {
        *("easy_read", "ladder_level", "measures", "media", "people_say", "staff_say"),
        *("measure", "question", "series"),
    }
)
"""Fields that have a part of the page to themselves."""

TABLES = frozenset({"options", "history", "due_history", "documents"})
"""Fields that are set as tables with a heading of their own."""

_SHARED = frozenset({"choice", "date", "date-or-month"})
"""Shapes of which the same value comes again and again."""


@dataclass(slots=True)
class Planned:
    """One field of the details, and the values of it that were already made.

    `keys` are the words for the keys of a map, such as the roles of who came.
    """

    name: str
    field: Field
    shared: bool
    keys: Mapping[str, str]
    made: dict[Any, Shown] = dataclasses.field(default_factory=dict)

    def shown(self, value: Any, catalogue: Catalogue) -> Shown:
        """The field with this value."""
        if self.keys:
            return Shown(self.name, self.field.label, counts_of(value, self.keys))
        if not self.shared:
            return Shown(self.name, self.field.label, value_of(value, self.field, catalogue))
        found = self.made.get(value)
        if found is None:
            found = Shown(self.name, self.field.label, value_of(value, self.field, catalogue))
            self.made[value] = found
        return found


@dataclass(frozen=True, slots=True)
class Plan:
    """What the pages of one kind show below their head, and what search knows of them."""

    kind: Kind
    details: tuple[Planned, ...]
    sought: tuple[Field, ...]
    choices: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, kind: Kind) -> "Plan":
        """The plan for one kind."""
        apart = IN_THE_HEAD | IN_THEIR_OWN_PART | set(answered_fields(kind.name))
        if kind.field("name") is not None:  # the name is the heading, so the title is a detail
            apart -= {"title"}
        return cls(
            kind=kind,
            details=tuple(
                Planned(one.name, one, _is_shared(one), _keys(one.name, kind))
                for one in kind.fields
                if one.name not in apart and (kind.name, one.name) not in CHAIN_FIELDS
            ),
            sought=tuple(sorted(filter(_is_sought, kind.fields), key=_worth_reading)),
            choices={
                one.name: {choice: one.choice_label(choice) for choice in one.choices}
                for one in kind.fields
                if one.shape == "choice"
            },
        )

    def shown(
        self, data: Mapping[str, Any], held: Mapping[str, int], catalogue: Catalogue
    ) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
        """The fields for the list of details, and those for tables, in the order of the schema.

        `held` counts, by field, the linked records that are not published.
        """
        fields, tables = [], []
        for planned in self.details:
            name = planned.name
            if name in data:
                one = planned.shown(data[name], catalogue)
                if name in held:
                    one = _with_held(one, held[name])
                if name in TABLES and isinstance(one.value, Table):
                    tables.append(one)
                else:
                    fields.append(one)
            elif name in held:
                fields.append(Shown(name, planned.field.label, Links((), held[name])))
        return tuple(fields), tuple(tables)

    def words(self, data: Mapping[str, Any]) -> str:
        """What search must find in a record: its texts and the words for its choices."""
        found: list[str] = []
        for one in self.sought:
            value = data.get(one.name)
            if value is None:
                continue
            if one.shape == "choice":
                found.append(self.choices[one.name].get(value, ""))
            elif one.shape == "text" and isinstance(value, str):
                found.append(value)
            else:
                found.extend(_sought(value, one))
        return " ".join(found)


def _keys(name: str, kind: Kind) -> Mapping[str, str]:
    """The words for the keys of a field that is a map, from the schema; empty for others."""
    names = kind.schema["properties"][name].get("propertyNames", {})
    labels = names.get("x-labels", {})
    return {key: labels.get(key) or plain(key) for key in names.get("enum", ())}


def _is_shared(one: Field) -> bool:
    """Whether values come again and again: choices, dates, and lists of choices."""
    inner = one.items if one.shape == "list" else one
    return inner is not None and inner.shape in _SHARED


def _with_held(shown: Shown, number: int) -> Shown:
    if not isinstance(shown.value, Links):
        return shown
    return Shown(shown.name, shown.label, Links(shown.value.entries, number))


def _is_sought(one: Field) -> bool:
    return one.name != "visibility" and _has_words(one)


def _worth_reading(one: Field) -> int:
    """Texts first, as search shows how they begin; the title last of them, as it stands above."""
    return 2 if one.shape != "text" else int(one.name == "title")


def _has_words(one: Field) -> bool:
    """Whether a field holds texts or choices, itself or inside."""
    if one.items is not None:
        return _has_words(one.items)
    return one.shape in ("text", "choice") or any(_has_words(inner) for inner in one.fields)


def _sought(value: Any, one: Field) -> Iterator[str]:
    """The texts and choices in a value of any shape."""
    if one.shape == "text":
        yield from value.values() if isinstance(value, Mapping) else (str(value),)
    elif one.shape == "choice":
        yield one.choice_label(str(value))
    elif one.shape == "list" and one.items is not None:
        for item in value:
            yield from _sought(item, one.items)
    elif one.shape == "object":
        for inner in one.fields:
            if inner.name in value:
                yield from _sought(value[inner.name], inner)
