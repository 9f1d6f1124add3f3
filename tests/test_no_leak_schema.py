"""Nothing leaves the provider but by its annotation: each is stripped, and new fields are added.

A field without `x-visibility` is internal. So a field whose annotation is taken away must vanish
from every outside edition, with its column; and a field that somebody adds and forgets to annotate
must reach none, wherever in a record it stands.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from canary_sower import schemas
from coproof.edition import Permission, project
from coproof.export import portfolio_json
from coproof.export.registers import register_tables
from coproof.fields import Kinds, kind_of
from coproof.graph import Graph
from coproof.model import Edition, Record, freeze, thaw
from coproof.portfolio import Examination, Portfolio, examine, show
from publish_stories import contents
from sown_portfolio import DAY, sow
from token_reader import tokens_of_files

OUTSIDE: tuple[Edition, ...] = ("public", "partner")
SCHEMAS = schemas()
FORGOTTEN = "weather"
TOKEN = "tok99999en"
Path_ = tuple[str, ...]
"""Where a field stands: its name last, "[]" for the entries of a list."""


def _fields(part: Mapping[str, Any], above: Path_) -> Iterator[Path_]:
    """Every field that holds a value, but ids: what a record is called is its address."""
    for name, inner in part.get("properties", {}).items():
        if (*above, name) != ("id",):
            yield from _leaves(inner, (*above, name))


def _leaves(part: Mapping[str, Any], path: Path_) -> Iterator[Path_]:
    if part.get("type") == "array":
        yield from _leaves(part["items"], (*path, "[]"))
    elif part.get("properties"):
        yield from _fields(part, path)
    else:
        yield path


def _objects(part: Mapping[str, Any], path: Path_ = ()) -> Iterator[Path_]:
    """Every place where a field could be added."""
    if part.get("type") == "array":
        yield from _objects(part["items"], (*path, "[]"))
    elif "properties" in part:
        yield path
        for name, inner in part["properties"].items():
            yield from _objects(inner, (*path, name))


def _part(schema: Any, path: Path_) -> Any:
    for step in path:
        schema = schema["items"] if step == "[]" else schema["properties"][step]
    return schema


def _holds(data: Any, path: Path_) -> bool:
    """Whether there is a value at a path."""
    if not path:
        return True
    if path[0] == "[]":
        return isinstance(data, tuple | list) and any(_holds(one, path[1:]) for one in data)
    return isinstance(data, Mapping) and path[0] in data and _holds(data[path[0]], path[1:])


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    """One full record of every kind, each of them public."""
    root = tmp_path_factory.mktemp("sown")
    sow(root)
    return examine(root, DAY, DAY)


def _shown(sown: Examination, kind: str, schema: Any, edition: Edition) -> Portfolio:
    """The records that an edition shows, where one kind has another schema.

    Checks are left out: they rely on fields that are taken away here.
    """
    mutated = tuple(kind_of(schema) if one.name == kind else one for one in sown.kinds)
    kinds = Kinds(mutated, sown.kinds.config)
    permission = Permission.of(sown.graph.records, edition, DAY, DAY)
    projection = project(
        sown.graph, kinds, sown.settings, edition=edition, scope=None, permission=permission
    )
    whole = show(sown, edition, quarters_back=0)
    return replace(whole, kinds=kinds, graph=Graph.build(projection.records, kinds), journeys=())


def _columns(portfolio: Portfolio) -> set[tuple[str, str]]:
    """The tables and columns of the registers: CSV, workbook and descriptor are made of them."""
    tables = register_tables(portfolio)
    return {(table.name, column.name) for table in tables for column in table.columns}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_field_whose_annotation_is_stripped_vanishes(kind: str, sown: Examination) -> None:
    tried = 0
    for path in _fields(SCHEMAS[kind], ()):
        schema = deepcopy(SCHEMAS[kind])
        annotation = _part(schema, path).pop("x-visibility", None)
        assert annotation, f"{kind} {path} says nothing of who may see it"
        for edition in OUTSIDE:
            before = _shown(sown, kind, SCHEMAS[kind], edition)
            after = _shown(sown, kind, schema, edition)
            for record in after.graph.of_kind(kind):
                assert not _holds(record.data, path), (kind, path, edition)
            assert _columns(after) <= _columns(before)
            if any(_holds(record.data, path) for record in before.graph.of_kind(kind)):
                tried += 1
                assert _columns(after) < _columns(before), (kind, path)
    assert tried or kind == "consent"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_new_field_that_nobody_annotated_reaches_no_outside_edition(
    kind: str, sown: Examination
) -> None:
    for path in _objects(SCHEMAS[kind]):
        schema = deepcopy(SCHEMAS[kind])
        _part(schema, path)["properties"][FORGOTTEN] = {"type": "string", "title": "Weather"}
        records = tuple(_with_weather(one, kind, path) for one in sown.graph.records)
        rich = replace(sown, graph=Graph.build(records, sown.kinds))
        for edition in OUTSIDE:
            portfolio = _shown(rich, kind, schema, edition)
            assert TOKEN not in portfolio_json(portfolio, "1").decode(), (kind, path, edition)
            assert not any(FORGOTTEN in column for _, column in _columns(portfolio))
        inside = _shown(rich, kind, schema, "internal")
        assert TOKEN in portfolio_json(inside, "1").decode(), (kind, path)


def _with_weather(record: Record, kind: str, path: Path_) -> Record:
    """The record with the new field, wherever it has such an object."""
    if record.kind != kind:
        return record
    data = thaw(record.data)
    _add(data, path)
    return replace(record, data=freeze(data))


def _add(data: Any, path: Path_) -> None:
    if not path:
        data[FORGOTTEN] = TOKEN
    elif path[0] == "[]":
        for one in data:
            _add(one, path[1:])
    else:
        _add(data.setdefault(path[0], [{}] if path[1:2] == ("[]",) else {}), path[1:])


@pytest.mark.slow
def test_the_same_holds_for_whole_sites_of_a_changed_schema(tmp_path: Path) -> None:
    """A copy of the product, with one field forgotten and one stripped, builds real sites."""
    here = Path(__file__).parents[1]
    for folder in ("generator", "schema"):
        shutil.copytree(here / folder, tmp_path / folder)
    schema = tmp_path / "schema/feedback.schema.json"
    text = schema.read_text("utf-8")
    start = text.index('"summary": {')
    end = text.index('"x-visibility": "public"', start)
    assert "}" not in text[start:end]
    text = text[:end].rstrip().rstrip(",") + text[end + len('"x-visibility": "public"') :]
    new = '"properties": {\n    "weather": {"type": "string", "title": "Weather", "description": "W"},'
    schema.write_text(text.replace('"properties": {', new, 1), "utf-8")
    root = tmp_path / "portfolio"
    tokens = sow(root)
    file = root / "evidence/feedback/fb-1.yml"
    words = file.read_text("utf-8")
    summary = next(token for token in tokens if f"summary: {token}" in words)
    file.write_text(f"{words}weather: {TOKEN}\n", "utf-8")
    for edition in (*OUTSIDE, "internal"):
        site = contents(_built(tmp_path, root, edition))
        found = frozenset[str]().union(*tokens_of_files(site).values())
        assert {TOKEN, summary} & found == (set() if edition in OUTSIDE else {TOKEN, summary})
        data = [text for path, text in site.items() if path.startswith("data/")]
        assert any(FORGOTTEN.encode() in text for text in data) == (edition == "internal")


def _built(copy: Path, root: Path, edition: str) -> Path:
    out = copy / edition
    command = [sys.executable, "-m", "coproof", "--root", str(root), "build"]
    done = subprocess.run(
        [*command, "--edition", edition, "--out", str(out), "--as-at", DAY.isoformat()],
        env={**os.environ, "PYTHONPATH": str(copy / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out
