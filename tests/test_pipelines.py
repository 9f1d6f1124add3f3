"""What `coproof init` hands out works: every step, in a fresh clone, on a computer that has nothing yet."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from coproof.cli import COMMANDS, main
from coproof.cli.today import today
from starter_stories import (
    ROOT,
    Machine,
    Outcome,
    action_steps,
    commit_all,
    fresh_clone,
    git,
    github_job,
    github_step,
    gitlab_job,
)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pipelines")]

SECRET = "5e" * 32
SOME_DAY = date(2026, 1, 31)
SHARE = "id: {id}\nfor_whom: Moorshire Council\npurpose: Review\ncreated_on: {begins}\nexpires_on: {ends}\nservices: [svc-rowan]\n"
BROKEN = "id: fb-1\nservice: svc-none\ngiven_on: 2026-01-05\nsummary: quibblewick\n"
HOSTILE = "import pathlib\npathlib.Path('taken-over').write_text('yes')\n"
"""A module that leaves a file behind when anything runs it."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    return _started(
        tmp_path_factory.mktemp("plain") / "portfolio", wheel, "--name", "Millbrook Support"
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    folder = _started(tmp_path_factory.mktemp("demo") / "portfolio", wheel, "--demo")
    (folder / "site_config/shares").mkdir()
    for share, ends in (("moorshire", today() + timedelta(90)), ("ended", SOME_DAY)):
        text = SHARE.format(id=share, begins=ends - timedelta(100), ends=ends)
        (folder / f"site_config/shares/{share}.yml").write_text(text, encoding="utf-8")
    commit_all(folder, "Share a part")
    return folder


def _started(folder: Path, wheel: Path, *words: str) -> Path:
    result = CliRunner().invoke(main, ["init", str(folder), "--wheel", str(wheel), *words])
    assert result.exit_code == 0, result.output
    commit_all(folder, "Start a portfolio")
    return folder


def _machine(repository: Path, tmp_path: Path) -> Machine:
    (tmp_path / "scratch").mkdir()
    return Machine(fresh_clone(repository, tmp_path / "clone"), tmp_path / "scratch")


def _succeeded(outcomes: list[Outcome]) -> None:
    assert [(outcome.name, outcome.output) for outcome in outcomes if outcome.code] == []


def test_the_first_make_site_is_green(plain: Path, tmp_path: Path) -> None:
    machine = _machine(plain, tmp_path)
    made = machine.run("make site", "make site && make check && make status", {})
    assert made.code == 0, made.output
    assert "Millbrook Support" in (machine.where / "site/index.html").read_text("utf-8")
    assert git(machine.where, "status", "--porcelain") == ""


def test_on_github_a_pull_request_is_checked_and_main_is_published(
    demo: Path, tmp_path: Path
) -> None:
    machine = _machine(demo, tmp_path)
    base = {"github.event.pull_request.base.sha": git(machine.where, "rev-parse", "HEAD")}
    outcomes = github_job(machine, "check.yml", "check", base)
    _succeeded(outcomes)
    assert len(outcomes) == 3
    assert "0 errors" in outcomes[1].output
    if "diff" in dict(COMMANDS):
        assert "(may fail)" not in outcomes[-1].output, outcomes[-1].output
    assert (machine.scratch / "summary.md").stat().st_size > 0
    _succeeded(
        github_job(machine, "publish.yml", "build", {"secrets.COPROOF_SHARE_SECRET": SECRET})
    )
    site = machine.scratch / "public"
    assert json.loads((site / "manifest.json").read_text("utf-8"))["edition"] == "public"
    assert _sealed(site) == {"moorshire"}
    assert git(machine.where, "status", "--porcelain") == ""
    (site / "s/moorshire/index.html").unlink()
    without = {"secrets.COPROOF_SHARE_SECRET": ""}
    last = github_step(machine, "publish.yml", "build", "Seal what is shared", without)
    assert (last.code, last.output.startswith("Nothing was sealed: ")) == (0, True)
    assert not (site / "s/moorshire/index.html").exists()


def _sealed(site: Path) -> set[str]:
    """The shares that are sealed in a site; all others show the neutral page."""
    neutral = (site / "s/index.html").read_bytes()
    packs = {path.parent.name: path.read_bytes() for path in site.glob("s/*/index.html")}
    assert all(b"Moorshire" not in pack for pack in packs.values())
    return {name for name, pack in packs.items() if pack != neutral}


def test_on_gitlab_a_merge_request_is_checked_and_main_is_published(
    demo: Path, tmp_path: Path
) -> None:
    machine = _machine(demo, tmp_path)
    base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(machine.where, "rev-parse", "HEAD")}
    _succeeded(gitlab_job(machine, "check", base))
    report = json.loads((machine.where / "gl-code-quality-report.json").read_text("utf-8"))
    assert all(
        entry["location"]["path"].startswith(("evidence/", "site_config/")) for entry in report
    )
    outcomes = gitlab_job(machine, "pages", {"COPROOF_SHARE_SECRET": SECRET})
    _succeeded(outcomes)
    assert SECRET not in "".join(outcome.output for outcome in outcomes)
    site = machine.where / "public"
    assert json.loads((site / "manifest.json").read_text("utf-8"))["edition"] == "public"
    assert _sealed(site) == {"moorshire"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, plain: Path) -> tuple[Path, str]:
    """A proposal that breaks a record and tries to have somebody else judge it."""
    folder = fresh_clone(plain, tmp_path_factory.mktemp("hostile") / "proposal")
    base = git(folder, "rev-parse", "HEAD")
    (folder / "evidence/feedback").mkdir()
    (folder / "evidence/feedback/fb-1.yml").write_text(BROKEN, encoding="utf-8")
    (folder / "Makefile").write_text("check site:\n\t@true\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\nhooks: [taken.py]\n", encoding="utf-8")
    with (folder / "requirements.txt").open("a", encoding="utf-8") as requirements:
        requirements.write("# nothing to see here\n")
    (folder / "pip.conf").write_text("[global]\nno-index = true\n", encoding="utf-8")
    for name in ("taken", "venv", "pip", "json", "coproof", "click", "sitecustomize", "yaml"):
        (folder / f"{name}.py").write_text(HOSTILE, encoding="utf-8")
    for name in ("gl-code-quality-report.json", "what-changes.md"):
        (folder / name).symlink_to("../scratch/coproof/bin/coproof")
    commit_all(folder, "Look the other way")
    return folder, base


def test_a_hostile_pull_request_cannot_change_the_verdict(
    hostile: tuple[Path, str], tmp_path: Path
) -> None:
    proposal, base = hostile
    machine = _machine(proposal, tmp_path)
    values = {"github.event.pull_request.base.sha": base}
    outcomes = github_job(machine, "check.yml", "check", values)
    assert [outcome.code for outcome in outcomes[:2]] == [0, 1]
    assert "::error file=evidence/feedback/fb-1.yml" in outcomes[1].output
    assert "::warning title=This changes what checks it::" in outcomes[2].output
    said = "".join(outcome.output for outcome in outcomes)
    assert "quibblewick" not in said + (machine.scratch / "summary.md").read_text("utf-8")
    assert not (machine.where / "taken-over").exists()


def test_a_hostile_merge_request_cannot_change_the_verdict(
    hostile: tuple[Path, str], tmp_path: Path
) -> None:
    proposal, base = hostile
    machine = _machine(proposal, tmp_path)
    outcomes = gitlab_job(machine, "check", {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
    assert outcomes[-1].code == 1
    assert "evidence/feedback/fb-1.yml" in outcomes[-1].output
    assert "This changes what checks it" in outcomes[-2].output
    assert "quibblewick" not in "".join(outcome.output for outcome in outcomes)
    assert not (machine.where / "taken-over").exists()


def test_the_action_checks_somebody_elses_portfolio(demo: Path, tmp_path: Path) -> None:
    action = tmp_path / "action"
    git(tmp_path, "clone", "--quiet", "--no-local", str(ROOT), str(action))
    for file in ("action.yml", "requirements.txt", "requirements-build.txt"):
        shutil.copy(ROOT / file, action)
    machine = _machine(demo, tmp_path)
    _succeeded(action_steps(machine, action, {}))
    strict = action_steps(machine, action, {"strict": "true"})
    assert [outcome.code for outcome in strict] == [0, 1]
    assert "::warning file=evidence/" in strict[-1].output
