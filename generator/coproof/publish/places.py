"""Where a build works: the site itself and, beside it, its stage, its predecessor and its lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from coproof.publish.result import BUSY, USAGE, Refused

MANIFEST = "manifest.json"
"""The file that says what a site is made of; a folder that holds none is not ours to replace."""

_SOURCES = ("evidence", "site_config", "schema", "generator", ".git")


@dataclass(frozen=True, slots=True)
class Places:
    """The site (`site/`) and its neighbours (`.site.stage/`, `.site.prev/`, `.site.lock` …).

    All lie in one folder, hence on one disk, so that whole sites can change places at once.
    """

    out: Path

    @property
    def stage(self) -> Path:
        """Where the next site is made; kept between builds, so that equal files stay."""
        return self._beside("stage")

    @property
    def previous(self) -> Path:
        """The site before this one."""
        return self._beside("prev")

    @property
    def spare(self) -> Path:
        """Where the predecessor waits during a swap, to become the next stage."""
        return self._beside("stage.spare")

    @property
    def neighbours(self) -> tuple[Path, ...]:
        """Every folder beside the site that may hold a site as well."""
        return (self.stage, self.previous, self.spare)

    @property
    def journal(self) -> Path:
        """Which site is about to be live; there only during a swap."""
        return self._beside("swap")

    @property
    def lock(self) -> Path:
        """Held while a build is at work."""
        return self._beside("lock")

    def _beside(self, what: str) -> Path:
        return self.out.with_name(f".{self.out.name}.{what}")


def places_of(root: Path, out: Path) -> Places:
    """The places of a build into `out`; raises Refused where `out` must not be replaced."""
    root, out = root.resolve(), out.resolve()
    if root.is_relative_to(out) or any(out.is_relative_to(root / name) for name in _SOURCES):
        raise Refused(
            USAGE, f"{_shown(root, out)} cannot be a site: it holds what sites are made of."
        )
    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file()):
        raise Refused(
            USAGE,
            f"{_shown(root, out)} holds something that is not a site of coproof: "
            "empty it or choose another folder.",
        )
    return Places(out)


@contextmanager
def locked(root: Path, places: Places) -> Iterator[None]:
    """Hold the lock of a site; raises Refused at once where another build has it.

    The system lets go of the lock when a process dies, so none is ever left behind.
    """
    places.out.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(places.lock, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        where = _shown(root.resolve(), places.out)
        raise Refused(
            BUSY, f"Another build is writing {where}: try again when it is done."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _shown(root: Path, out: Path) -> str:
    """A folder as a person would name it, from the root."""
    return f"{out.relative_to(root)}/" if out.is_relative_to(root) and out != root else f"{out}/"
