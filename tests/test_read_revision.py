"""The evidence of a revision, laid out as it was committed and nowhere else."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from changes_stories import commit, git
from coproof.read import Revision, find_revision, lay_out, read_evidence, read_kinds
from read_stories import FEEDBACK, lay


def laid(root: Path, into: Path, name: str = "HEAD") -> Path:
    """A revision laid out in a folder of its own."""
    revision = find_revision(root, name)
    assert isinstance(revision, Revision)
    into.mkdir()
    assert lay_out(root, revision, into) is None
    return into


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_a_revision_is_a_commit_and_a_moment(tmp_path: Path) -> None:
    id = commit(lay(tmp_path, {"feedback/fb-1.yml": FEEDBACK}), "2026-05-01", "10:00:00+00:00")
    moment = datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert find_revision(tmp_path, "main") == Revision(id, moment)


def test_evidence_and_settings_are_laid_out_and_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "root"
    lay(
        root,
        {
            "feedback/2026/fb-1.yml": FEEDBACK,
            "attachments/lounge.yml": "no record\n",
            "attachments/lounge.jpg": b"\xff\xd8",
            "README.md": "# Evidence\n",
            "../site_config/portfolio.yml": "name: Ours\n",
            "../site_config/pages/about.md": "# About\n",
            "../other/x.yml": "x: 1\n",
        },
    )
    commit(root, "2026-05-01")
    lay(root, {"feedback/2026/fb-1.yml": "changed: since\n"})
    there = laid(root, tmp_path / "there")
    assert files(there) == ["evidence/feedback/2026/fb-1.yml", "site_config/portfolio.yml"]
    assert (there / "evidence/feedback/2026/fb-1.yml").read_text("utf-8") == FEEDBACK


def test_no_filter_and_no_attribute_touches_the_bytes(tmp_path: Path) -> None:
    root, ran = tmp_path / "root", tmp_path / "ran"
    text = FEEDBACK + "notes: $Format:%H$ $Id$\n"
    lay(root, {"feedback/fb-1.yml": text})
    attributes = "*.yml eol=crlf ident export-subst export-ignore filter=odd\n"
    (root / ".gitattributes").write_text(attributes)
    commit(root, "2026-05-01")
    git(root, "config", "filter.odd.smudge", f"touch {ran}")
    there = laid(root, tmp_path / "there")
    assert (there / "evidence/feedback/fb-1.yml").read_bytes() == text.encode()
    assert not ran.exists()


def test_a_link_leads_nowhere_and_counts_as_a_record_that_cannot_be_read(tmp_path: Path) -> None:
    root, secret = tmp_path / "root", tmp_path / "secret.yml"
    secret.write_text(FEEDBACK.replace("fb-1", "fb-2"))
    lay(root, {"feedback/fb-1.yml": FEEDBACK})
    (root / "evidence/feedback/fb-2.yml").symlink_to(secret)
    (root / "evidence/actions").symlink_to(tmp_path)
    (root / "site_config").symlink_to(tmp_path)
    commit(root, "2026-05-01")
    there = laid(root, tmp_path / "there")
    assert not [path for path in there.rglob("*") if path.is_symlink()]
    assert files(there) == ["evidence/feedback/fb-1.yml", "evidence/feedback/fb-2.yml"]
    reading = read_evidence(there, read_kinds())
    assert [record.id for record in reading.records] == ["fb-1"]
    assert "fb-2" in reading.broken


def test_a_file_that_is_too_large_is_not_laid_out_whole(tmp_path: Path) -> None:
    root = tmp_path / "root"
    lay(root, {"feedback/fb-1.yml": FEEDBACK + "#" * 1_100_000})
    commit(root, "2026-05-01")
    there = laid(root, tmp_path / "there")
    assert (there / "evidence/feedback/fb-1.yml").read_bytes() == b""


def test_odd_names_stay_as_they_are(tmp_path: Path) -> None:
    root = tmp_path / "root"
    names = [
        "feedback/with space.yml",
        "feedback/zwölf.yml",
        'feedback/"q".yml',
        "feedback/l\nf.yml",
    ]
    lay(root, dict.fromkeys(names, FEEDBACK))
    commit(root, "2026-05-01")
    assert files(laid(root, tmp_path / "there")) == sorted(f"evidence/{name}" for name in names)


def test_a_tree_made_to_climb_out_stays_inside(tmp_path: Path) -> None:
    root, there = tmp_path / "root", tmp_path / "deep/there"
    lay(root, {"feedback/fb-1.yml": FEEDBACK})
    commit(root, "2026-05-01")
    blob = git(root, "rev-parse", "HEAD:evidence/feedback/fb-1.yml")
    climbing = _tree(root, b"100644 out.yml\0" + bytes.fromhex(blob))
    for _ in range(3):
        climbing = _tree(root, b"40000 ..\0" + bytes.fromhex(climbing))
    top = _tree(root, b"40000 evidence\0" + bytes.fromhex(climbing))
    git(root, "update-ref", "HEAD", git(root, "commit-tree", top, "-m", "Climb"))
    there.parent.mkdir()
    assert files(laid(root, there)) == []
    assert not list(tmp_path.glob("**/out.yml"))


def _tree(root: Path, entry: bytes) -> str:
    """A tree of one entry, written without the checks that git makes."""
    words = ["git", "hash-object", "-w", "-t", "tree", "--literally", "--stdin"]
    done = subprocess.run(words, cwd=root, input=entry, capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_a_revision_without_evidence_lays_out_nothing(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    commit(root, "2026-05-01")
    assert files(laid(root, tmp_path / "there")) == []


def test_files_that_git_does_not_have_are_not_fetched(tmp_path: Path) -> None:
    root = lay(tmp_path / "root", {"feedback/fb-1.yml": FEEDBACK})
    commit(root, "2026-05-01")
    git(root, "config", "uploadpack.allowFilter", "true")
    partial = ("--no-checkout", "--filter=blob:none")
    git(tmp_path, "clone", "--quiet", *partial, root.as_uri(), "part")
    revision = find_revision(tmp_path / "part", "HEAD")
    assert isinstance(revision, Revision)
    told = lay_out(tmp_path / "part", revision, tmp_path / "there")
    assert told is not None
    assert told.startswith("Git does not have all files of that revision here.")


def test_gits_own_variables_do_not_mislead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(lay(tmp_path, {"feedback/fb-1.yml": FEEDBACK}), "2026-05-01")
    expected = find_revision(tmp_path, "HEAD")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert find_revision(tmp_path, "HEAD") == expected
