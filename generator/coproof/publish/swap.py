"""The swap: a finished stage becomes the site in one step, and the old site its predecessor.

Whoever reads the site meanwhile sees the old one or the new one, whole. A process that dies here
leaves both, and a journal that says which site was about to be live: by it the next command sees
how far the swap came, and finishes it or takes it back.

    by an exchange                        by renames, where the system knows no exchange
    journal written                       journal written
    1  previous becomes spare             1  previous becomes spare
    2  stage becomes previous             2  site becomes previous
    3  previous and site change places    3  stage becomes the site
    4  spare becomes stage                4  spare becomes stage
    journal removed                       journal removed

Step 3 publishes: all before it is taken back, all after it is finished.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from coproof.publish.durable import make_file_durable, make_names_durable
from coproof.publish.places import MANIFEST, Places

_HERE = -100  # AT_FDCWD: paths are as they are
_EXCHANGE = 2  # RENAME_EXCHANGE: both names stay, each with the other's folder
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def swap(places: Places) -> None:
    """Put the stage in place of the site; keep the site as its predecessor.

    The predecessor before that becomes the stage of the next build. Raises OSError where the disk
    refuses; then the site is the one that was there.
    """
    if not places.out.exists() or not any(places.out.iterdir()):
        _first(places)
        return
    try:
        _write_journal(places)
        _move(places.previous, places.spare)
        _publish(places)
    except OSError:
        _tidy(places)
        raise
    _tidy(places)


def swap_back(places: Places) -> None:
    """Let the site and its predecessor change places; done twice, all is as it was.

    Raises OSError where the disk refuses; then the site is the one that was there.
    """
    if exchange(places.previous, places.out):
        return
    places.out.rename(places.spare)
    try:
        places.previous.rename(places.out)
    except OSError:
        with suppress(OSError):
            _move(places.spare, places.out)
        _tidy(places)
        raise
    _tidy(places)


def recover(places: Places) -> None:
    """Put in order what a swap left that was stopped on its way; else nothing happens.

    It may be stopped on its own way as often as it likes.
    """
    new = _journalled(places)
    if not places.out.exists():
        _move(places.previous, places.out)
    elif new is not None and not places.stage.exists():
        if _digest(places.out) == new:
            _move(places.spare, places.stage)
        else:
            _move(places.previous, places.stage)
    if places.previous.exists() and places.spare.exists():
        shutil.rmtree(places.spare)
    _move(places.spare, places.previous)
    _beside(places.journal).unlink(missing_ok=True)
    places.journal.unlink(missing_ok=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _first(places: Places) -> None:
    """There is no site yet, or an empty folder: one rename publishes."""
    if places.out.exists():
        places.out.rmdir()
    places.stage.rename(places.out)


def _publish(places: Places) -> None:
    """Steps 2 and 3; where no exchange is possible, step 2 is taken back and the other way gone."""
    places.stage.rename(places.previous)
    if exchange(places.previous, places.out):
        return
    places.previous.rename(places.stage)
    places.out.rename(places.previous)
    places.stage.rename(places.out)


def _tidy(places: Places) -> None:
    """Finish the swap or take it back; what the disk refuses now waits for the next command."""
    with suppress(OSError):
        make_names_durable(places.out.parent)
        recover(places)


def _write_journal(places: Places) -> None:
    """Say which site is about to be live, before anything moves."""
    aside = _beside(places.journal)
    aside.write_text(_digest(places.stage), "ascii")
    make_file_durable(aside)
    aside.replace(places.journal)
    make_names_durable(places.journal.parent)


def _beside(journal: Path) -> Path:
    """Where a journal is written until it is whole."""
    return journal.with_name(f"{journal.name}.new")


def _journalled(places: Places) -> str | None:
    """Which site was about to be live when a swap was stopped; None where none was."""
    return places.journal.read_text("ascii") if places.journal.is_file() else None


def _digest(site: Path) -> str:
    """What tells one site from another: the digest of its manifest, which has all others."""
    file = site / MANIFEST
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _move(source: Path, target: Path) -> None:
    """Rename, where there is something to rename and nothing in the way."""
    if source.exists() and not target.exists():
        source.rename(target)
