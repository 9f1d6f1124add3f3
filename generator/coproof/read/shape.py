"""Judges the shape of a record: the verdict is jsonschema's, the words are ours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import ValidationError
from jsonschema.protocols import Validator

from coproof.read import sentences
from coproof.read.dialect import validator_of
from coproof.read.fits import Fits, fits_of
from coproof.read.places import Path

Schema = Mapping[str, Any]

_STRUCTURE = ("required", "additionalProperties")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the shape of a file.

    `path` leads to the value, `message` says what to write. `on_key` means that the name at the
    end of the path is what is wrong, and not what stands behind it.
    """

    path: Path
    message: str
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of one kind of file, made ready for judging many."""

    schema: Schema
    fits: Fits
    validator: Validator

    @classmethod
    def of(cls, schema: Schema) -> "Shape":
        """The shape that a schema describes; its references are filled in."""
        return cls(schema, fits_of(schema), validator_of(schema))

    def unlike(self, data: Any) -> str | None:
        """A sentence where the data is not even a mapping, or a list, as the schema wants."""
        wanted = list if self.schema.get("type") == "array" else dict
        return None if isinstance(data, wanted) else str(self.schema["x-error"])

    def label(self, name: str) -> str | None:
        """What a field at the top is called on a form, or None where there is no such field."""
        field = self.schema.get("properties", {}).get(name, {})
        return field.get("title")  # type: ignore[no-any-return]  # every title is a text

    def faults(self, data: Any) -> tuple[Fault, ...]:
        """All that is wrong with a file's data: one fault for each value, however many reasons."""
        if self.fits(data):
            return ()
        errors = list(self.validator.iter_errors(data))
        return (*_structure(errors, self.schema), *_values(errors, self.schema))


def _structure(errors: list[ValidationError], whole: Schema) -> Iterator[Fault]:
    """Fields that are missing, or that are not known. jsonschema repeats itself about both."""
    guessed: set[Path] = set()
    for path, error in _once(errors, "additionalProperties"):
        for fault, guess in _unknown(error, path):
            guessed.add((*path, guess or ""))
            yield fault
    for path, error in _once(errors, "required"):
        yield from (fault for fault in _missing(error, path) if fault.path not in guessed)
    for error in filter(_about_a_name, errors):
        path, name = _path(error), str(_instance(error))
        message = sentences.bad_name(name, _schema_at(whole, path), _schema(error))
        yield Fault((*path, name), message, on_key=True)


def _once(errors: list[ValidationError], keyword: str) -> Iterable[tuple[Path, ValidationError]]:
    found = [error for error in errors if error.validator == keyword]
    return {_path(error): error for error in found}.items()


def _unknown(error: ValidationError, path: Path) -> Iterator[tuple[Fault, str | None]]:
    known = _schema(error).get("properties", {})
    instance = _instance(error)
    for name in instance:
        if name not in known:
            guess = sentences.meant(name, known, instance)
            yield Fault((*path, name), sentences.unknown(name, guess), on_key=True), guess


def _missing(error: ValidationError, path: Path) -> Iterator[Fault]:
    schema, instance = _schema(error), _instance(error)
    for name in schema["required"]:
        if name not in instance:
            inner = schema.get("properties", {}).get(name, {})
            yield Fault((*path, name), sentences.missing(name, inner))


def _about_a_name(error: ValidationError) -> bool:
    return "propertyNames" in error.absolute_schema_path


def _values(errors: list[ValidationError], whole: Schema) -> Iterator[Fault]:
    by_path: dict[Path, list[ValidationError]] = {}
    for error in errors:
        if error.validator not in _STRUCTURE and not _about_a_name(error):
            by_path.setdefault(_path(error), []).append(error)
    for path, about in by_path.items():
        keywords = frozenset(str(error.validator) for error in about)
        needed = bool(path) and path[-1] in _schema_at(whole, path[:-1]).get("required", ())
        value, schema = _instance(about[0]), _schema(about[0])
        yield Fault(path, sentences.wrong(value, schema, keywords, required=needed))


def _schema_at(schema: Schema, path: Path) -> Schema:
    """The part of a schema that a value at this path is judged by."""
    for step in path:
        inner = schema.get("items") if isinstance(step, int) else _of_field(schema, step)
        schema = inner if isinstance(inner, Mapping) else {}
    return schema


def _of_field(schema: Schema, name: str) -> Any:
    return schema.get("properties", {}).get(name, schema.get("additionalProperties"))


def _path(error: ValidationError) -> Path:
    return tuple(error.absolute_path)


def _instance(error: ValidationError) -> Any:
    return error.instance


def _schema(error: ValidationError) -> Schema:
    schema = error.schema
    return schema if isinstance(schema, Mapping) else {}
