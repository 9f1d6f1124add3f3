"""The shape of records: the quick yes agrees with jsonschema, and every sentence is a plain one."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproof.read import read_kinds
from coproof.read.dialect import is_day, validator_of
from coproof.read.fits import fits_of
from coproof.read.shape import Shape

KINDS = read_kinds()
SCHEMAS: dict[str, Any] = {kind.name: kind.schema for kind in KINDS} | dict(KINDS.config)
SHAPES = {name: Shape.of(schema) for name, schema in SCHEMAS.items()}
TEXTS = ("fb-1", "th-2", "con-3", "Some words", "en", "cqc-saf-2023:safe", "2026-01-31", "2026-01")
TEXTS += ("https://example.org", "provider", "mill/a.jpg", "#a1b2c3", "svc-1", "given_on", "a", ";")
TEXTS += ("c0ffee0" * 9 + "1", "decade" * 6 + "2026")


def _sample(schema: Any) -> Any:
    """A value that suits a schema, with every field that the schema names."""
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    if "anyOf" in schema:
        return _sample(schema["anyOf"][0])
    declared = schema["type"]
    return _OF_TYPE[declared if isinstance(declared, str) else declared[0]](schema)


def _text(schema: Any) -> str:
    """The example that the schema itself gives where there is one, else a text that suits."""
    shown = str(schema.get("x-error", "")).rpartition("for example ")[2].split(" or ")[0]
    prefixes = [kind.prefix + "-1" for kind in KINDS if kind.prefix]
    suits = validator_of(schema)
    return next(text for text in (shown, *TEXTS, *prefixes) if suits.is_valid(text))


def _object(schema: Any) -> dict[str, Any]:
    made = {name: _sample(inner) for name, inner in schema.get("properties", {}).items()}
    if not made and isinstance(schema.get("additionalProperties"), dict):
        name = _sample({"type": "string", **schema.get("propertyNames", {})})
        made[name] = _sample(schema["additionalProperties"])
    return made


_OF_TYPE = {
    "string": _text,
    "object": _object,
    "array": lambda schema: [_sample(schema["items"])] if "items" in schema else [],
    "integer": lambda schema: max(1, schema.get("minimum", 1)),
    "number": lambda schema: max(1.5, schema.get("minimum", 1.5)),
    "boolean": lambda schema: True,
}
SAMPLES = {name: _sample(schema) for name, schema in SCHEMAS.items()}


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict | list):
        steps = value if isinstance(value, dict) else range(len(value))
        for step in steps:
            yield from _paths(value[step], (*path, step))


def _changed(data: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = copy.deepcopy(data)
    here = changed
    for step in path[:-1]:
        here = here[step]
    if new is ...:
        del here[path[-1]]
    else:
        here[path[-1]] = new
    return changed


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_record_with_every_field_is_surely_right(name: str) -> None:
    assert SHAPES[name].fits(SAMPLES[name])
    assert list(SHAPES[name].validator.iter_errors(SAMPLES[name])) == []


PLAIN: list[Any] = [None, True, False, 0, 1, -1, 5, 1.0, 1.5, 10**13, -(10**13), [], {}, [None]]
PLAIN += [
    "",
    " ",
    "?",
    "x\n",
    "x",
    "no",
    "2026-02-30",
    "2026-2-1",
    "2026-13",
    "fb-1\n",
    "٣",
    "FB-1",
]
PLAIN += [["x", "x"], [1, True], [["x"]], {"x": 1}, {"en": ""}, {"en": "x", "cy": "y"}, {"?": "x"}]


def _parts(schema: Any) -> Iterator[Any]:
    """A schema and every schema inside it."""
    yield schema
    for keyword in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(keyword), dict):
            yield from _parts(schema[keyword])
    for inner in (*schema.get("properties", {}).values(), *schema.get("anyOf", ())):
        yield from _parts(inner)


def _edges(schema: Any) -> Iterator[Any]:
    """Values at the edges of what a schema allows, and just beyond them."""
    for length in (schema.get("maxLength", 0), schema.get("maxLength", 0) + 1):
        yield "x" * length
    for bound in (schema.get("minimum", 0), schema.get("maximum", 0)):
        yield from (bound - 1, bound, bound + 1)
    yield from schema.get("enum", ())
    sample = _sample({"type": "string", **schema})
    yield sample
    if isinstance(sample, list):
        yield from ([*sample, *sample], sample * (schema.get("maxItems", 0) + 1))
        yield [f"svc-{number}" for number in range(schema.get("maxItems", 0) + 1)]
    if isinstance(sample, dict):
        yield from (_changed(sample, (name,), ...) for name in sample)
        yield from ({name: value} for name, value in sample.items())
        yield from (sample | {name: "x"} for name in ("nonsuch", "", "No Name", "fb-1"))


PARTS = {json.dumps(part, sort_keys=True): part for it in SCHEMAS.values() for part in _parts(it)}


def test_the_quick_yes_is_never_wrong_about_any_part_of_a_schema() -> None:
    for part in PARTS.values():
        fits, validator = fits_of(part), validator_of(part)
        for value in (*PLAIN, *_edges(part)):
            assert not fits(value) or validator.is_valid(value), (part, value)


VALUES = st.sampled_from([*PLAIN, *TEXTS, "x" * 301, "x" * 10_001, "person", "other", ...])


@given(st.data())
@settings(max_examples=500, deadline=None)
def test_the_quick_yes_is_never_wrong(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SCHEMAS)))
    record = SAMPLES[name]
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(_paths(record))))
        record = _changed(record, path, data.draw(VALUES if path else st.sampled_from(PLAIN)))
    sure = SHAPES[name].fits(record)
    right = SHAPES[name].validator.is_valid(record)
    assert right or not sure
    assert bool(SHAPES[name].faults(record)) != right


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 1, "new-keyword": 1},
        {"minLength": 1},
        {"type": "string", "format": "uri"},
        {"type": "integer", "multipleOf": 2},
        {"oneOf": [{"type": "string"}]},
        {"anyOf": [{"type": "string"}], "minLength": 5},
        {"type": "object", "patternProperties": {"a": {"type": "string"}}},
        {"type": "string", "enum": ["a"], "pattern": "b"},
        True,
    ],
)
def test_the_quick_yes_is_silent_about_what_it_does_not_know(schema: Any) -> None:
    assert not any(fits_of(schema)(value) for value in ("a", 2, {"a": "b"}, [], None, True))


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-02-30", False),
        ("0000-01-01", False),
        ("9999-12-31", True),
        ("20240229", False),
        ("2024-W09-4", False),
        ("2024-02-29\n", False),
        ("٢٠٢٤-02-29", False),
        ("", False),
    ],
)
def test_a_day_is_a_real_day(text: str, real: bool) -> None:
    assert is_day(text) is real


@pytest.mark.parametrize("text", ["fb-1\n", "fb-1\nfb-2", "FB-1", "fb-", "fb--1", "fb-é", "fb-٣"])
def test_an_id_has_no_more_in_it_than_it_shows(text: str) -> None:
    record = SAMPLES["feedback"] | {"id": text}
    assert [fault.path for fault in SHAPES["feedback"].faults(record)] == [("id",)]


# What may stand in any place by mistake.
SLIPS = (None, True, 5, 2.5, "", "?", [], {}, ["?"], {"?": 1}, [None], "x" * 10_001, "2026-02-30")
NOT_FOR_PEOPLE = re.compile(r"[\^\\$\[\]{}|]|\b(str|int|bool|dict|None|NoneType|array)\b")


def _slips(name: str) -> Iterator[Any]:
    for path in _paths(SAMPLES[name]):
        yield from (_changed(SAMPLES[name], path, slip) for slip in SLIPS)
        if path:
            yield _changed(SAMPLES[name], path, ...)
            yield _changed(SAMPLES[name], (*path[:-1], "nonsuch"), 1) if path[-1] != 0 else None


@pytest.mark.parametrize("name", SCHEMAS)
def test_whatever_is_wrong_every_sentence_is_plain_and_short(name: str) -> None:
    said = {fault.message for slip in _slips(name) for fault in SHAPES[name].faults(slip)}
    root = str(SCHEMAS[name]["x-error"])
    for message in (message for message in said if root not in message):
        assert len(message.split()) <= 25, message
        assert re.match(r"[A-Z].*: \S", message), message
        assert not NOT_FOR_PEOPLE.search(message), message


def test_one_slip_is_one_fault() -> None:
    record = {("chanel" if key == "channel" else key): v for key, v in SAMPLES["feedback"].items()}
    assert [fault.path for fault in SHAPES["feedback"].faults(record)] == [("chanel",)]


@pytest.mark.parametrize(
    ("kind", "change", "message"),
    [
        ("event", {"attendance": {"persons": 3}}, "did you mean `person`?"),
        ("event", {"title": {"english": "Meeting"}}, "short code, for example en or cy"),
        ("event", {"attendance": {"person": -1}}, "How many: write a whole number, 0 or more"),
        ("decision", {"outcome": True}, "Outcome: write one of: yes, trial, partly, no"),
        ("indicator", {"direction": "none at all"}, "write one of: higher, lower, none"),
        ("feedback", {"communication": ["Talking Mats"]}, "did you mean `talking_mats`?"),
        ("service", {"people_count": "six"}, "write a whole number"),
        ("consent", {"covers": []}, "write a list"),
    ],
)
def test_what_is_said(kind: str, change: dict[str, Any], message: str) -> None:
    [fault] = SHAPES[kind].faults(SAMPLES[kind] | change)
    assert message in fault.message
