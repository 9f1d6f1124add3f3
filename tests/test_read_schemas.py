"""The kinds come from the schema folder, whole: no reference is left for anybody to follow."""

from pathlib import Path
from typing import Any

import pytest

from coproof.fields import Kinds
from coproof.read import read_kinds, schemas


def _keys(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_keys, part)) if part else set()
    if isinstance(part, dict):
        return set(part).union(*map(_keys, part.values()))
    return set()


def test_the_order_is_that_of_the_vocabulary() -> None:
    assert " ".join(kind.name for kind in read_kinds()) == (
        "provider service feedback theme decision action review told event indicator consent"
    )


def test_no_reference_is_left() -> None:
    kinds = read_kinds()
    whole = [kind.schema for kind in kinds] + list(kinds.config.values())
    assert not set().union(*map(_keys, whole)) & {"$ref", "$defs"}


def test_what_stands_beside_a_reference_wins() -> None:
    quote = read_kinds()["feedback"].schema["properties"]["quote"]
    assert (quote["title"], quote["maxLength"]) == ("Quote", 10_000)


def test_they_are_read_once() -> None:
    assert read_kinds() is read_kinds()


def test_an_installed_package_has_its_own_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "coproof"
    (package / "read").mkdir(parents=True)
    (package / "schema").symlink_to(Path(__file__).parents[1] / "schema")
    monkeypatch.setattr(schemas, "__file__", str(package / "read" / "schemas.py"))
    copy: Kinds = schemas.read_kinds.__wrapped__()
    assert [kind.name for kind in copy] == [kind.name for kind in read_kinds()]
