"""The house stays one that a newcomer can live in: small files, told rooms, and no way out."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "coproof"
FILES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
OUTSIDE = ("requests", "urllib3", "urllib.request", "http.client", "ftplib", "smtplib")
"""What asks other machines for something. Nothing here does: a portfolio is made where it lies."""

ALONE = PACKAGE / "publish" / "verify" / "verify.py"
"""Handed to people who have nothing else of ours, so all that it needs is in this one file."""


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_no_file_is_longer_than_400_lines() -> None:
    lines = {file.name: file.read_text("utf-8").count("\n") for file in FILES if file != ALONE}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_every_room_says_what_it_is_for() -> None:
    rooms = [folder for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()]
    assert sorted(room.name for room in rooms if not (room / "README.md").is_file()) == []


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.stem)
def test_every_module_and_public_name_says_what_it_is_for(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    assert ast.get_docstring(tree), "a module opens with one sentence that says its job"
    told = (ast.FunctionDef, ast.ClassDef)
    for node in tree.body:
        if isinstance(node, told) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.stem)
def test_nothing_asks_another_machine_or_runs_a_shell(file: Path) -> None:
    text = file.read_text("utf-8")
    tree = ast.parse(text)
    assert not [name for name in _imports(tree) if name.startswith(OUTSIDE)]
    for dangerous in ("shell=True", "yaml.load(", "eval(", "exec(", "pickle"):
        assert dangerous not in text
