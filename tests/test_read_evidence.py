"""Reading a folder: every file is a record or a finding, and nothing hides anything else."""

import os
import random
from pathlib import Path
from types import MappingProxyType

import pytest

from coproof.model import Record
from read_stories import FEEDBACK, feedback, lay, read, told

GOOD = {"feedback/fb-1.yml": FEEDBACK}


def test_a_record_is_what_was_written(tmp_path: Path) -> None:
    text = FEEDBACK + "themes: [th-noise]\nroute:\n  to: theme\n  on: 2026-05-20\n"
    reading = read(lay(tmp_path, {"feedback/2026/mill/fb-1.yml": text}))
    [record] = reading.records
    assert isinstance(record, Record)
    assert (record.kind, record.id) == ("feedback", "fb-1")
    assert record.file == "evidence/feedback/2026/mill/fb-1.yml"
    assert record.get("given_on") == "2026-05-17"
    assert record.many("themes") == ("th-noise",)
    assert isinstance(record.data, MappingProxyType)
    assert isinstance(record.part("route"), MappingProxyType)
    assert (reading.findings, reading.broken, reading.files) == ((), frozenset(), 1)


def test_the_provider_needs_no_id(tmp_path: Path) -> None:
    [record] = read(lay(tmp_path, {"provider.yml": "name: Wrenmoor Support\n"})).records
    assert (record.kind, record.id) == ("provider", "provider")


def test_records_come_by_kind_and_id_whatever_the_disk_says(tmp_path: Path) -> None:
    names = [f"fb-{number}" for number in (3, 1, 2)]
    random.Random(1).shuffle(names)
    files = {f"feedback/{name}.yml": feedback(name) for name in names}
    service = "id: svc-mill\ntitle: Mill\ntype: homecare\npeople_count: 6\n"
    reading = read(lay(tmp_path, files | {"services/svc-mill.yml": service}))
    assert [record.id for record in reading.records] == ["svc-mill", "fb-1", "fb-2", "fb-3"]


def test_a_thousand_broken_files_are_a_thousand_findings(tmp_path: Path) -> None:
    broken = ["kind: [\n", "", "\t", "a: 1\na: 2\n", "just words", "\x00", "summary: 'x\n"]
    files = {f"feedback/fb-b{n}.yml": broken[n % len(broken)] for n in range(1_000)}
    reading = read(lay(tmp_path, files | GOOD))
    assert len(reading.findings) == 1_000
    assert {finding.file for finding in reading.findings} == {f"evidence/{path}" for path in files}
    assert reading.broken == {f"fb-b{n}" for n in range(1_000)}
    assert [record.id for record in reading.records] == ["fb-1"]
    assert reading.files == 1_001


def test_one_record_may_have_many_findings_in_order_of_place(tmp_path: Path) -> None:
    text = FEEDBACK.replace("concern", "moan").replace("2026-05-17", "17/5/26") + "colour: red\n"
    findings = read(lay(tmp_path, {"feedback/fb-1.yml": text})).findings
    assert [(found.line, found.column, found.field) for found in findings] == [
        (3, 11, "given_on"),
        (4, 7, "kind"),
        (9, 1, "colour"),
    ]
    assert {found.record for found in findings} == {"fb-1"}


def test_the_id_must_be_the_name_of_the_file(tmp_path: Path) -> None:
    reading = read(lay(tmp_path, {"feedback/fb-2.yml": FEEDBACK}))
    assert told(reading.findings) == [
        "schema evidence/feedback/fb-2.yml:1:5 "
        "Id: write `fb-2` as in the file's name, or rename the file."
    ]
    assert reading.broken == {"fb-1", "fb-2"}  # neither is a dangling link: here it is


def test_a_file_name_in_capitals_is_renamed(tmp_path: Path) -> None:
    assert told(read(lay(tmp_path, {"feedback/FB-1.yml": FEEDBACK})).findings) == [
        "schema evidence/feedback/FB-1.yml:1:5 "
        "Id: rename the file in small letters, so that it is the same as the id."
    ]


def test_an_id_of_another_kind(tmp_path: Path) -> None:
    text = FEEDBACK.replace("fb-1", "act-1")
    assert told(read(lay(tmp_path, {"feedback/fb-1.yml": text})).findings) == [
        "schema evidence/feedback/fb-1.yml:1:5 Id: write fb- and then small letters, digits and "
        "single dashes, for example fb-2026-11-k7q2."
    ]


def test_the_same_id_twice(tmp_path: Path) -> None:
    files = {"feedback/2025/fb-1.yml": FEEDBACK, "feedback/2026/fb-1.yml": FEEDBACK}
    reading = read(lay(tmp_path, files))
    assert told(reading.findings) == [
        "duplicate-id evidence/feedback/2026/fb-1.yml:-:- Id: evidence/feedback/2025/fb-1.yml "
        "has the same id; give the newer of the two another one."
    ]
    assert [record.file for record in reading.records] == ["evidence/feedback/2025/fb-1.yml"]
    assert reading.findings[0].field == "id"


def test_the_same_id_twice_on_a_disk_without_capitals(tmp_path: Path) -> None:
    lay(tmp_path, {"feedback/a/FB-1.yml": FEEDBACK, "feedback/b/fb-1.yml": FEEDBACK})
    checks = [finding.check for finding in read(tmp_path).findings]
    assert checks == ["schema", "duplicate-id"]


def test_a_broken_double_does_not_hide_the_record(tmp_path: Path) -> None:
    reading = read(lay(tmp_path, {"feedback/a/fb-1.yml": "", "feedback/b/fb-1.yml": FEEDBACK}))
    assert [finding.check for finding in reading.findings] == ["unreadable", "duplicate-id"]
    assert [record.file for record in reading.records] == ["evidence/feedback/b/fb-1.yml"]


def test_what_is_no_record_is_left_alone(tmp_path: Path) -> None:
    others = {
        "README.md": "How we write things down",
        "feedback/README.md": "x",
        "feedback/.fb-9.yml.swp": "x",
        "feedback/.hidden/fb-8.yml": "x",
        "feedback/notes.txt": "x",
        "attachments/fb-7.yml": "not a record",
        "attachments/mill/lounge.jpg": b"\xff\xd8",
    }
    reading = read(lay(tmp_path, GOOD | others))
    assert (reading.findings, reading.files) == ((), 1)


@pytest.mark.parametrize(
    ("path", "check", "label", "says"),
    [
        ("feedback/fb-1.yaml", "unreadable", "File", "rename it so that its name ends in .yml"),
        ("feedback/fb-1.YML", "unreadable", "File", "rename it so that its name ends in .yml"),
        ("actions/fb-1.yml", "schema", "File", "belong in evidence/feedback; move it there"),
        ("fb-1.yml", "schema", "File", "belong in evidence/feedback; move it there"),
        ("feedback/provider.yml", "schema", "File", "belong in evidence/provider.yml"),
        ("stray.yml", "schema", "File", "move it into the folder of its kind"),
        ("feedback/fb\n1.yml", "unreadable", "File", "rename it in plain letters"),
        ("feedback/fb\u202e1.yml", "unreadable", "File", "rename it in plain letters"),
    ],
)
def test_a_file_in_the_wrong_place_or_with_the_wrong_name(
    tmp_path: Path, path: str, check: str, label: str, says: str
) -> None:
    reading = read(lay(tmp_path, {path: FEEDBACK}))
    [finding] = reading.findings
    assert (finding.check, finding.message.startswith(f"{label}: ")) == (check, True)
    assert says in finding.message
    assert finding.file is not None
    assert finding.file.isprintable()
    assert (reading.records, reading.files, len(reading.broken)) == ((), 1, 1)


def test_a_folder_of_no_kind_is_one_finding(tmp_path: Path) -> None:
    lay(tmp_path, {"actionz/act-1.yml": "x", "actionz/2026/act-2.yml": "x"} | GOOD)
    reading = read(tmp_path)
    assert told(reading.findings) == [
        "unreadable evidence/actionz:-:- "
        "Folder: this is not a folder of any kind of record; did you mean actions?"
    ]
    assert (reading.broken, reading.files, len(reading.records)) == ({"act-1", "act-2"}, 3, 1)


def test_a_folder_that_is_like_no_other(tmp_path: Path) -> None:
    [finding] = read(lay(tmp_path, {"old stuff/fb-1.yml": FEEDBACK})).findings
    assert finding.message.endswith("folders are named in schema/README.md.")


def test_a_folder_whose_name_cannot_be_written_everywhere(tmp_path: Path) -> None:
    folder = os.fsencode(lay(tmp_path, GOOD) / "evidence" / "feedback") + b"/\xff"
    try:
        Path(os.fsdecode(folder)).mkdir()
    except OSError:
        pytest.skip("this disk only takes names that are text")
    [finding] = read(tmp_path).findings
    assert (finding.check, finding.file) == ("unreadable", "evidence/feedback/\\udcff")


@pytest.mark.parametrize("name", ["fb-2.yml", "story.pdf"])
def test_links_are_never_followed(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "secret.yml"
    outside.write_text(feedback("fb-2"))
    (lay(tmp_path, GOOD) / "evidence" / "feedback" / name).symlink_to(outside)
    reading = read(tmp_path)
    assert told(reading.findings) == [
        f"unreadable evidence/feedback/{name}:-:- "
        "File: this is not an ordinary file; put a copy of the file itself here."
    ]
    assert len(reading.records) == 1


def test_links_to_folders_are_never_followed(tmp_path: Path) -> None:
    lay(tmp_path / "elsewhere", {"actions/act-1.yml": "x"})
    (lay(tmp_path, GOOD) / "evidence" / "actions").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "evidence" / "feedback" / "round").symlink_to(tmp_path / "evidence")
    assert [finding.file for finding in read(tmp_path).findings] == [
        "evidence/actions",
        "evidence/feedback/round",
    ]


def test_the_evidence_folder_itself_is_no_link(tmp_path: Path) -> None:
    lay(tmp_path / "elsewhere", GOOD)
    (tmp_path / "evidence").symlink_to(tmp_path / "elsewhere" / "evidence")
    reading = read(tmp_path)
    assert [finding.file for finding in reading.findings] == ["evidence"]
    assert reading.records == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_make_anybody_wait(tmp_path: Path) -> None:
    os.mkfifo(lay(tmp_path, GOOD) / "evidence" / "feedback" / "fb-2.yml")
    [finding] = read(tmp_path).findings
    assert (finding.check, finding.record) == ("unreadable", "fb-2")


def test_a_folder_named_like_a_record_is_a_folder(tmp_path: Path) -> None:
    reading = read(lay(tmp_path, {"feedback/fb-2.yml/fb-1.yml": FEEDBACK}))
    assert (reading.findings, len(reading.records)) == ((), 1)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    lay(tmp_path, GOOD | {"feedback/fb-2.yml": "x", "actions/act-1.yml": "x"})
    closed = [tmp_path / "evidence/feedback/fb-2.yml", tmp_path / "evidence/actions"]
    for path in closed:
        path.chmod(0)
    found = read(tmp_path).findings
    for path in closed:
        path.chmod(0o700)
    assert [finding.file for finding in found] == ["evidence/actions", "evidence/feedback/fb-2.yml"]


def test_a_folder_without_evidence(tmp_path: Path) -> None:
    assert told(read(tmp_path).findings) == [
        "unreadable evidence:-:- Evidence: there is no evidence folder here; go to your "
        "portfolio's folder, or make one."
    ]


def test_an_empty_portfolio_is_fine(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    assert read(tmp_path).findings == ()


def test_a_record_is_text_and_never_a_program(tmp_path: Path) -> None:
    text = FEEDBACK.replace("The lounge", "!!python/object/apply:os.getcwd [] #")
    [finding] = read(lay(tmp_path, {"feedback/fb-1.yml": text})).findings
    assert finding.check == "unreadable"


WORDS = "Xqzword"


@pytest.mark.parametrize(
    "broken",
    [
        f"{WORDS} spoke: 1\n",
        f"{WORDS}: {WORDS}: {WORDS}\n",
        f"summary: '{WORDS}\n",
        f"quote: *{WORDS}* said\n",
        f"kind: {WORDS}\nchannel: {WORDS}\n",
        f"id: {WORDS}\n",
        f"{WORDS}\n",
        f"- {WORDS}\n",
        f"route: {{to: {WORDS}, {WORDS}: 1}}\n",
        f"summary: {{{WORDS}: x}}\n",
        f"themes: [{WORDS}, {WORDS}]\n",
        f"? {WORDS}\n? {WORDS}\n",
        f"{WORDS}\n{WORDS}: 1\n",
    ],
)
def test_no_finding_repeats_what_anybody_wrote(tmp_path: Path, broken: str) -> None:
    findings = read(lay(tmp_path, {"feedback/fb-1.yml": broken})).findings
    assert findings
    assert WORDS.lower() not in repr(findings).lower()
