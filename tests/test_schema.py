"""The schemas: one source of truth, complete in its annotations, and the vocabulary's own words."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator

from coproof.read import read_kinds
from coproof.report.field_reference import field_reference
from schema_vocabulary import (
    CHOICES,
    EDITION,
    FROM_ROLE,
    KINDS,
    LINKS,
    NOT_PUBLIC,
    REQUIRED,
    VERDICT,
)

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schema"
FILES = sorted(SCHEMA.glob("*.schema.json"))
DECISION = """\
id: dec-quiet-room
title: {en: Try a quiet room, cy: Rhoi cynnig ar ystafell dawel}
responds_to: [th-evening-noise]
decided_on: 2026-01-31
decided_with: [person, manager]
outcome: trial
"""
FEEDBACK = """\
id: fb-2026-01-k7q2
service: svc-mill
given_on: 2026-01
kind: concern
channel: everyday_conversation
from_role: person
voice: supported
summary: The lounge is too loud after tea.
route: {to: theme, on: 2026-01-31}
themes: [th-evening-noise]
visibility: public
"""


class Part(NamedTuple):
    """One property, list entry or map entry of a schema, at any depth."""

    path: str
    schema: Mapping[str, Any]

    @property
    def is_leaf(self) -> bool:
        """Whether it holds a value of its own and not only other fields."""
        entries = (self.schema.get("items", {}), self.schema.get("additionalProperties") or {})
        return not any("properties" in schema for schema in (self.schema, *entries))


def inlined(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """The schema with every reference to the shared definitions replaced by what it names."""
    if isinstance(schema, list):
        return [inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    own = {key: inlined(value, definitions) for key, value in schema.items() if key != "$ref"}
    name = schema.get("$ref", "").rpartition("/")[2]
    return {**inlined(definitions[name], definitions), **own} if name else own


def load(name: str) -> dict[str, Any]:
    definitions = json.loads((SCHEMA / "common.schema.json").read_text("utf-8"))["$defs"]
    schema = json.loads((SCHEMA / f"{name}.schema.json").read_text("utf-8"))
    whole: dict[str, Any] = inlined(schema, definitions)
    return whole


def parts(schema: Mapping[str, Any], path: str) -> Iterator[Part]:
    """Every property, list entry and map entry below a schema."""
    for name, inner in schema.get("properties", {}).items():
        yield Part(f"{path}.{name}", inner)
        yield from parts(inner, f"{path}.{name}")
    if "items" in schema:
        yield Part(f"{path}[]", schema["items"])
        yield from parts(schema["items"], f"{path}[]")
    if isinstance(schema.get("additionalProperties"), Mapping):
        yield Part(f"{path}.<name>", schema["additionalProperties"])
        yield from parts(schema["additionalProperties"], f"{path}.<name>")


def name_of(file: Path) -> str:
    return file.name.removesuffix(".schema.json")


NAMES = [name_of(file) for file in FILES if name_of(file) != "common"]
PARTS = {part.path: part.schema for name in NAMES for part in parts(load(name), name)}
LEAVES = [path for path, schema in PARTS.items() if Part(path, schema).is_leaf]


def keywords(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key and value of a schema file, at any depth."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            yield key, value
            yield from keywords(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from keywords(item)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_schema_is_valid_and_has_no_name_of_its_own(file: Path) -> None:
    schema = json.loads(file.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_conditions_across_fields_are_not_in_the_schemas(file: Path) -> None:
    used = {key for key, _ in keywords(json.loads(file.read_text("utf-8")))}
    assert not used & {"if", "then", "else", "allOf", "oneOf", "not", "unevaluatedProperties"}


def test_the_kinds_are_those_of_the_vocabulary_with_their_folders_and_prefixes() -> None:
    found = {name: load(name) for name in NAMES if "x-kind" in load(name)}
    placed = {name: (kind["x-folder"], kind["x-prefix"]) for name, kind in found.items()}
    assert placed == KINDS
    assert all(kind["x-kind"] == name and kind["x-plural"] for name, kind in found.items())


@pytest.mark.parametrize("name", REQUIRED)
def test_required_are_the_starred_fields(name: str) -> None:
    assert load(name)["required"] == REQUIRED[name].split()


@pytest.mark.parametrize("path", CHOICES)
def test_choices_are_those_of_the_vocabulary(path: str) -> None:
    assert PARTS[path]["enum"] == CHOICES[path].split()


def test_roles_are_those_feedback_comes_from_and_those_who_run_the_service() -> None:
    roles = PARTS["decision.decided_with[]"]["enum"]
    assert roles[:9] == FROM_ROLE.split()
    assert {"registered_manager", "keyworker", "board_member", "landlord", "other"} <= set(
        roles[9:]
    )
    assert PARTS["event.attendance"]["propertyNames"]["enum"] == roles
    assert PARTS["told.responses"]["propertyNames"]["enum"] == VERDICT.split()


def test_every_id_of_another_record_says_which_kinds_it_may_name() -> None:
    found = {path: set(schema["x-link"]) for path, schema in PARTS.items() if "x-link" in schema}
    assert found.items() >= {path: set(kinds.split()) for path, kinds in LINKS.items()}.items()
    consents = {path for path in found if path.endswith(".media[].consent")}
    assert set(found) - set(LINKS) <= consents


def test_people_see_what_the_vocabulary_says_and_no_more() -> None:
    for path in LEAVES:
        if path.partition(".")[0] in KINDS:
            assert PARTS[path]["x-visibility"] == _expected_visibility(path), path


def _expected_visibility(path: str) -> str:
    last = path.rpartition(".")[2]
    if path.startswith("consent.") or last in ("notes", "consent"):
        return "internal"
    return NOT_PUBLIC.get(path, "public")


@pytest.mark.parametrize("name", NAMES)
def test_every_field_says_what_it_is_and_what_it_is_for(name: str) -> None:
    for path, schema in PARTS.items():
        if path.startswith((f"{name}.", f"{name}[")):
            assert schema.get("title"), path
            assert schema.get("description"), path


def test_every_leaf_has_a_visibility_and_a_sentence_for_a_mistake() -> None:
    for path in LEAVES:
        assert _visibility(path) in EDITION.split(), path
        assert PARTS[path].get("x-error"), path


def _visibility(path: str) -> str:
    """A leaf's own visibility; in the settings a map may leave it to its entries."""
    own: str | None = PARTS[path].get("x-visibility")
    return own or _visibility(f"{path}.<name>")


def test_sentences_are_short_and_plain() -> None:
    for file in FILES:
        for key, sentence in keywords(json.loads(file.read_text("utf-8"))):
            if key == "x-error":
                assert len(sentence.split()) <= 18, sentence
                assert not set(sentence) & set("^$\\*+?|{}"), sentence
                assert not sentence.endswith("."), sentence


def test_objects_take_no_field_that_they_do_not_know() -> None:
    for name in NAMES:
        for path, schema in {name: load(name), **PARTS}.items():
            if "properties" in schema:
                assert schema["additionalProperties"] is False, path


def test_everything_written_has_a_limit() -> None:
    for path, schema in PARTS.items():
        declared = schema.get("type")
        if "string" in (declared or ()) and not {"enum", "const"} & set(schema):
            assert "maxLength" in schema, path
        if declared == "array":
            assert "maxItems" in schema, path
        if declared in ("integer", "number"):
            assert {"minimum", "maximum"} <= set(schema), path


PATTERNS = sorted(
    {
        value
        for file in FILES
        for key, value in keywords(json.loads(file.read_text("utf-8")))
        if key == "pattern" and isinstance(value, str)
    }
)


def can_be_slow(pattern: str) -> bool:
    """Whether a repeated group repeats inside, and does not begin with a mark all its own."""
    for group in re.findall(r"\(([^()]*)\)[*+{]", pattern):
        marked = re.fullmatch(r"(\[\.\]|[-/_])(.+)", group)
        if re.search(r"[*+{]", group) and not (
            marked and not re.fullmatch(marked[2], marked[1].strip("[]"))
        ):
            return True
    return bool(re.search(r"\([^()]*\(", pattern))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_can_be_made_slow(pattern: str) -> None:
    assert not can_be_slow(pattern)
    for hostile in ("a" * 1000 + "!", "a-" * 500 + "!", "a/" * 500 + "!", " " * 1000, "0" * 1000):
        re.search(pattern, hostile)


def test_a_pattern_that_repeats_what_repeats_would_be_noticed() -> None:
    assert can_be_slow("^(a+)+$")
    assert can_be_slow("^([a-z]*-?)*$")
    assert can_be_slow("^((a-)*)*$")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_mean_the_same_in_python_and_in_a_browser(pattern: str) -> None:
    assert not re.search(r"\(\?|\\[AZbBdDwW]", pattern)
    assert pattern.isascii()


def test_choices_that_do_not_read_well_have_words() -> None:
    for path, schema in PARTS.items():
        assert set(schema.get("x-labels", {})) <= set(schema.get("enum", ())), path
    for path in ("feedback.communication[]", "told.format[]"):
        assert PARTS[path]["x-labels"]["bsl"] == "British Sign Language"


def test_the_field_reference_is_fresh() -> None:
    """`make reference` writes it."""
    assert (SCHEMA / "README.md").read_text("utf-8") == field_reference(read_kinds())


def check_jsonschema(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """The everyday tool, as somebody would call it by hand."""
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [
        str(program),
        "--schemafile",
        str(SCHEMA / f"{schema}.schema.json"),
        *map(str, files),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_everyday_tool_accepts_good_records(tmp_path: Path) -> None:
    good = tmp_path / "fb-2026-01-k7q2.yml"
    good.write_text(FEEDBACK, "utf-8")
    assert check_jsonschema("feedback", good).returncode == 0
    good.write_text(DECISION, "utf-8")
    assert check_jsonschema("decision", good).returncode == 0


@pytest.mark.parametrize(
    ("was", "is_now", "field"),
    [
        ("kind: concern", "kind: moan", "$.kind"),
        ("given_on: 2026-01", "given_on: soon", "$.given_on"),
        ("on: 2026-01-31", "on: 2026-02-30", "$.route.on"),
        ("[th-evening-noise]", "[th-a, th-a]", "$.themes"),
        ("[th-evening-noise]", "[Evening noise]", "$.themes[0]"),
        ("summary: The lounge is too loud after tea.", "summary: ' '", "$.summary"),
        ("id: fb-2026-01-k7q2", "id: th-2026-01-k7q2", "$.id"),
        ("voice: supported", "voices: supported", "voices"),
    ],
)
def test_the_everyday_tool_refuses_bad_ones(
    tmp_path: Path, was: str, is_now: str, field: str
) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(FEEDBACK.replace(was, is_now), "utf-8")
    result = check_jsonschema("feedback", bad)
    assert result.returncode == 1
    assert field in result.stdout


@pytest.mark.parametrize("name", ["portfolio", "checks", "channels", "accepted_gaps", "pictures"])
def test_our_own_settings_fit_their_schemas(name: str) -> None:
    result = check_jsonschema(name, ROOT / "site_config" / f"{name}.yml")
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("schema", "folder"), [("framework", "frameworks"), ("crosswalk", "crosswalks")]
)
def test_our_own_frameworks_fit_their_schemas(schema: str, folder: str) -> None:
    files = sorted((ROOT / "site_config" / folder).glob("*.yml"))
    result = check_jsonschema(schema, *files)
    assert files
    assert result.returncode == 0, result.stdout
