"""Kill a build or a rollback anywhere, or let the disk refuse anything: no site is ever torn.

`COPROOF_MANY=200` tries 200 points of each sort instead of a few.
"""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from disk_shim import act, stopped_at
from publish_stories import contents
from sown_portfolio import sow

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no process is killed so there"),
    pytest.mark.xdist_group("disk"),
]

MANY = int(os.environ.get("COPROOF_MANY", "0"))
WAYS = ("exchange", "renames")
ACTS = ("first build", "second build", "build", "rollback")
ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO)

Sites = Mapping[str, bytes]


def change(root: Path) -> None:
    """Something else is said, so that the next site differs from the last."""
    file = root / "evidence/feedback/fb-1.yml"
    file.write_text(file.read_text("utf-8") + f"# {time.monotonic_ns()}\n", "utf-8")
    words = root / "site_config/pages/us.md"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text(f"# Us\n\nWritten {time.monotonic_ns()}.\n", "utf-8")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A portfolio as it is before each act: with no site yet, with one, with two and a stage."""
    root = tmp_path_factory.mktemp("portfolio")
    sow(root)
    made = {}
    for name in ("first build", "second build", "third build", "build"):
        made[name] = shutil.copytree(root, tmp_path_factory.mktemp("before") / "root")
        change(root)
        assert act(root, "build")[0] == 0
    made["rollback"] = root
    for name in ("second build", "build"):
        change(made[name])
    return made


def copy(source: Path, target: Path) -> Path:
    """As it was, with links instead of copies: a build never writes into a file that is there."""
    shutil.copytree(source, target, copy_function=os.link)
    return target


def whole(site: Path) -> Sites:
    """The files of a site, which are exactly those of its manifest."""
    files = contents(site)
    listed = {one["path"]: one["sha256"] for one in json.loads(files["manifest.json"])["files"]}
    found = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    del found["manifest.json"]
    assert found == listed
    return files


def points(steps: int, seed: str, fewest: int) -> Iterator[int]:
    """Some of the steps: always the last, where sites change places, and others by chance."""
    number = max(fewest, MANY)
    last = range(max(1, steps - number // 2), steps + 1)
    rest = range(1, last[0])
    yield from Random(seed).sample(rest, min(len(rest), number - len(last)))
    yield from last


def all_steps(before: Mapping[str, Path], what: str, way: str, at: Path) -> int:
    ended = stopped_at(copy(before[what], at), what, way, 0)
    assert ended is not None
    assert ended[0] == 0, ended[1]
    return ended[2]


def site_or_nothing(root: Path) -> Sites | None:
    return whole(root / "site") if (root / "site").exists() else None


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", ACTS)
def test_whenever_it_is_killed_the_site_is_the_old_or_the_new(
    what: str, way: str, before: Mapping[str, Path], tmp_path: Path
) -> None:
    steps = all_steps(before, what, way, tmp_path / "unharmed")
    old, new = site_or_nothing(before[what]), whole(tmp_path / "unharmed/site")
    kept_before = before[what] / "site", before[what] / ".site.prev"
    predecessors = [whole(site) for site in kept_before if site.exists()]
    for point in points(steps, f"{what} {way}", 2):
        root = copy(before[what], tmp_path / str(point))
        assert stopped_at(root, what, way, point) is None, f"{point} of {steps}"
        held_site(root, way, old, new)
        if (root / ".site.prev").exists():
            assert whole(root / ".site.prev") in (*predecessors, new), point
        assert stopped_at(root, "build", way, 0) is not None
        after_next(root, what, predecessors, new)
        shutil.rmtree(root)


def held_site(root: Path, way: str, old: Sites | None, new: Sites) -> None:
    """The old or the new; without an exchange, for a moment, only its neighbours."""
    if old is not None and not (root / "site").exists():
        assert way == "renames"
        assert (root / ".site.prev").exists()
    else:
        assert site_or_nothing(root) in (old, new)


def after_next(root: Path, what: str, predecessors: list[Sites], new: Sites) -> None:
    """The next build needs no help, keeps the site that was live, and leaves no tools about."""
    if what != "rollback":
        assert whole(root / "site") == new
    if (root / ".site.prev").exists():
        assert whole(root / ".site.prev") in (*predecessors, new)
    left = {path.name for path in root.glob(".site.*")}
    assert left <= {".site.prev", ".site.stage", ".site.lock"}


@pytest.mark.slow
def test_killed_at_any_time_by_somebody_else(before: Mapping[str, Path], tmp_path: Path) -> None:
    old = site_or_nothing(before["build"])
    script = "import sys; from pathlib import Path; from disk_shim import act\n"
    script += "act(Path(sys.argv[1]), 'build')"
    chance = Random(1)
    for number in range(max(2, MANY // 4)):
        root = copy(before["build"], tmp_path / str(number))
        path = os.pathsep.join(sys.path)
        command = [sys.executable, "-c", script, str(root)]
        with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path}) as child:
            while not (root / ".site.lock").exists() and child.poll() is None:
                time.sleep(0.002)
            time.sleep(chance.random())
            child.kill()
        found = whole(root / "site")
        assert act(root, "build")[0] == 0
        assert found in (old, whole(root / "site"))
        shutil.rmtree(root)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", ["build", "rollback"])
def test_whatever_the_disk_refuses_is_one_line_and_the_old_site_stays(
    what: str, way: str, before: Mapping[str, Path], tmp_path: Path
) -> None:
    steps = all_steps(before, what, way, tmp_path / "unharmed")
    old, new = contents(before[what] / "site"), whole(tmp_path / "unharmed/site")
    for number, point in enumerate(points(steps, f"fault {what} {way}", 2)):
        for code in ERRORS if MANY else (ERRORS[number % len(ERRORS)],):
            root = copy(before[what], tmp_path / f"{point}-{code}")
            ended = stopped_at(root, what, way, point, code)
            assert ended is not None
            told = f"{point} of {steps}, {errno.errorcode[code]}: {ended}"
            assert ended[0] in (0, 4), told
            assert contents(root / "site") == (old if ended[0] else new), told
            if ended[0]:
                assert len(ended[1]) == 1, told
            assert act(root, "build")[0] == 0, told
            whole(root / "site")
            shutil.rmtree(root)


REAL = """
import os, resource, sys
from pathlib import Path
from disk_shim import act
if sys.argv[2] == "size":
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
code, lines = act(Path(sys.argv[1]), "build")
print(*lines, sep="\\n")
sys.exit(code)
"""


def really(root: Path, how: str, user: int | None = None) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-B", "-c", REAL, str(root), how],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        user=user,
    )


def test_files_that_may_not_grow(before: Mapping[str, Path], tmp_path: Path) -> None:
    """A real limit of the system."""
    root = copy(before["build"], tmp_path / "root")
    done = really(root, "size")
    assert (done.returncode, done.stderr) == (4, "")
    assert done.stdout.count("\n") == 1
    assert contents(root / "site") == contents(before["build"] / "site")
    assert act(root, "build")[0] == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to be less")
def test_no_permission(before: Mapping[str, Path], tmp_path: Path) -> None:
    """Another user may read all, and write nothing."""
    root = copy(before["build"], tmp_path / "root")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o001 == 0:
            pytest.skip("another user cannot come here")
    done = really(root, "user", user=65534)
    assert (done.returncode, done.stderr) == (4, "")
    assert done.stdout.count("\n") == 1
    assert contents(root / "site") == contents(before["build"] / "site")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of twelve megabytes, where this machine lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk to be had")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_full(small_disk: Path) -> None:
    root = small_disk / "root"
    sow(root)
    assert act(root, "build")[0] == 0
    old = contents(root / "site")
    change(root)
    filler = small_disk / "filler"
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(bytes(max(0, free - 200_000)))
    code, lines = act(root, "build")
    assert (code, len(lines)) == (4, 1)
    assert "No space left" in lines[0]
    assert contents(root / "site") == old
    assert not (root / ".site.stage").exists()
    filler.unlink()
    assert act(root, "build")[0] == 0


def test_a_disk_that_may_only_be_read(small_disk: Path) -> None:
    root = small_disk / "root"
    sow(root)
    assert act(root, "build")[0] == 0
    old = contents(root / "site")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert act(root, "build")[0] == 4
    assert act(root, "rollback")[0] in (2, 4)
    assert contents(root / "site") == old
