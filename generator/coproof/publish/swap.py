"""The swap: a finished stage becomes the site in one step, and the old site its predecessor.

Whoever reads the site meanwhile sees the old one or the new one, whole. A process that dies here
leaves both; the next build puts in order what is out of place.
"""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

from coproof.publish.places import Places

_HERE = -100  # AT_FDCWD: paths are as they are
_EXCHANGE = 2  # RENAME_EXCHANGE: both names stay, each with the other's folder
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def recover(places: Places) -> None:
    """Bring the site back where a build died between two renames (see `_swap_by_renames`)."""
    if not places.out.exists() and places.previous.exists():
        places.previous.rename(places.out)
    if _spare(places).exists():
        shutil.rmtree(_spare(places))


def swap(places: Places) -> None:
    """Put the stage in place of the site; keep the site as its predecessor.

    The predecessor before that becomes the stage of the next build.
    """
    if not places.out.exists():
        places.stage.rename(places.out)
    elif exchange(places.stage, places.out):
        _keep_old(places)
    else:
        _swap_by_renames(places)


def _keep_old(places: Places) -> None:
    if not places.previous.exists():
        places.stage.rename(places.previous)
    else:
        exchange(places.stage, places.previous)


def _swap_by_renames(places: Places) -> None:
    """Two renames: for a moment there is no site, only its predecessor (see `recover`)."""
    if places.previous.exists():
        places.previous.rename(_spare(places))
    places.out.rename(places.previous)
    places.stage.rename(places.out)
    if _spare(places).exists():
        _spare(places).rename(places.stage)


def _spare(places: Places) -> Path:
    """Where the predecessor waits to become the next stage."""
    return places.stage.with_name(f"{places.stage.name}.spare")


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
