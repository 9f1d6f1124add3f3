"""The values of a record's fields as pages show them: a loop over the schema, for every kind.

Each value is one of a few shapes (`Line`, `Moment`, `Words`, `Links`, `Bullets`, `Fields`,
`Table`), whose `shape` tells a template how to set it. A field that joins the schema is shown
without anything being added here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from coproof.fields import Field, plain
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.labels import said_date


@dataclass(frozen=True, slots=True)
class Line:
    """A short text on one line: a choice, a number, yes or no."""

    text: str
    shape: ClassVar[str] = "line"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date: as written (`iso`) and as people say it."""

    iso: str
    text: str
    shape: ClassVar[str] = "moment"


@dataclass(frozen=True, slots=True)
class Passage:
    """What was written in one language; `language` is None where it is that of the page."""

    language: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, in each language in which it was written, the page's own first."""

    passages: tuple[Passage, ...]
    shape: ClassVar[str] = "words"


@dataclass(frozen=True, slots=True)
class Links:
    """Other records; `held` of them are not published."""

    entries: tuple[Entry, ...]
    held: int = 0
    shape: ClassVar[str] = "links"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Several texts, one below the other."""

    items: tuple[Words, ...]
    shape: ClassVar[str] = "bullets"


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields inside a field, such as a route or a trial."""

    fields: "tuple[Shown, ...]"
    shape: ClassVar[str] = "fields"


@dataclass(frozen=True, slots=True)
class Table:
    """A list of things with fields: a column for each field that any of them has."""

    columns: tuple[str, ...]
    rows: "tuple[tuple[Value | None, ...], ...]"
    shape: ClassVar[str] = "table"


Value = Line | Moment | Words | Links | Bullets | Fields | Table


@dataclass(frozen=True, slots=True)
class Shown:
    """One field as a page shows it."""

    name: str
    label: str
    value: Value


def value_of(value: Any, field: Field, catalogue: Catalogue) -> Value:
    """One value of a field, in the shape that its schema gives it."""
    return _MAKERS.get(field.shape, _line)(value, field, catalogue)


def words_of(value: Any, language: str) -> Words:
    """A text, or a map of language to text, cut into paragraphs at its line ends.

    A text stays as it was written: nothing in it is read as markup.
    """
    if not isinstance(value, Mapping):
        return Words((Passage(None, paragraphs(str(value))),))
    languages = sorted(value, key=lambda key: (key != language, key != "en", key))
    return Words(
        tuple(
            Passage(None if key == language else key, paragraphs(str(value[key])))
            for key in languages
        )
    )


def counts_of(value: Mapping[str, Any], keys: Mapping[str, str]) -> Fields:
    """A map such as role to count; a small count may be words already."""
    return Fields(
        tuple(Shown(key, keys.get(key) or plain(key), Line(str(one))) for key, one in value.items())
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that are not empty."""
    if "\n" not in text:
        return (text,)
    return tuple([line for line in text.split("\n") if line.strip()])


def _line(value: Any, field: Field, catalogue: Catalogue) -> Value:
    return Line(str(value))


def _yes_or_no(value: Any, field: Field, catalogue: Catalogue) -> Value:
    return Line("Yes" if value else "No")


def _choice(value: Any, field: Field, catalogue: Catalogue) -> Value:
    return Line(field.choice_label(str(value)))


def _moment(value: Any, field: Field, catalogue: Catalogue) -> Value:
    return Moment(value, said_date(value))


def _words(value: Any, field: Field, catalogue: Catalogue) -> Value:
    return words_of(value, catalogue.language)


def _link(value: Any, field: Field, catalogue: Catalogue) -> Value:
    return Links(catalogue.known((value,)))


def _list(value: Any, field: Field, catalogue: Catalogue) -> Value:
    items = field.items
    if items is None:
        return Line(", ".join(str(item) for item in value))
    if items.shape == "link":
        return Links(catalogue.known(value))
    if items.shape == "text":
        return Bullets(tuple([words_of(item, catalogue.language) for item in value]))
    if items.shape == "object":
        return _table(value, items.fields, catalogue)
    made = [value_of(item, items, catalogue) for item in value]
    return Line(", ".join(one.text for one in made if isinstance(one, Line | Moment)))


def _table(
    value: tuple[Mapping[str, Any], ...], fields: tuple[Field, ...], catalogue: Catalogue
) -> Table:
    used = tuple([field for field in fields if any(field.name in row for row in value)])
    rows = tuple(
        tuple(
            value_of(row[field.name], field, catalogue) if field.name in row else None
            for field in used
        )
        for row in value
    )
    return Table(tuple(field.label for field in used), rows)


def _object(value: Any, field: Field, catalogue: Catalogue) -> Value:
    if not field.fields:
        return counts_of(value, {})
    inner = [one for one in field.fields if one.name in value]
    return Fields(
        tuple(
            Shown(one.name, one.label, value_of(value[one.name], one, catalogue)) for one in inner
        )
    )


_MAKERS: Mapping[str, Callable[[Any, Field, Catalogue], Value]] = {
    "text": _words,
    "choice": _choice,
    "date": _moment,
    "date-or-month": _moment,
    "link": _link,
    "boolean": _yes_or_no,
    "list": _list,
    "object": _object,
}
