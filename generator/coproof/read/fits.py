"""A quick and certain yes, where a value fits a schema beyond doubt.

jsonschema gives the verdict and takes a fifth of a millisecond for a record; nearly all records
are right. So each schema becomes a small function first. It answers True only where jsonschema
would find nothing, and False wherever it does not know: a keyword it has not heard of, a whole
number written as 1.0. Then jsonschema is asked. A property test holds the two together.
"""

from collections.abc import Callable, Mapping
from typing import Any

from coproof.read.dialect import is_day, pattern_search

Fits = Callable[[Any], bool]

_SAYS_NOTHING = frozenset(("$schema", "title", "description", "examples", "format", "type"))
_OF_TEXT = frozenset(("minLength", "maxLength", "pattern", "enum", "const", "format"))
_OF_NUMBERS = frozenset(("minimum", "maximum"))
_OF_LISTS = frozenset(("items", "minItems", "maxItems", "uniqueItems"))
_OF_OBJECTS = frozenset(
    ("properties", "required", "additionalProperties", "minProperties", "propertyNames")
)
_KNOWN = _SAYS_NOTHING | _OF_TEXT | _OF_NUMBERS | _OF_LISTS | _OF_OBJECTS


def fits_of(schema: Any) -> Fits:
    """The function that says whether a value surely fits a schema (references filled in)."""
    if not isinstance(schema, dict):
        return _unsure
    keywords = {name for name in schema if not name.startswith("x-")}
    if "anyOf" in keywords:
        only = keywords - _SAYS_NOTHING <= {"anyOf"} and "type" not in keywords
        return _any([fits_of(inner) for inner in schema["anyOf"]]) if only else _unsure
    if not keywords <= _KNOWN or "type" not in keywords or schema.get("format", "date") != "date":
        return _unsure
    declared = schema["type"]
    names = [declared] if isinstance(declared, str) else declared
    by_class: dict[type, Fits] = {}
    for name in names:
        by_class |= _BY_TYPE.get(name, _nothing)(schema)
    return _by_class(by_class)


def _unsure(value: Any) -> bool:
    return False


def _nothing(schema: Mapping[str, Any]) -> dict[type, Fits]:
    return {}


def _any(choices: list[Fits]) -> Fits:
    def fits(value: Any) -> bool:
        return any(choice(value) for choice in choices)

    return fits


def _by_class(by_class: Mapping[type, Fits]) -> Fits:
    if len(by_class) == 1:
        [(only, inner)] = by_class.items()
        return lambda value: value.__class__ is only and inner(value)

    def fits(value: Any) -> bool:
        inner = by_class.get(value.__class__)
        return inner is not None and inner(value)

    return fits


def _text(schema: Mapping[str, Any]) -> dict[type, Fits]:
    low, high = schema.get("minLength", 0), schema.get("maxLength", float("inf"))
    if "enum" in schema or "const" in schema:
        return {str: _choice(schema, low, high)}
    search = pattern_search(schema["pattern"]) if "pattern" in schema else None
    day = "format" in schema

    def fits(value: str) -> bool:
        return (
            low <= len(value) <= high
            and (search is None or search(value) is not None)
            and (not day or is_day(value))
        )

    return {str: fits}


def _choice(schema: Mapping[str, Any], low: float, high: float) -> Fits:
    if schema.keys() & {"pattern", "format"} or schema.keys() >= {"enum", "const"}:
        return _unsure
    choices = frozenset(
        choice
        for choice in schema.get("enum", [schema.get("const")])
        if isinstance(choice, str) and low <= len(choice) <= high
    )
    return choices.__contains__


def _number(schema: Mapping[str, Any]) -> Fits:
    if schema.keys() & {"enum", "const"}:
        return _unsure
    low, high = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    return lambda value: low <= value <= high


def _list(schema: Mapping[str, Any]) -> dict[type, Fits]:
    low, high = schema.get("minItems", 0), schema.get("maxItems", float("inf"))
    item = fits_of(schema["items"]) if "items" in schema else _anything
    unique = schema.get("uniqueItems", False)

    def fits(value: list[Any]) -> bool:
        if not low <= len(value) <= high:
            return False
        return all(map(item, value)) and (not unique or _all_different(value))

    return {list: fits}


def _all_different(values: list[Any]) -> bool:
    return len(values) < 2 or (
        all(value.__class__ is str for value in values) and len(set(values)) == len(values)
    )


def _anything(value: Any) -> bool:
    return True


def _object(schema: Mapping[str, Any]) -> dict[type, Fits]:
    known = {name: fits_of(inner) for name, inner in schema.get("properties", {}).items()}
    required = frozenset(schema.get("required", ()))
    low = schema.get("minProperties", 0)
    names = fits_of(schema["propertyNames"]) if "propertyNames" in schema else _anything
    additional = schema.get("additionalProperties", True)
    other = _anything if additional is True else fits_of(additional)

    def fits(value: dict[str, Any]) -> bool:
        if len(value) < low or not required <= value.keys():
            return False
        for name, inner in value.items():
            if not known.get(name, other)(inner):
                return False
        return names is _anything or all(map(names, value))

    return {dict: fits}


_BY_TYPE: Mapping[str, Callable[[Mapping[str, Any]], dict[type, Fits]]] = {
    "string": _text,
    "array": _list,
    "object": _object,
    "boolean": lambda schema: {bool: _unsure if "enum" in schema else _anything},
    "integer": lambda schema: {int: _number(schema)},
    "number": lambda schema: {int: _number(schema), float: _number(schema)},
}
