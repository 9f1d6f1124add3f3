"""The wheel works without the repository: it carries its own schemas, templates and assets."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The folder that an installed wheel would be, far from the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def _coproof(installed: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command from the wheel alone; what it needs besides comes from this environment."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "coproof", *words]
    where = installed.parent
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True)


def test_it_uses_its_own_schemas(installed: Path) -> None:
    code = "import coproof, coproof.read; print(coproof.__file__, len(tuple(coproof.read.read_kinds())))"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True
    )
    assert run.stdout.split() == [str(installed / "coproof" / "__init__.py"), "11"], run.stderr
    assert (installed / "coproof" / "schema" / "feedback.schema.json").is_file()


def test_it_checks_and_builds_a_portfolio_that_has_nothing_but_evidence(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "evidence", tmp_path / "evidence")
    checked = _coproof(installed, "--root", str(tmp_path), "check", "--as-at", "2026-10-31")
    assert checked.returncode == 0, checked.stderr
    assert "0 errors" in checked.stdout
    built = _coproof(installed, "build", "--root", str(tmp_path), "--as-at", "2026-10-31")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "feedback" / "fb-2025-0001.html").is_file()
    assert (tmp_path / "site" / "assets" / "coproof" / "coproof.css").is_file()


@pytest.mark.parametrize("words", [("--name", "Millbrook Support"), ("--demo",)], ids=str)
def test_it_starts_a_portfolio(
    installed: Path, wheel: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = str(tmp_path / "portfolio")
    alone = _coproof(installed, "init", folder, *words)
    assert (alone.returncode, "--wheel FILE" in alone.stderr) == (2, True)
    started = _coproof(installed, "init", folder, *words, "--wheel", str(wheel))
    assert started.returncode == 0, started.stderr
    built = _coproof(installed, "build", "--root", folder)
    assert built.returncode == 0, built.stderr + built.stdout


def test_it_knows_mkdocs_and_the_command(installed: Path) -> None:
    [points] = installed.glob("*.dist-info/entry_points.txt")
    text = points.read_text("utf-8")
    assert "coproof = coproof.cli:main" in text
    assert "coproof = coproof.plugin:CoproofPlugin" in text
