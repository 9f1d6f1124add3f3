"""A thousand ways to alter a site by chance are found, and no honest copy is accused.

`COPROOF_MANY` says how many alterations are tried of a folder, and as many of a zip.
"""

import io
import json
import os
import random
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coproof.publish.verify.verify import FAILED, NotASite, verify
from publish_stories import build, contents, lay

MANY = int(os.environ.get("COPROOF_MANY", "150"))
MANIFEST = "manifest.json"

Site = dict[str, bytes]
Chance = random.Random


@pytest.fixture(scope="module")
def true(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The files of a real site."""
    root = lay(tmp_path_factory.mktemp("portfolio"))
    assert build(root).code == 0
    return contents(root / "site")


def _flip(site: Site, chance: Chance) -> None:
    path = chance.choice([path for path in sorted(site) if site[path]])
    site[path] = _flipped(site[path], chance)


def _flipped(data: bytes, chance: Chance) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _truncate(site: Site, chance: Chance) -> None:
    path = chance.choice([path for path in sorted(site) if site[path]])
    site[path] = site[path][: chance.randrange(len(site[path]))]


def _append(site: Site, chance: Chance) -> None:
    site[chance.choice(sorted(site))] += chance.choice(
        [b" ", b"\n", b"\0", b"<p>No complaint.</p>"]
    )


def _delete(site: Site, chance: Chance) -> None:
    del site[chance.choice(sorted(site))]


def _add(site: Site, chance: Chance) -> None:
    folder = chance.choice(["", "feedback/", "data/", "new/", "."])
    site[f"{folder}{chance.randrange(10**6)}{chance.choice(['.html', '.json', ''])}"] = b"other"


def _rename(site: Site, chance: Chance) -> None:
    path = chance.choice(sorted(site))
    site[chance.choice([f"{path}.html", f"feedback/{path}", path.upper()])] = site.pop(path)


def _swap(site: Site, chance: Chance) -> None:
    while True:
        one, other = chance.sample(sorted(site), 2)
        if site[one] != site[other]:
            site[one], site[other] = site[other], site[one]
            return


def _flip_in_manifest(site: Site, chance: Chance) -> None:
    site[MANIFEST] = _flipped(site[MANIFEST], chance)


def _edit(site: Site, chance: Chance) -> None:
    """One fact of the manifest, written as it should be."""
    said = json.loads(site[MANIFEST])
    kind = chance.choice(["counts", "top", "file"])
    if kind == "counts":
        said["counts"][chance.choice(sorted(said["counts"]))] += chance.choice([-1, 1, 100])
    elif kind == "top":
        said[chance.choice(sorted(set(said) - {"counts", "files"}))] = "2026-01-01"
    else:
        chance.choice(said["files"])[chance.choice(["path", "sha256", "size"])] = 7
    site[MANIFEST] = (json.dumps(said, indent=1, sort_keys=True) + "\n").encode()


def _double(site: Site, chance: Chance) -> None:
    """A line of the manifest twice: some programs read the first, others the last."""
    lines = site[MANIFEST].splitlines(keepends=True)
    place = chance.choice([n for n, line in enumerate(lines) if line.endswith(b",\n")])
    lines.insert(place, lines[place])
    site[MANIFEST] = b"".join(lines)


def _list_one_out(site: Site, chance: Chance) -> None:
    """A file is gone, and nobody lists it any more."""
    said = json.loads(site[MANIFEST])
    gone = said["files"].pop(chance.randrange(len(said["files"])))
    site.pop(gone["path"], None)
    site[MANIFEST] = (json.dumps(said, indent=1, sort_keys=True) + "\n").encode()


WAYS: tuple[Callable[[Site, Chance], None], ...] = (
    *(_flip, _truncate, _append, _delete, _add, _rename, _swap),
    *(_flip_in_manifest, _edit, _double, _list_one_out),
)


def _laid(site: Mapping[str, bytes], into: Path) -> Path:
    for path, data in site.items():
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        (into / path).write_bytes(data)
    return into


def _zipped(site: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as packed:
        for path, data in site.items():
            packed.writestr(f"m1/portfolio/{path}", data)
    return held.getvalue()


def _found(where: Path) -> bool:
    """Whether something failed, or it was said that nothing could be checked."""
    try:
        return any(one.state == FAILED for one in verify(where))
    except NotASite:
        return True


def _altered(true: Site, chance: Chance) -> tuple[str, Site]:
    way = chance.choice(WAYS)
    site = dict(true)
    while site == true:
        way(site, chance)
    return way.__name__, site


def test_a_folder_that_was_altered_is_found(true: Site, tmp_path: Path) -> None:
    folder, chance = _laid(true, tmp_path / "site"), Chance(1)
    assert not _found(folder)
    for number in range(MANY):
        way, site = _altered(true, chance)
        touched = {path for path in {*true, *site} if true.get(path) != site.get(path)}
        for path in touched:
            (folder / path).unlink(missing_ok=True)
        _laid({path: site[path] for path in touched & set(site)}, folder)
        assert _found(folder), (number, way, sorted(touched))
        for path in touched:
            (folder / path).unlink(missing_ok=True)
        _laid({path: true[path] for path in touched & set(true)}, folder)
    assert not _found(folder)


def test_a_zip_that_was_altered_is_found(true: Site, tmp_path: Path) -> None:
    where, chance = tmp_path / "m1.zip", Chance(2)
    for number in range(MANY):
        way, site = _altered(true, chance)
        where.write_bytes(_zipped(site))
        assert _found(where), (number, way)


def _read(data: bytes) -> list[tuple[str, bytes]] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return [(entry.filename, packed.read(entry)) for entry in packed.infolist()]
    except Exception:  # whatever a damaged zip does to a program is not our question
        return None


def test_the_bytes_of_a_zip_that_hold_a_site_cannot_change_unseen(
    true: Site, tmp_path: Path
) -> None:
    """What is not found are times and owners of files, which every honest copy has its own."""
    where, chance = tmp_path / "m1.zip", Chance(3)
    data = _zipped(true, zipfile.ZIP_DEFLATED)
    before = _read(data)
    for _ in range(MANY):
        altered = _flipped(data, chance)
        where.write_bytes(altered)
        assert _found(where) or _read(altered) == before
    for more in (b"x", b"PK", data):
        for altered in (data + more, more + data):
            where.write_bytes(altered)
            assert _found(where)


@pytest.mark.parametrize("number", range(max(10, MANY // 10)))
def test_an_honest_copy_is_never_accused(number: int, true: Site, tmp_path: Path) -> None:
    chance = Chance(number)
    paths = sorted(true)
    chance.shuffle(paths)
    site = _laid({path: true[path] for path in paths}, tmp_path / "laid")
    for file in sorted(site.rglob("*")):
        os.utime(file, (0, chance.randrange(10**9, 2 * 10**9)))
        file.chmod(
            chance.choice([0o755, 0o700]) if file.is_dir() else chance.choice([0o600, 0o755])
        )
    copy = Path(shutil.copytree(site, tmp_path / "copy", copy_function=shutil.copy))
    os.utime(copy / MANIFEST, (10**9, 10**9))
    packed = Path(shutil.make_archive(str(tmp_path / "copy"), "zip", tmp_path, "copy"))
    shutil.unpack_archive(packed, tmp_path / "unpacked")
    for honest in (site, copy, packed, tmp_path / "unpacked"):
        assert not _found(honest), honest.name


def test_building_again_and_again_accuses_nobody(tmp_path: Path) -> None:
    root = lay(tmp_path)
    for _ in range(3):
        assert build(root).code == 0
        assert not _found(root / "site")


@pytest.mark.skipif(not shutil.which("zip"), reason="needs the program zip")
def test_a_zip_of_another_program_is_not_accused(true: Site, tmp_path: Path) -> None:
    import subprocess

    _laid(true, tmp_path / "site")
    subprocess.run(["zip", "-qr", "site.zip", "site"], cwd=tmp_path, check=True)
    assert not _found(tmp_path / "site.zip")
