"""The pipelines as `coproof init` writes them: the least rights, the right shape, nothing for zizmor."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from coproof.cli import COMMANDS, main
from starter_stories import ROOT


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    folder = tmp_path_factory.mktemp("plain") / "portfolio"
    result = CliRunner().invoke(main, ["init", str(folder), "--wheel", str(wheel)])
    assert result.exit_code == 0, result.output
    return folder


def _steps(workflow: dict[str, object]) -> list[dict[str, object]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["check", "publish"])
def test_workflows_have_the_least_rights(plain: Path, name: str) -> None:
    text = (plain / f".github/workflows/{name}.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    events = workflow[True]
    assert "pull_request_target" not in text
    assert ("pull_request" in events) == (name == "check")
    assert ("schedule" in events) == (name == "publish")
    assert workflow["permissions"] == {}
    assert re.findall(r"secrets\.\w+", text) == ["secrets.COPROOF_SHARE_SECRET"] * (
        name == "publish"
    )
    for step in _steps(workflow):
        assert "${{" not in str(step.get("run", ""))
        if "uses" in step:
            assert re.fullmatch(r"[a-z/-]+@[0-9a-f]{40}", str(step["uses"]))
    writes = [job for job in workflow["jobs"].values() if "write" in job["permissions"].values()]
    assert len(writes) == (name == "publish")
    assert all("run" not in step for job in writes for step in job["steps"])
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_the_secret_of_packs_is_known_to_one_step_of_one_job(plain: Path) -> None:
    text = (plain / ".github/workflows/publish.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"].values()
    [(job, step)] = [
        (job, step) for job in jobs for step in job["steps"] if "secrets." in json.dumps(step)
    ]
    assert step["name"] == "Seal what is shared"
    assert job["environment"] == {"name": "shares", "deployment": False}
    assert "write" not in job["permissions"].values()
    gitlab = yaml.safe_load((plain / ".gitlab-ci.yml").read_text("utf-8"))
    assert "SECRET" not in json.dumps({name: gitlab[name] for name in gitlab if name != "pages"})
    assert gitlab["pages"]["environment"] == {"name": "shares", "action": "access"}
    assert "unset COPROOF_SHARE_SECRET" in gitlab["pages"]["script"][0]


def test_what_is_built_is_kept_for_a_day_and_no_build_is_cut_short(plain: Path) -> None:
    workflow = yaml.safe_load((plain / ".github/workflows/publish.yml").read_text("utf-8"))
    assert workflow["concurrency"]["cancel-in-progress"] is False
    assert workflow[True]["schedule"]
    kept = [
        step["with"]["retention-days"] for step in _steps(workflow) if "retention-days" in str(step)
    ]
    assert kept == [1]
    pages = yaml.safe_load((plain / ".gitlab-ci.yml").read_text("utf-8"))["pages"]
    assert (pages["artifacts"]["expire_in"], pages["interruptible"]) == ("1 day", False)


def test_only_the_public_edition_is_ever_published(plain: Path) -> None:
    for file in (".github/workflows/publish.yml", ".gitlab-ci.yml"):
        built = re.findall(r"coproof\" publish (.+)", (plain / file).read_text("utf-8"))
        assert len(built) == 1
        assert built[0].startswith("--edition public ")


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-workflows", ".github/workflows/check.yml"),
        ("vendor.github-workflows", ".github/workflows/publish.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
        ("vendor.github-actions", "action.yml"),
    ],
)
def test_pipelines_have_the_shape_that_their_forge_expects(
    plain: Path, schema: str, file: str
) -> None:
    path = ROOT / file if file == "action.yml" else plain / file
    tags = ["--data-transform", "gitlab-ci"] if file == ".gitlab-ci.yml" else []
    tool = Path(sys.executable).parent / "check-jsonschema"
    done = subprocess.run(
        [tool, "--builtin-schema", schema, *tags, path], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("portfolio", ["plain", "this repository"])
def test_zizmor_finds_nothing(portfolio: str, plain: Path) -> None:
    where = [plain] if portfolio == "plain" else [ROOT / "action.yml"]
    zizmor = Path(sys.executable).parent / "zizmor"
    command = [zizmor, "--offline", "--persona", "pedantic", "--format", "json", *where]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "failed to parse" not in done.stderr.lower(), done.stderr
    assert "completed" in done.stderr
    found = json.loads(done.stdout)
    above = [
        it["ident"]
        for it in found
        if it["determinations"]["severity"] not in ("Informational", "Unknown")
    ]
    assert above == []


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    """The test before this one can fail: a workflow as one should not write it."""
    workflow = tmp_path / ".github/workflows/bad.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: actions/checkout@v4\n      - run: echo ${{ github.head_ref }}\n",
        encoding="utf-8",
    )
    zizmor = Path(sys.executable).parent / "zizmor"
    command = [zizmor, "--offline", "--format", "json", tmp_path]
    found = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    assert "High" in {it["determinations"]["severity"] for it in found}


def test_others_can_use_it_as_a_hook() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split()[1] in dict(COMMANDS)
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "evidence/feedback/fb-1.yml")
