"""The schemas as frozen data: every kind of record, its fields, and what each field is for.

`schema/*.schema.json` is the one source of truth. This module turns the loaded schemas into
`Kind` and `Field` values, so that validation messages, questions, registers, the projection and
the field reference all loop over the same facts. It opens no files: `read.schemas` hands it data.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from coproof.model import Edition

DATE = "date"
DATE_OR_MONTH = "date-or-month"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind, or of an object or list inside it.

    `label` and `description` are the schema's `title` and `description`; `links` are the kinds
    that an id here may name; `choices` the allowed values; `shape` is "text", "date",
    "date-or-month", "choice", "link", "number", "integer", "boolean", "list" or "object".
    `visibility` is the narrowest edition that sees a leaf: no annotation means internal, and
    nothing is inherited. `own_words` marks free text, which a withdrawal removes.
    """

    name: str
    label: str
    description: str
    shape: str
    required: bool = False
    visibility: Edition = "internal"
    links: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    choice_labels: Mapping[str, str] = dataclasses.field(
        default_factory=lambda: MappingProxyType({})
    )
    error: str = ""
    translatable: bool = False
    items: "Field | None" = None
    fields: tuple["Field", ...] = ()

    @property
    def own_words(self) -> bool:
        """Whether the field holds free text, as somebody wrote or said it."""
        return self.shape == "text"

    def choice_label(self, value: str) -> str:
        """The plain English for one of the choices: its own label, else the value unslugged."""
        return self.choice_labels.get(value) or plain(value)

    def field(self, name: str) -> "Field | None":
        """The field of that name inside this object field."""
        return next((inner for inner in self.fields if inner.name == name), None)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name, where its files lie, its prefix, its schema and its fields.

    `label` and `plural` are for people ("Action", "Actions"), and `register` is what the list of
    them is called ("Action plan"); `folder` is the folder below
    `evidence/` ("" for the provider) and of the kind's pages; `schema` has its references inlined.
    """

    name: str
    label: str
    plural: str
    register: str
    description: str
    folder: str
    prefix: str
    schema: Mapping[str, Any]
    fields: tuple[Field, ...]

    def field(self, path: str) -> Field | None:
        """The field at a path such as `route.response` or `measures[0].indicator`."""
        found: Field | None = None
        for name in path.split("."):
            name, _, index = name.partition("[")
            inside = self.fields if found is None else found.fields
            found = next((field for field in inside if field.name == name), None)
            if found is not None and index:
                found = found.items
            if found is None:
                return None
        return found

    def page(self, record_id: str) -> str:
        """The address of a record's page below the site's root; it never changes."""
        return f"{self.folder}/{record_id}.html" if self.folder else f"{record_id}.html"


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds of record, in the order of the vocabulary, and the schemas of `site_config/`."""

    records: tuple[Kind, ...]
    config: Mapping[str, Mapping[str, Any]]

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.records)

    def __getitem__(self, name: str) -> Kind:
        return next(kind for kind in self.records if kind.name == name)

    def of_prefix(self, record_id: str) -> Kind | None:
        """The kind that an id's prefix belongs to, or None where no kind has that prefix."""
        prefix = record_id.partition("-")[0]
        return next((kind for kind in self.records if kind.prefix and kind.prefix == prefix), None)


def plain(slug: str) -> str:
    """A slug as words: `peoples_meeting` becomes "Peoples meeting"."""
    text = slug.replace("_", " ").replace("-", " ")
    return text[:1].upper() + text[1:]


def kind_of(schema: Mapping[str, Any]) -> Kind:
    """The kind that one schema (references already inlined) describes."""
    return Kind(
        name=schema["x-kind"],
        label=schema["title"],
        plural=schema["x-plural"],
        register=schema.get("x-register", schema["x-plural"]),
        description=schema["description"],
        folder=schema["x-folder"],
        prefix=schema["x-prefix"],
        schema=schema,
        fields=_fields_of(schema),
    )


def _fields_of(schema: Mapping[str, Any]) -> tuple[Field, ...]:
    required = set(schema.get("required", ()))
    properties: Mapping[str, Any] = schema.get("properties", {})
    return tuple(
        field_of(name, inner, required=name in required) for name, inner in properties.items()
    )


def field_of(name: str, schema: Mapping[str, Any], *, required: bool = False) -> Field:
    """The field that one property of a schema describes."""
    items = schema.get("items")
    return Field(
        name=name,
        label=schema.get("title", plain(name)),
        description=schema.get("description", ""),
        shape=_shape_of(schema),
        required=required,
        visibility=schema.get("x-visibility", "internal"),
        links=tuple(schema.get("x-link", ())),
        choices=tuple(schema.get("enum", ())),
        choice_labels=MappingProxyType(dict(schema.get("x-labels", {}))),
        error=schema.get("x-error", ""),
        translatable="object" in schema.get("type", ()) and "string" in schema.get("type", ()),
        items=field_of(name, items) if isinstance(items, Mapping) else None,
        fields=_fields_of(schema),
    )


def _shape_of(schema: Mapping[str, Any]) -> str:
    if "x-shape" in schema:
        return str(schema["x-shape"])
    if "x-link" in schema:
        return "link"
    if "enum" in schema:
        return "choice"
    if schema.get("format") == DATE:
        return DATE
    declared = schema.get("type", "string")
    if isinstance(declared, list | tuple):
        return "text" if "string" in declared else "number"
    named = {"array": "list", "object": "object", "string": "text"}
    return named.get(declared, str(declared))
