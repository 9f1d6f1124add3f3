"""SECURITY.md names for every threat what stands against it, and tests that are really there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if re.match(r"\| T\d", line)
]


def test_every_threat_has_its_row() -> None:
    assert [row[0].strip("| ") for row in ROWS] == [f"T{number}" for number in range(1, 21)]
    assert {len(row) for row in ROWS} == {5}
    assert all(cell for row in ROWS for cell in row)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("| "))
def test_what_shows_it_is_there(row: list[str]) -> None:
    named = re.findall(r"`([^`]+)`", row[3])
    assert named
    for name in named:
        path, _, function = name.partition("::")
        file = (
            ROOT / path
            if "/" in path and not path.startswith("browser/")
            else ROOT / "tests" / path
        )
        assert file.is_file(), name
        assert not function or f"\ndef {function}(" in file.read_text("utf-8"), name
