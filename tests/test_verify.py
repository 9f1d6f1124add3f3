"""Whether a site is as published: what `verify.py` finds, says, and says that it cannot know."""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from coproof.cli import main
from coproof.cli.today import today
from coproof.publish.shares import Order, build_shares
from coproof.publish.verify.verify import NotASite, verify
from publish_stories import SMALL, build, lay
from starter_stories import commit_all, git

VERIFY = Path(__file__).parents[1] / "generator/coproof/publish/verify/verify.py"
TRUE = "Nothing here shows that what was said is true."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay(tmp_path_factory.mktemp("portfolio"))
    assert build(root).code == 0
    return root / "site"


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def alone(*words: Path | str) -> subprocess.CompletedProcess[str]:
    """Run the file as an inspector would, with nothing of ours in reach."""
    command = [sys.executable, "-I", "-S", str(VERIFY), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def coproof(*words: Path | str) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, words)])


def states(site: Path, witness: str = "") -> dict[str, str]:
    return {one.check: one.state for one in verify(site, witness)}


def reasons(site: Path, witness: str = "") -> str:
    return "\n".join(reason for one in verify(site, witness) for reason in one.reasons)


def list_again(site: Path, **said: Any) -> str:
    """What a careful forger does: write a manifest that fits, and give its root."""
    manifest = json.loads((site / "manifest.json").read_bytes()) | said
    del manifest["root"]
    paths = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    datas = {path: (site / path).read_bytes() for path in paths if path != "manifest.json"}
    manifest["files"] = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for path, data in sorted(datas.items())
    ]
    manifest["counts"]["files"] = len(datas)
    manifest["counts"]["pages"] = sum(path.endswith(".html") for path in datas)
    text = (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()
    manifest["root"] = hashlib.sha256(text).hexdigest()
    text = (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode()
    (site / "manifest.json").write_bytes(text)
    return str(manifest["root"])


def test_it_imports_nothing_but_the_standard_library() -> None:
    tree = ast.parse(VERIFY.read_text("utf-8"), feature_version=(3, 9))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert {name.name.split(".")[0] for name in node.names} <= sys.stdlib_module_names
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert (node.module or "").split(".")[0] in sys.stdlib_module_names


def test_a_site_as_published_is_told_so_with_what_it_does_not_show(site: Path) -> None:
    done = alone(site)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("files    checked ")
    assert "Without one nobody can tell a site that was altered" in done.stdout
    assert "rebuild  not checked  Needs the repository" in done.stdout
    assert done.stdout.split("\n")[-2].startswith(TRUE)


def test_the_copy_in_the_site_looks_at_the_folder_it_lies_in(site: Path) -> None:
    assert (site / "verify.py").read_bytes() == VERIFY.read_bytes()
    command = [sys.executable, "-I", "-S", "verify.py", "--format", "json"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert [one["check"] for one in told["checks"]] == ["files", "root", "dates", "rebuild"]
    assert (told["failed"], told["limits"].startswith(TRUE)) == (False, True)


def _write(path: str, data: bytes) -> Callable[[Path], object]:
    return lambda site: (site / path).write_bytes(data)


FORGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "changed": (_write("index.html", b"other"), "Changed or unreadable: index.html"),
    "extra": (_write("feedback/x.html", b"x"), "Extra: feedback/x.html"),
    "extra of a computer": (_write(".DS_Store", b"x"), "Computers make files such as .DS_Store"),
    "missing": (lambda site: (site / "index.html").unlink(), "Missing: index.html"),
    "renamed": (
        lambda site: (site / "index.html").rename(site / "home.html"),
        "Renamed: index.html is now home.html",
    ),
    "a link": (lambda site: (site / "a").symlink_to("index.html"), "special file: a"),
    "a link to a folder": (lambda site: (site / "a").symlink_to("feedback"), "special file: a"),
    "a pipe": (lambda site: os.mkfifo(site / "pipe"), "special file: pipe"),
    "a name with colours": (_write("\x1b[31m.html", b""), "Extra: \\x1b[31m.html"),
    "a manifest with a space": (
        lambda site: _write("manifest.json", (site / "manifest.json").read_bytes() + b" ")(site),
        "not written as coproof writes it",
    ),
    "a manifest that is none": (_write("manifest.json", b"[]"), "lists no files"),
    "a manifest that is no JSON": (_write("manifest.json", b'{"files": [NaN]}'), "is no JSON"),
    "a manifest that is nested": (_write("manifest.json", b"[" * 99999), "is no JSON"),
    "a key twice": (_write("manifest.json", b'{"files": [], "files": []}'), "something twice"),
}


@pytest.mark.parametrize("how", FORGED)
def test_what_was_done_to_a_site_is_named(how: str, site: Path) -> None:
    forge, told = FORGED[how]
    forge(site)
    done = alone(site)
    assert (done.returncode, done.stderr) == (1, "")
    assert told in done.stdout
    assert TRUE in done.stdout


@pytest.mark.parametrize(
    "path",
    ["../x", "/x", "a//b", "a/./b", "C:/x", "a\\b", "con.html", "a./b", "", "x\x00", "a:b", "a "],
)
def test_paths_that_lead_elsewhere_are_refused(path: str, site: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_bytes())
    manifest["files"].append({"path": path, "sha256": "0" * 64, "size": 1})
    (site / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert "an entry that is none, or whose path leads elsewhere" in reasons(site)


def test_two_paths_that_are_one_on_some_disks_are_refused(site: Path) -> None:
    (site / "INDEX.html").write_text("other")
    list_again(site)
    assert "lists twice, but for capitals" in reasons(site)


def test_listed_again_only_a_root_from_outside_tells(site: Path) -> None:
    true = json.loads((site / "manifest.json").read_bytes())["root"]
    assert states(site, true)["root"] == "checked"
    (site / "index.html").write_text("Nobody ever complained.")
    false = list_again(site)
    assert false != true
    assert set(states(site).values()) == {"checked", "not checked"}
    assert states(site, true)["root"] == "failed"
    assert alone(site, "--witness", true).returncode == 1
    assert "The root from outside is another." in coproof(site, "--witness", true).output


def test_days_that_cannot_be_are_named_without_words(site: Path) -> None:
    list_again(site, day="2026-05-01")
    told = reasons(site)
    assert "Date: fb-1: given_on is later than the day of the build" in told
    assert "as_at is later than the day of the build" in told
    assert "loud" not in told


def test_what_the_manifest_and_the_data_say_apart_is_named(site: Path) -> None:
    list_again(site, edition="partner", commit="0" * 40)
    assert "edition is not the same in manifest.json and data/portfolio.json" in reasons(site)


def test_no_site_is_exit_2(tmp_path: Path) -> None:
    (tmp_path / "words.zip").write_text("no zip")
    for nothing in (tmp_path, tmp_path / "words.zip", tmp_path / "none"):
        done = alone(nothing)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Not checked: ")
    assert coproof(tmp_path).exit_code == 2
    assert alone(tmp_path, "--witness", "12").returncode == 2


# Zips


def zip_of(site: Path, start: str = "m1/portfolio/") -> Path:
    where = site.with_suffix(".zip")
    with zipfile.ZipFile(where, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("m1/READ ME FIRST.html", "<p>Read me</p>")
        for file in sorted(p for p in site.rglob("*") if p.is_file()):
            packed.write(file, start + file.relative_to(site).as_posix())
    return where


def test_a_zip_is_read_as_it_is_and_what_is_not_listed_is_said(site: Path) -> None:
    done = alone(zip_of(site))
    assert done.returncode == 0
    assert "so not checked: m1/READ ME FIRST.html" in done.stdout


def _entry(name: str, **more: int) -> Callable[[Path], object]:
    def add(path: Path) -> None:
        info = zipfile.ZipInfo(name)
        for field, value in more.items():
            setattr(info, field, value)
        with zipfile.ZipFile(path, "a") as packed:
            packed.writestr(info, b"<p>other</p>")

    return add


def _comment(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as packed:
        packed.comment = b"hidden"


ZIPPED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a name twice": (_entry("m1/portfolio/index.html"), "Twice in the zip"),
    "a way out": (_entry("m1/portfolio/../../x"), "A path that leads elsewhere"),
    "from the root": (_entry("/x"), "A path that leads elsewhere"),
    "beside": (_entry("m2/x.html"), "Extra, beside the site: m2/x.html"),
    "a link": (_entry("m1/portfolio/a", external_attr=0o120777 << 16), "A link or a special file"),
    "a comment": (_comment, "The zip has a comment"),
    "bytes before": (lambda p: p.write_bytes(b"xx" + p.read_bytes()), "belong to no file"),
    "bytes behind": (lambda p: p.write_bytes(p.read_bytes() + b"xx"), "belong to no file"),
    "two names": (
        lambda p: p.write_bytes(p.read_bytes().replace(b"portfolio/404", b"portfolio/405", 1)),
        "The zip says two things of",
    ),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("how", ZIPPED)
def test_what_was_done_to_a_zip_is_named(how: str, site: Path) -> None:
    forge, told = ZIPPED[how]
    where = zip_of(site)
    forge(where)
    done = alone(where)
    assert done.returncode == 1, done.stderr
    assert told in done.stdout


def test_two_sites_in_one_zip_are_not_guessed_between(site: Path) -> None:
    where = zip_of(site)
    _entry("m2/portfolio/manifest.json")(where)
    with pytest.raises(NotASite, match="more than one site"):
        verify(where)


# With the repository


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay(tmp_path_factory.mktemp("repository"))
    (root / ".gitignore").write_text("site/\n.site*\n")
    commit_all(root, "Begin")
    assert CliRunner().invoke(main, ["--root", str(root), "build"]).exit_code == 0
    return root


def rebuild(root: Path, site: Path | None = None) -> Result:
    return coproof(site or root / "site", "--rebuild", "--root", root)


def test_a_site_is_built_again_from_its_commit_without_touching_anything(repository: Path) -> None:
    note = repository / "evidence/feedback/fb-1.yml"
    note.write_text(note.read_text("utf-8") + "scope: service\n", "utf-8")
    before = git(repository, "status", "--porcelain")
    done = rebuild(repository)
    assert done.exit_code == 0, done.output
    assert "rebuild  checked      Built again from its commit" in done.output
    assert git(repository, "status", "--porcelain") == before != ""
    git(repository, "checkout", "--quiet", ".")


def test_a_site_that_was_altered_and_listed_again_is_not_what_its_commit_gives(
    repository: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(repository / "site", tmp_path / "site"))
    (copy / "index.html").write_text("Nobody ever complained.")
    list_again(copy)
    done = rebuild(repository, copy)
    assert done.exit_code == 1
    assert "Not as its commit gives it: index.html" in done.output


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"commit": None}, "built outside git"),
        ({"commit": "HEAD"}, "names no commit"),
        ({"commit": "f" * 40}, "There is no revision"),
        ({"commit": "1" * 40 + "+dirty"}, "no commit holds"),
        ({"tool_version": "0.0.1"}, "coproof 0.0.1 built it"),
        ({"edition": "royal"}, "names no edition"),
        ({"share": "gone"}, "no such share"),
    ],
)
def test_what_cannot_be_built_again_is_not_checked_and_says_why(
    said: dict[str, Any], told: str, repository: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(repository / "site", tmp_path / "site"))
    list_again(copy, **said)
    [line] = [line for line in rebuild(repository, copy).output.split("\n") if "rebuild" in line]
    assert line.startswith("rebuild  not checked ")
    assert told in line


def test_a_share_in_a_zip_is_built_again_too(tmp_path: Path) -> None:
    share = (
        "id: m1\nfor_whom: Moorshire Council\npurpose: Review\nservices: [svc-mill]\n"
        f"created_on: {today()}\nexpires_on: {today() + timedelta(days=90)}\n"
    )
    root = lay(tmp_path / "p", SMALL | {"site_config/shares/m1.yml": share})
    commit_all(root, "Begin")
    [line] = build_shares(root, Order("zip", tmp_path / "out", today())).lines
    assert "built as m1.zip" in line
    shutil.unpack_archive(tmp_path / "out/m1.zip", tmp_path / "unpacked")
    said = json.loads((tmp_path / "unpacked/m1/portfolio/manifest.json").read_bytes())
    assert said["share"] == "m1"
    assert line.endswith(f"Root: {said['root']}")
    for site in (tmp_path / "out/m1.zip", tmp_path / "unpacked/m1"):
        done = rebuild(root, site)
        assert done.exit_code == 0, done.output
        assert "rebuild  checked" in done.output
    command = [sys.executable, "-I", "-S", "verify.py"]
    folder = tmp_path / "unpacked/m1/portfolio"
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def test_a_shallow_clone_is_not_enough(repository: Path, tmp_path: Path) -> None:
    lay(repository, {"evidence/note.txt": ""} | dict(list(SMALL.items())[:1]))
    (repository / "README.md").write_text("Ours\n")
    commit_all(repository, "More")
    CliRunner().invoke(main, ["--root", str(repository), "build"])
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", str(tmp_path / "c"))
    done = rebuild(tmp_path / "c", repository / "site")
    assert done.output.count("is shallow") == 2
    assert "dates    not checked" in done.output
