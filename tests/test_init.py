"""`coproof init`: a new portfolio has all that it needs, and nothing that was there is touched."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from coproof import __version__
from coproof.capture.starter import (
    FORGES,
    Coproof,
    NoWheel,
    Wishes,
    coproof_for,
    pinned_version,
    read_pins,
    read_stock,
    starter_files,
)
from coproof.capture.starter import install as install_room
from coproof.capture.starter.fill import filled
from coproof.capture.starter.pins import Pins, not_ready
from coproof.cli import COMMANDS, main
from coproof.portfolio import examine
from coproof.read import read_kinds
from starter_stories import ROOT, build_wheel

FILES = {
    "none": {"README.md", "Makefile", "requirements.txt", ".vscode/settings.json", ".editorconfig"},
    "github": {
        ".github/workflows/check.yml",
        ".github/workflows/publish.yml",
        ".github/pull_request_template.md",
        ".github/CODEOWNERS",
        ".github/dependabot.yml",
    },
    "gitlab": {
        ".gitlab-ci.yml",
        ".gitlab/merge_request_templates/Default.md",
        ".gitlab/CODEOWNERS",
    },
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    folder = tmp_path_factory.mktemp("plain") / "portfolio"
    assert _init(folder, wheel, "--name", "Millbrook Support").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "portfolio"
    assert _init(folder, wheel, "--demo").exit_code == 0
    return folder


def _init(folder: Path, wheel: Path | None, *words: str) -> Result:
    given = () if wheel is None else ("--wheel", str(wheel))
    return CliRunner().invoke(main, ["init", str(folder), *given, *words])


def _texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _files(wheel: Path, **wishes: object) -> dict[str, bytes]:
    wanted = Wishes(**{"name": "Millbrook", "forges": FORGES["both"]} | wishes)  # type: ignore[arg-type]
    coproof = Coproof(wheel.name, wheel.read_bytes(), "was given")
    return dict(starter_files(wanted, read_stock(), read_kinds(), read_pins(), coproof))


def test_it_ends_with_what_to_do_next(tmp_path: Path, wheel: Path) -> None:
    folder = tmp_path / "our portfolio"
    result = _init(folder, wheel)
    lines = result.output.splitlines()
    assert lines[0].startswith(f"Started a portfolio in {folder}/: ")
    assert f"vendor/{wheel.name}. requirements.txt holds its hash." in lines[1]
    assert lines[2] == "Write your organisation's name into evidence/provider.yml."
    assert lines[-4:-1] == ["Next:", f"  cd '{folder}'", "  make site"]


@pytest.mark.parametrize("forge", FORGES)
def test_each_forge_has_its_own_files_and_no_others(wheel: Path, forge: str) -> None:
    files = set(_files(wheel, forges=FORGES[forge]))
    for name, expected in FILES.items():
        wanted = name == "none" or name in FORGES[forge]
        assert expected <= files if wanted else not expected & files
    text = _files(wheel, forges=FORGES[forge])["README.md"].decode()
    assert ("### On GitHub" in text) == ("github" in FORGES[forge])
    assert ("### On GitLab" in text) == ("gitlab" in FORGES[forge])


@pytest.mark.parametrize("portfolio", ["plain", "demo"])
def test_it_has_nothing_to_mend(portfolio: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(portfolio)
    checked = CliRunner().invoke(main, ["check", "--root", str(folder)])
    assert checked.exit_code == 0
    assert "schema-copy-stale" not in checked.output


def test_a_new_portfolio_says_whose_it_is_and_nothing_of_the_demonstration(plain: Path) -> None:
    assert (plain / "evidence/provider.yml").read_text("utf-8") == "name: Millbrook Support\n"
    for path, content in _texts(plain).items():
        if path.startswith("schema/"):
            assert content == (ROOT / path).read_bytes()
        elif not path.startswith("vendor/"):
            assert b"Wrenmoor" not in content, path
            assert b"[[" not in content.replace(b'"[[', b"").replace(b"if [[ ", b""), path
    assert "as_at" not in (plain / "site_config/portfolio.yml").read_text("utf-8")


def test_the_demonstration_is_the_one_of_this_repository(demo: Path) -> None:
    for folder in ("evidence", "site_config"):
        ours = {path: text for path, text in _texts(ROOT / folder).items() if "/." not in path}
        assert _texts(demo / folder) == ours
    assert "This is a demonstration" in (demo / "site_config/portfolio.yml").read_text("utf-8")


def test_nothing_that_is_there_is_touched(tmp_path: Path, wheel: Path) -> None:
    ours = {"README.md": b"Ours.\n", ".gitignore": b"*.tmp\n", "notes/plan.txt": b"Soon.\n"}
    for path, content in ours.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    result = _init(tmp_path, wheel)
    assert result.exit_code == 0
    assert "There already, and left as it was: .gitignore, README.md." in result.output
    assert ours.items() <= _texts(tmp_path).items()


def test_a_second_time_it_adds_only_what_is_missing(tmp_path: Path, wheel: Path) -> None:
    _init(tmp_path, wheel, "--forge", "github")
    before = _texts(tmp_path)
    (tmp_path / ".github/workflows/check.yml").unlink()
    again = _init(tmp_path, None, "--forge", "github")
    assert f"Added to the portfolio in {tmp_path}/: 1 file written." in again.output
    assert f"requirements.txt was there already, and pins coproof {__version__}." in again.output
    assert "left as it was" not in again.output
    assert _texts(tmp_path) == before


def test_the_demonstration_is_never_mixed_with_evidence(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "evidence").mkdir()
    result = _init(tmp_path, wheel, "--demo")
    assert result.exit_code == 2
    assert "holds evidence already" in result.output
    assert _texts(tmp_path) == {}


def test_a_list_of_other_requirements_is_left_alone_and_said(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "requirements.txt").write_text("flask\n", encoding="utf-8")
    result = _init(tmp_path, None)
    assert "pins no coproof. Nothing can be built yet." in result.output


@pytest.mark.parametrize("name", ["x" * 301, "a\u202eb", "a\x07b"])
def test_a_name_that_no_record_may_hold_is_refused_before_anything_is_written(
    tmp_path: Path, wheel: Path, name: str
) -> None:
    result = _init(tmp_path / "new", wheel, "--name", name)
    assert result.exit_code == 2
    assert "Error: Name: " in result.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ['A: "B" & Sons #1', "Gofal Môn", "yes", "  Spaces  "])
def test_a_name_comes_out_as_it_went_in(tmp_path: Path, wheel: Path, name: str) -> None:
    _init(tmp_path / "new", wheel, "--name", name)
    graph = examine(tmp_path / "new", None, date(2026, 1, 1)).graph
    assert graph.of_kind("provider")[0].text("name") == name.strip()


def test_what_is_not_a_wheel_of_this_coproof_is_refused(tmp_path: Path, wheel: Path) -> None:
    other = tmp_path / "coproof-99.0-py3-none-any.whl"
    other.write_bytes(wheel.read_bytes())
    broken = tmp_path / wheel.name
    broken.write_bytes(b"not a zip")
    for file, said in ((other, "is of another version"), (broken, "is not a wheel of coproof")):
        result = _init(tmp_path / "new", file)
        assert (result.exit_code, said in result.output) == (2, True)
    assert not (tmp_path / "new").exists()


def test_every_requirement_has_its_hash_and_pip_finds_the_wheel(plain: Path, wheel: Path) -> None:
    text = (plain / "requirements.txt").read_text("utf-8")
    assert pinned_version(text) == __version__
    assert (plain / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    entries = [entry for entry in re.split(r"\n(?=[a-z-])", text) if "==" in entry]
    assert len(entries) > 20
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not [entry for entry in entries if entry.startswith(("hatchling", "editables"))]


def test_a_published_coproof_is_pinned_by_the_hash_of_what_pip_fetches(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_room, "checkout", lambda: None)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    coproof = coproof_for(None, replace(read_pins(), coproof=__version__))
    assert (coproof.published, coproof.content) == (True, wheel.read_bytes())
    files = starter_files(
        Wishes("Millbrook", FORGES["both"]), read_stock(), read_kinds(), read_pins(), coproof
    )
    assert not [path for path in files if path.startswith("vendor/")]
    assert coproof.hash in files["requirements.txt"].decode()
    assert "find-links" not in files["requirements.txt"].decode()


def test_what_was_never_published_asks_for_its_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install_room, "checkout", lambda: None)
    with pytest.raises(NoWheel, match="--wheel FILE"):
        coproof_for(None, replace(read_pins(), coproof=None))


def test_the_editor_has_a_schema_for_every_file(plain: Path) -> None:
    settings = json.loads((plain / ".vscode/settings.json").read_text("utf-8"))
    helped = [glob for globs in settings["yaml.schemas"].values() for glob in globs]
    assert all((plain / schema).is_file() for schema in settings["yaml.schemas"])
    folders = {kind.folder for kind in read_kinds() if kind.folder}
    assert {f"evidence/{folder}/**/*.yml" for folder in folders} <= set(helped)
    config = {path.relative_to(plain).as_posix() for path in plain.glob("site_config/*.yml")}
    assert config <= set(helped)


def test_a_template_asks_for_nothing_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        filled("uses: [[action.nobody-knows]]", read_pins().words, frozenset())
    text = "a\n[[if x]]\nb [[w]]\n[[end]]\n[[if y]]\nc\n[[end]]\n${{ d }} [ -n e ]\n"
    assert filled(text, {"w": "1"}, {"x"}) == "a\nb 1\n${{ d }} [ -n e ]\n"


@pytest.mark.parametrize("forge", FORGES)
def test_the_readme_names_only_what_is_there(wheel: Path, forge: str) -> None:
    files = _files(wheel, forges=FORGES[forge])
    text = files["README.md"].decode()
    verbs = set(re.findall(r"^([a-z-]+):.*##", files["Makefile"].decode(), re.M))
    assert set(re.findall(r"`make ([a-z-]+)`", text)) <= verbs
    for named in re.findall(r"`((?:\.?[a-z_]+/)+[A-Za-z_.]*|[a-z]+\.(?:txt|yml))`", text):
        if not named.startswith("site/"):
            assert any(path.startswith(named) for path in files), named
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert link in files


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
    assert "secrets" not in re.sub(r"#.*", "", text)
    for step in _steps(workflow):
        assert "${{" not in str(step.get("run", ""))
        if "uses" in step:
            assert re.fullmatch(r"[a-z/-]+@[0-9a-f]{40}", str(step["uses"]))
    writes = [job for job in workflow["jobs"].values() if "write" in job["permissions"].values()]
    assert len(writes) == (name == "publish")
    assert all("run" not in step for job in writes for step in job["steps"])
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_only_the_public_edition_is_ever_published(plain: Path) -> None:
    for file in (".github/workflows/publish.yml", ".gitlab-ci.yml"):
        built = re.findall(r"coproof\" build (.+)", (plain / file).read_text("utf-8"))
        assert len(built) == 1
        assert built[0].startswith("--edition public ")


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


GOOD = {
    "coproof": "1.0.0",
    "actions": {"checkout": {"name": "a/b", "version": "v1.2.3", "commit": "0123456789" * 4}},
    "images": {"python": {"name": "python", "tag": "3.13", "digest": "sha256:" + "01234567" * 8}},
}


def _pins(**changes: object) -> Pins:
    data = json.loads(json.dumps(GOOD))
    for path, value in changes.items():
        *above, last = path.split("__")
        place = data
        for name in above:
            place = place[name]
        place[last] = value
    return read_pins(json.dumps(data))


def test_whole_pins_may_go_out() -> None:
    assert tuple(not_ready(_pins(), "1.0.0")) == ()


@pytest.mark.parametrize(
    "placeholder",
    [
        {"coproof": None},
        {"coproof": "0.9.0"},
        {"actions__checkout__commit": None},
        {"actions__checkout__commit": "0" * 40},
        {"actions__checkout__commit": "v4"},
        {"actions__checkout__commit": "0123456"},
        {"actions__checkout__version": None},
        {"actions__checkout__version": "v1"},
        {"images__python__digest": None},
        {"images__python__digest": "sha256:" + "0" * 64},
        {"images__python__digest": "latest"},
    ],
    ids=str,
)
def test_a_placeholder_keeps_a_release_back(placeholder: dict[str, object]) -> None:
    assert len(tuple(not_ready(_pins(**placeholder), "1.0.0"))) == 1


def test_the_actions_are_pinned_already() -> None:
    missing = " ".join(not_ready(read_pins(), __version__))
    assert "actions/" not in missing


def test_make_release_check_refuses_while_anything_is_a_placeholder() -> None:
    command = [sys.executable, "-m", "coproof.capture.starter.pins"]
    done = subprocess.run(command, capture_output=True, text=True)
    missing = tuple(not_ready(read_pins(), __version__))
    assert done.returncode == (1 if missing else 0)
    assert done.stdout.splitlines() == [f"release.json: {sentence}" for sentence in missing]


def test_no_template_pins_anything_past_the_file_of_pins() -> None:
    for path, content in read_stock().items():
        if path.startswith("templates/"):
            assert not re.search(
                rb"[0-9a-f]{40}|sha256:[0-9a-f]|uses: [^\[]|image: [^\[]", content
            ), path


def test_others_can_use_it_as_a_hook() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split()[1] in dict(COMMANDS)
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "evidence/feedback/fb-1.yml")
