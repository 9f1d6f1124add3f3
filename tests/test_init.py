"""`coproof init`: a new portfolio has all that it needs, and nothing that was there is touched."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
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
from coproof.cli import main
from coproof.portfolio import examine
from coproof.read import read_kinds
from starter_stories import ROOT

FILES = {
    "none": {
        "README.md",
        "Makefile",
        "requirements.txt",
        "requirements-share.txt",
        ".vscode/settings.json",
        ".editorconfig",
    },
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


def test_what_sealing_needs_has_its_hashes_in_a_list_of_its_own(plain: Path) -> None:
    text = (plain / "requirements-share.txt").read_text("utf-8")
    entries = [entry for entry in re.split(r"\n(?=[a-z-])", text) if "==" in entry]
    assert any(entry.startswith("cryptography==") for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "cryptography" not in (plain / "requirements.txt").read_text("utf-8")
    assert pinned_version(text) is None


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
