"""Same commit, edition and day: the same bytes, whoever builds them, wherever, and after what.

Two builds that differ in all of this: folder, order in which files were made, order in which the
disk lists them, times of files, umask, time zone, locale, hash seed, and what was built before.
"""

import os
import subprocess
import sys
from pathlib import Path

from changes_stories import commit
from publish_stories import contents
from sown_portfolio import sow

SCRIPT = """
import os, sys
from datetime import date
from pathlib import Path

root, umask, backwards = Path(sys.argv[1]), int(sys.argv[2], 8), sys.argv[3] == "backwards"
os.umask(umask)

class Backwards:
    "What the system lists, from Z to A."
    def __init__(self, path):
        with os_scandir(path) as found:
            self._entries = iter(sorted(found, key=lambda entry: entry.name, reverse=backwards))
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def __iter__(self):
        return self
    def __next__(self):
        return next(self._entries)
    def close(self):
        pass

os_scandir, os_listdir = os.scandir, os.listdir
import shutil
from coproof.publish import build_site
from coproof.publish.shares import SORTS, MasterSecret, Order, build_shares
os.scandir = lambda path=".": Backwards(path)
os.listdir = lambda path=".": sorted(os_listdir(path), reverse=backwards)

day = date(2026, 11, 23)

def site(edition, as_at):
    result = build_site(root, edition, root / f"site-{edition}", as_at, day)
    assert result.code == 0, result.lines

if backwards:  # on a stage that holds other pages
    for as_at in (None, date(2026, 9, 1)):
        site("public", as_at)
for edition in ("public", "partner", "internal"):
    site(edition, None)
for sort in SORTS:
    secret = MasterSecret.of("5e" * 32)
    result = build_shares(root, Order(sort, root / "site-shares" / sort, day, secret=secret))
    assert result.code == 0, result.lines
"""

SHARE = (
    "id: moorshire\nfor_whom: Moorshire Council\npurpose: Contract review\n"
    "created_on: 2026-11-01\nexpires_on: 2027-04-01\nhost_authenticates: true\n"
)


def portfolio(root: Path) -> Path:
    """Every kind of record, a page by hand, a share, committed; nothing of git's own time."""
    sow(root)
    for path, text in {
        "site_config/shares/moorshire.yml": SHARE,
        "site_config/pages/us.md": "# Us\n\nWords.\n",
        "site_config/pages/zz.md": "# More\n\nWords.\n",
        ".gitignore": "/site*-*/\n/site-*\n/.site*\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    commit(root, "2026-11-20")
    return root


def made_backwards(source: Path, target: Path) -> Path:
    """The same files, the last of them made first, with times of long ago."""
    for file in sorted((one for one in source.rglob("*") if one.is_file()), reverse=True):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
        os.utime(copy, (1_000_000_000, 1_000_000_000))
    for folder in (".git/refs/tags", ".git/refs/heads", ".git/objects/info"):
        (target / folder).mkdir(parents=True, exist_ok=True)
    return target


def built(root: Path, umask: str, order: str, **environment: str) -> dict[str, dict[str, bytes]]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root), umask, order],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    modes = {file.stat().st_mode & 0o777 for file in (root / "site-public").rglob("*")}
    assert modes == {0o644, 0o755}
    return {site.name: shown(site) for site in sorted(root.glob("site-*"))}


def shown(site: Path) -> dict[str, bytes]:
    """What readers may come by: not the neighbours, which depend on what was built before."""
    return {path: data for path, data in contents(site).items() if "/." not in f"/{path}"}


def test_the_same_evidence_gives_the_same_bytes_wherever_it_is_built(tmp_path: Path) -> None:
    one = portfolio(tmp_path / "one")
    other = made_backwards(one, tmp_path / "another place")
    here = built(one, "022", "forwards", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    there = built(
        other, "077", "backwards", TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1"
    )
    assert set(here) == {"site-internal", "site-partner", "site-public", "site-shares"}
    for name, files in here.items():
        assert files.keys() == there[name].keys()
        assert [path for path, data in files.items() if there[name][path] != data] == [], name
    made = {Path(path).suffix for path in here["site-shares"]}
    assert {".html", ".zip", ".json"} <= made
    assert b'"commit": null' not in here["site-public"]["manifest.json"]
