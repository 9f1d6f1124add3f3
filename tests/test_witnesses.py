"""Witnesses: since when somebody outside has had a record, in this form or in an earlier one."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from changes_stories import commit, git, repository
from coproof.cli import main
from coproof.cli.today import today
from coproof.export import exported_files
from coproof.model import EDITIONS, Edition, Witnessed
from coproof.pages import Page
from coproof.portfolio import Portfolio, open_portfolio
from pages_stories import Document, pages, words_of
from publish_stories import build

STORY = """
provider: {}
svc-mill: {}
fb-1: {}
fb-2: {visibility: partner}
fb-3: {visibility: internal}
"""
COUNCIL = "Moorshire Council, contracts team"
TODAY = date(2026, 11, 1)
ROOT = "0" * 63


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "ours", (("2026-01-10", STORY),))


def _witness(root: Path, on: str, edition: str = "public", **more: str) -> None:
    """Somebody had the site as it was at the last commit."""
    file = root / "site_config/witnesses.yml"
    file.parent.mkdir(exist_ok=True)
    entries = yaml.safe_load(file.read_text()) if file.exists() else []
    head = git(root, "rev-parse", "HEAD")
    entry = {
        **{"root": f"{ROOT}{len(entries)}", "commit": head, "edition": edition},
        **{"as_at": "2026-10-31", "on": on, "by": COUNCIL, "how": "handed_over"},
    }
    file.write_text(yaml.safe_dump([*entries, entry | more]))


def _edit(root: Path, record_id: str, day: str) -> None:
    file = root / f"evidence/feedback/{record_id}.yml"
    file.write_text(file.read_text() + "sentiment: negative\n")
    commit(root, day)


def _shown(root: Path, edition: Edition = "public") -> Portfolio:
    return open_portfolio(root, None, TODAY, edition)


def _page(root: Path, record_id: str, edition: Edition = "public") -> Page:
    return pages(_shown(root, edition))[f"feedback/{record_id}.html"]


def _said(root: Path, record_id: str, edition: Edition = "public") -> str:
    """What the page says of the three dates."""
    words = words_of(_page(root, record_id, edition))
    return words[words.rindex("Happened") :].partition(" What these three")[0]


def test_a_record_that_nobody_had(root: Path) -> None:
    assert (
        _said(root, "fb-1")
        == "Happened 5 January 2026 Recorded 10 January 2026 Witnessed Nobody yet"
    )


def test_the_earliest_witness_of_its_present_form(root: Path) -> None:
    _witness(root, "2026-06-03")
    _witness(root, "2026-03-04", how="mail")
    assert _said(root, "fb-1").endswith(
        "Witnessed Existed in this form no later than 4 March 2026, "
        "by Moorshire Council, contracts team (by e-mail or letter)"
    )


def test_a_record_that_changed_since_is_not_witnessed_in_its_new_form(root: Path) -> None:
    _witness(root, "2026-03-04")
    _edit(root, "fb-1", "2026-04-01")
    assert _said(root, "fb-1").endswith(
        "Witnessed Nobody yet in this form An earlier form existed no later than 4 March 2026, "
        f"by {COUNCIL} (handed over). It has changed since."
    )


def test_both_forms_are_told_side_by_side(root: Path) -> None:
    _witness(root, "2026-03-04")
    _edit(root, "fb-1", "2026-04-01")
    _witness(root, "2026-06-03")
    said = _said(root, "fb-1")
    assert "in this form no later than 3 June 2026" in said
    assert "An earlier form existed no later than 4 March 2026" in said


def test_a_form_that_came_back_is_the_present_form(root: Path) -> None:
    before = (root / "evidence/feedback/fb-1.yml").read_text()
    _witness(root, "2026-03-04")
    _edit(root, "fb-1", "2026-04-01")
    _witness(root, "2026-06-03")
    (root / "evidence/feedback/fb-1.yml").write_text(before)
    commit(root, "2026-07-01")
    said = _said(root, "fb-1")
    assert "in this form no later than 4 March 2026" in said
    assert "earlier form" not in said


def test_what_is_changed_and_not_committed_is_another_form(root: Path) -> None:
    _witness(root, "2026-03-04")
    file = root / "evidence/feedback/fb-1.yml"
    file.write_text(file.read_text() + "sentiment: negative\n")
    assert "Nobody yet in this form An earlier form existed" in _said(root, "fb-1")


def test_a_record_that_moved_is_the_same_record(root: Path) -> None:
    _witness(root, "2026-03-04")
    moved = root / "evidence/feedback/2026/fb-1.yml"
    moved.parent.mkdir()
    (root / "evidence/feedback/fb-1.yml").rename(moved)
    commit(root, "2026-04-01")
    assert "in this form no later than 4 March 2026" in _said(root, "fb-1")


def test_only_what_the_site_showed_was_witnessed(root: Path) -> None:
    _witness(root, "2026-03-04", "public")
    _witness(root, "2026-06-03", "partner")
    assert "4 March 2026" in _said(root, "fb-1", "internal")
    assert "3 June 2026" in _said(root, "fb-2", "internal")
    assert _said(root, "fb-3", "internal").endswith("Nobody yet")


def test_what_came_after_the_day_of_the_site_was_not_on_it(root: Path) -> None:
    _witness(root, "2026-03-04", as_at="2026-01-04")
    assert _said(root, "fb-1").endswith("Nobody yet")


def test_nobody_can_have_had_a_commit_before_it_was_made(root: Path) -> None:
    _witness(root, "2026-01-09")
    assert _said(root, "fb-1").endswith("Nobody yet")
    assert _shown(root).history.not_found == 1


def test_a_commit_that_is_not_here_proves_nothing_and_is_told_to_the_builder(root: Path) -> None:
    _witness(root, "2026-03-04", commit="1" * 40)
    commit(root, "2026-03-05")
    assert _said(root, "fb-1").endswith("Nobody yet")
    result = build(root)
    assert result.code == 0
    assert any("witnesses.yml: 1 entry does not count" in line for line in result.warnings)


def test_a_shallow_copy_does_not_say_that_nobody_had_it(root: Path, tmp_path: Path) -> None:
    _witness(root, "2026-03-04")
    commit(root, "2026-03-05")
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "copy")
    said = _said(tmp_path / "copy", "fb-1")
    assert said.count("Not known: this copy of the repository is shallow") == 2
    result = build(tmp_path / "copy")
    assert any("shallow" in line for line in result.warnings)


def test_without_git_the_page_says_so(tmp_path: Path, root: Path) -> None:
    (root / ".git").rename(tmp_path / "gone")
    said = _said(root, "fb-1")
    assert "Recorded Not known: git has no history of it here Witnessed Nobody yet" in said


def test_what_is_not_committed_is_not_recorded_yet(root: Path) -> None:
    file = root / "evidence/feedback/fb-1.yml"
    file.with_name("fb-4.yml").write_text(file.read_text().replace("fb-1", "fb-4"))
    assert "Recorded Not recorded yet" in _said(root, "fb-4")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_of_a_record_has_the_dates_and_leads_to_what_they_mean(
    root: Path, edition: Edition
) -> None:
    site = pages(_shown(root, edition))
    assert "dates" in Document(site["about.html"].body).ids
    for one in site.values():
        if one.record:
            assert "Witnessed" in words_of(one)
            up = "../" if "/" in one.path else ""
            assert f"{up}about.html#dates" in Document(one.body).links


def test_about_lists_the_witnesses_with_their_roots(root: Path) -> None:
    assert "Nobody outside has been given a root yet" in words_of(pages(_shown(root))["about.html"])
    _witness(root, "2026-03-04")
    words = words_of(pages(_shown(root))["about.html"])
    assert f"{COUNCIL} 4 March 2026 handed over public 31 October 2026 {ROOT}0" in words


@pytest.mark.parametrize("edition", ["public", "partner"])
def test_what_an_edition_does_not_show_changes_nothing_in_it(root: Path, edition: Edition) -> None:
    """Two histories that differ in an internal record alone give the same dates."""
    _witness(root, "2026-03-04", "internal")
    before = _shown(root, edition).history
    _edit(root, "fb-3", "2026-04-01")
    assert _shown(root, edition).history == before
    assert "fb-3" not in before.recorded | before.witnessed


def test_nothing_leaves_of_who_committed_or_where(root: Path) -> None:
    _witness(root, "2026-03-04")
    for one in pages(_shown(root)).values():
        assert "Tester" not in one.body
        assert "tester@example.org" not in one.body
        assert "evidence/feedback" not in one.body


def test_no_witness_says_nothing_about_any_record(root: Path) -> None:
    assert _shown(root).history.witnessed == {}
    _witness(root, "2026-03-04")
    witnessed = _shown(root).history.witnessed
    assert set(witnessed) == {"provider", "svc-mill", "fb-1"}
    assert all(isinstance(one, Witnessed) and one.now for one in witnessed.values())


def test_the_downloads_hold_the_same_dates(root: Path) -> None:
    _witness(root, "2026-03-04")
    _edit(root, "fb-2", "2026-04-01")
    files = dict(exported_files(_shown(root, "partner"), "0"))
    assert json.loads(files["data/portfolio.json"])["dates"]["records"]["fb-1"] == {
        "happened": "2026-01-05",
        "recorded": "2026-01-10",
        "witnessed": {
            **{"on": "2026-03-04", "by": COUNCIL, "how": "handed_over", "root": f"{ROOT}0"}
        },
        "earlier_form_witnessed": None,
    }
    rows = csv.DictReader(files["data/dates.csv"].decode("utf-8-sig").splitlines())
    by_id = {row["id"]: row for row in rows}
    assert set(by_id) == {"provider", "svc-mill", "fb-1", "fb-2"}
    assert by_id["fb-1"]["witnessed.by"] == COUNCIL
    assert by_id["fb-1"]["recorded.known"] == "yes"
    assert by_id["fb-2"]["witnessed"] == ""


def _run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *words])


@pytest.fixture
def built(root: Path) -> Path:
    assert _run(root, "build", "--out", str(root / "site")).exit_code == 0
    return root


WHO = ("--by", COUNCIL, "--how", "minutes")


def test_the_command_takes_everything_from_the_manifest(built: Path) -> None:
    day = today().isoformat()
    said = _run(built, "witness", str(built / "site"), "--on", day, *WHO)
    assert said.exit_code == 0, said.output
    (entry,) = yaml.load((built / "site_config/witnesses.yml").read_text(), yaml.BaseLoader)
    manifest = json.loads((built / "site/manifest.json").read_text())
    taken = ("root", "commit", "edition", "as_at")
    assert {name: entry[name] for name in taken} == {name: manifest[name] for name in taken}
    assert (entry["on"], entry["by"], entry["how"]) == (day, COUNCIL, "minutes")
    assert manifest["root"] in said.output
    assert _run(built, "check").exit_code == 0
    again = _run(built, "witness", str(built / "site/manifest.json"), "--on", day, *WHO)
    assert (again.exit_code, "written down already" in again.output) == (2, True)


@pytest.mark.parametrize(
    "before", ["# Ours\n[]\n", "[]", "# Ours\n", None, "# Ours\n- {E}\n# the end"]
)
def test_what_stands_in_the_file_stays(built: Path, before: str | None) -> None:
    file = built / "site_config/witnesses.yml"
    entry = f'root: "{"1" * 64}", commit: "{"a" * 40}", edition: public, as_at: 2026-01-01, on: 2026-01-02, by: Us, how: mail'
    file.parent.mkdir(exist_ok=True)
    if before is not None:
        file.write_text(before.replace("E", entry))
    said = _run(built, "witness", str(built / "site"), "--on", today().isoformat(), *WHO)
    assert said.exit_code == 0, said.output
    text = file.read_text()
    assert before is None or text.startswith(before.replace("E", entry).partition("[]")[0])
    assert len(yaml.safe_load(text)) == (2 if before and "E" in before else 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda made: made | {"edition": "partner"}, "somebody changed it"),
        (lambda made: made | {"root": "0" * 64}, "somebody changed it"),
        (lambda made: made | {"as_at": "soon"}, "not written by this coproof"),
        (lambda made: [made], "not written by this coproof"),
        (lambda made: {}, "not written by this coproof"),
    ],
)
def test_a_manifest_that_somebody_changed_is_not_witnessed(
    built: Path, change: Callable[[Any], Any], said: str
) -> None:
    file = built / "site/manifest.json"
    file.write_text(json.dumps(change(json.loads(file.read_text())), indent=1, sort_keys=True))
    result = _run(built, "witness", str(file), "--on", today().isoformat(), *WHO)
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert not (built / "site_config/witnesses.yml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "2026-01-01", *WHO), "Write a later day"),
        (("--on", "2999-01-01", *WHO), "has not come yet"),
        (("--on", "TODAY", "--by", "Mrs Wilfreda Plume", "--how", "mail"), "a person's name"),
        (("--on", "TODAY", "--by", " ", "--how", "mail"), "write an organisation"),
        (("--on", "TODAY", "--by", COUNCIL, "--how", "pigeon"), "pigeon"),
    ],
)
def test_what_cannot_be_is_refused(built: Path, words: tuple[str, ...], said: str) -> None:
    spoken = (today().isoformat() if word == "TODAY" else word for word in words)
    result = _run(built, "witness", str(built / "site"), *spoken)
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert "Wilfreda" not in result.output


def test_a_site_with_changes_that_were_not_committed_is_not_witnessed(root: Path) -> None:
    file = root / "evidence/feedback/fb-1.yml"
    file.write_text(file.read_text() + "sentiment: negative\n")
    assert _run(root, "build", "--out", str(root / "site")).exit_code == 0
    result = _run(root, "witness", str(root / "site"), "--on", today().isoformat(), *WHO)
    assert (result.exit_code, "not committed" in result.output) == (2, True)
