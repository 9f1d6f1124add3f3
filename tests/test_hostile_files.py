"""More than 120 files made to break a reader, and thousands that are spoiled at random: no traceback.

`COPROOF_MANY=20000` tries so many spoiled ones; `python -m bench.hostile` measures the others.
"""

import os
from pathlib import Path

import pytest

from coproof.model import Finding
from coproof.portfolio import examine, show
from coproof.read import read_kinds, read_settings
from hostile_files import crafted, spoiled_many
from publish_stories import SMALL, TODAY, lay
from read_stories import FEEDBACK, read
from sown_portfolio import DAY

MANY = int(os.environ.get("COPROOF_MANY", "2000"))
TOGETHER = 200
WORDS = 25
KINDS = read_kinds()
HARMLESS = ("nothing", "a space", "a mark and nothing")
"""Settings that say nothing are as good as none."""


def _write(root: Path, path: str, data: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def _is_plain(finding: Finding) -> bool:
    """One line that anybody may read, no longer than a message may be, with a file and a place."""
    told = f"{finding.message} {finding.fix}"
    return (
        told.isprintable()
        and len(finding.message.split()) <= WORDS
        and finding.file is not None
        and finding.message.endswith((".", "?"))
    )


def test_there_are_more_than_120_files() -> None:
    assert len(crafted()) > 120
    assert len(set(crafted().values())) == len(crafted())


@pytest.mark.parametrize("name", crafted())
def test_a_crafted_file_is_a_plain_finding_and_hides_nobody(tmp_path: Path, name: str) -> None:
    data = crafted()[name]
    lay(tmp_path, {path: text for path, text in SMALL.items() if "fb-1" not in path})
    _write(tmp_path, "evidence/feedback/fb-1.yml", data)
    reading = read(tmp_path)
    assert [finding for finding in reading.findings if not _is_plain(finding)] == []
    about = [finding for finding in reading.findings if finding.file and "fb-1" in finding.file]
    assert about, "it is said"
    assert len(reading.records) == 4, "the others are read"
    assert "fb-1" in reading.broken


@pytest.mark.parametrize("place", ["portfolio", "checks", "pictures", "accepted_gaps", "channels"])
def test_settings_are_read_as_carefully(tmp_path: Path, place: str) -> None:
    lay(tmp_path, SMALL)
    for name, data in crafted().items():
        _write(tmp_path, f"site_config/{place}.yml", data)
        _, findings = read_settings(tmp_path, KINDS)
        assert [finding for finding in findings if not _is_plain(finding)] == [], name
        if name not in HARMLESS:
            assert [finding.file for finding in findings if place in (finding.file or "")], name


@pytest.mark.parametrize("first", range(0, MANY, TOGETHER))
def test_spoiled_records_are_records_or_findings(tmp_path: Path, first: int) -> None:
    """Whatever becomes of them, each is the one or the other; and the rest can be shown."""
    files = dict(spoiled_many(first + 10, TOGETHER))
    assert len(files) == TOGETHER
    _write(tmp_path, "evidence/provider.yml", b"name: Wrenmoor Support\n")
    for path, data in files.items():
        _write(tmp_path, path, data)
    examination = examine(tmp_path, DAY, TODAY)
    read_well = {record.file for record in examination.everything.records}
    told = {finding.file for finding in examination.findings}
    assert set(files) - read_well - told == set()
    assert [f for f in examination.findings if not f.message.isprintable()] == []
    shown = show(examination, "internal")
    assert {record.file for record in shown.graph.records} <= read_well


def test_a_sound_file_is_no_finding(tmp_path: Path) -> None:
    """Else the tests above would say nothing."""
    lay(tmp_path, SMALL)
    _write(tmp_path, "evidence/feedback/fb-1.yml", FEEDBACK.encode())
    assert read(tmp_path).findings == ()
