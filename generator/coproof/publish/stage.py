"""The stage: a folder made to hold exactly the files of the next site, writing as little as it can.

Files with equal bytes are left alone: deleting ten thousand files and writing them anew costs
many times what reading them does.
"""

import os
import stat
import unicodedata
from pathlib import Path, PurePosixPath

from coproof.publish.places import MANIFEST
from coproof.publish.result import FINDINGS, Refused

_FILE, _FOLDER = 0o644, 0o755  # set always: what a site's readers may do is not the builder's umask


class Stage:
    """A folder below which a build writes; nothing that lies there is trusted to be right.

    Write every file, then call `close`, which deletes what was not written this time; then the
    manifest. The old manifest goes first, so that only a whole stage ever has one.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MANIFEST).unlink(missing_ok=True)
        self.folder = folder
        self.written = 0
        self._claimed: dict[str, str] = {}
        self._found = _files_in(folder)
        self._folders = {""}

    def write(self, path: str, data: bytes) -> None:
        """Make the file at `path` (below the stage, with forward slashes) hold these bytes."""
        self._claim(path)
        target = self.folder / path
        if path in self._found:
            if _holds(target, data):
                return
            target.unlink()
        self._make_folder(PurePosixPath(path).parent)
        with target.open("xb") as file:
            file.write(data)
        target.chmod(_FILE)
        self.written += 1

    def close(self) -> None:
        """Delete what earlier builds left; give every folder its mode."""
        for path in self._found.difference(self._claimed.values()):
            (self.folder / path).unlink()
        self._found.intersection_update(self._claimed.values())
        for name, _, _ in os.walk(self.folder, topdown=False):
            folder = Path(name)
            if any(folder.iterdir()) or folder == self.folder:
                folder.chmod(_FOLDER)
            else:
                folder.rmdir()

    def pages(self) -> list[str]:
        """The paths of all pages that were written this time."""
        return [path for path in self._claimed.values() if path.endswith(".html")]

    def _claim(self, path: str) -> None:
        """Each address once, also on disks where capitals and small letters are the same."""
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or {"..", "."} & set(path.split("/")) or "\\" in path:
            raise Refused(FINDINGS, f"{path!r} cannot be the address of a page.")
        address = unicodedata.normalize("NFC", path).casefold()
        if address in self._claimed:
            raise Refused(FINDINGS, f"Two pages have the address {path}: rename one of them.")
        self._claimed[address] = path

    def _make_folder(self, folder: PurePosixPath) -> None:
        if str(folder) not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(str(folder))


def _files_in(folder: Path) -> set[str]:
    """The regular files below a folder; anything else that is no folder is deleted."""
    found = set()
    for name, folders, files in os.walk(folder):
        for file in [Path(name, inner) for inner in (*folders, *files)]:
            mode = file.lstat().st_mode
            if stat.S_ISREG(mode):
                found.add(file.relative_to(folder).as_posix())
            elif not stat.S_ISDIR(mode):
                file.unlink()
    return found


def _holds(file: Path, data: bytes) -> bool:
    """Whether a file has these bytes and the mode of a published file."""
    with file.open("rb", buffering=0) as opened:
        status = os.fstat(opened.fileno())
        same = status.st_size == len(data) and stat.S_IMODE(status.st_mode) == _FILE
        return same and opened.read() == data
