"""Stops a real build at its n-th step on the disk: by a kill, or by an error of the disk.

A step is whatever changes something on the disk: a file opened for writing, a write, a rename, a
new or removed file or folder, a mode, an exchange, a wait for the disk. Python itself announces
most of them (audit events); calls of C that it does not announce are seen by a profile function.
The build runs in a process of its own, so that a kill is a kill.
"""

import io
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coproof.publish import build_site, roll_back
from coproof.publish import swap as swapping
from publish_stories import TODAY

_EVENTS = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.link")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FILES = (io.BufferedWriter, io.FileIO, io.TextIOWrapper)
_LIBRARY_CALLS = ("renameat2", "syncfs")

Stop = Callable[[], None]


class Steps:
    """Counts the steps of this process, and stops it before step `at` (counted from 1)."""

    def __init__(self, at: int, stop: Stop) -> None:
        self.number = 0
        self._at = at
        self._stop = stop

    def watch(self) -> None:
        """From now on every step counts."""
        sys.addaudithook(self._audited)
        sys.setprofile(self._called)

    def _step(self) -> None:
        self.number += 1
        if self.number == self._at:
            self._stop()

    def _audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        exchanged = event == "ctypes.dlsym" and arguments[1] in _LIBRARY_CALLS
        if opened or exchanged or event in _EVENTS:
            self._step()

    def _called(self, frame: Any, event: str, call: Any) -> None:
        if event == "c_call" and _writes(call):
            self._step()


def _writes(call: Any) -> bool:
    name = getattr(call, "__name__", "")
    to_file = name in ("write", "writelines") and isinstance(call.__self__, _FILES)
    return to_file or name in ("fsync", "sendfile", "copy_file_range")


def killed() -> None:
    """Die at once: no clean-up, no goodbye."""
    os.kill(os.getpid(), signal.SIGKILL)


def act(root: Path, what: str) -> tuple[int, tuple[str, ...]]:
    """Build the public edition below `root`, or roll it back."""
    if what == "rollback":
        result = roll_back(root, None, root / "site", TODAY)
    else:
        result = build_site(root, "public", root / "site", None, TODAY)
    return result.code, result.lines


def _child(root: Path, what: str, way: str, at: int, code: int | None, pipe: Any) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a site that is killed has nothing to say
    if way == "renames":
        swapping.exchange = lambda one, other: False  # a system that cannot

    def fails() -> None:
        raise OSError(code, os.strerror(code or 0))

    steps = Steps(at, killed if code is None else fails)
    steps.watch()
    try:
        ended: tuple[int, tuple[str, ...]] = act(root, what)
    except BaseException:
        sys.setprofile(None)
        ended = (-1, (traceback.format_exc(),))
    sys.setprofile(None)
    pipe.send((*ended, steps.number))


_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["coproof.publish.build", "publish_stories"])


def stopped_at(
    root: Path, what: str, way: str, at: int, code: int | None = None
) -> tuple[int, tuple[str, ...], int] | None:
    """Act in a process that is killed before step `at`, or there gets the error `code` once.

    Gives the exit code, the lines and the number of steps; None where it was killed.
    """
    receiver, sender = _SERVER.Pipe(duplex=False)
    child = _SERVER.Process(target=_child, args=(root, what, way, at, code, sender))
    child.start()
    sender.close()
    try:
        ended: tuple[int, tuple[str, ...], int] | None = receiver.recv()
    except EOFError:
        ended = None
    child.join()
    assert ended is not None or child.exitcode == -signal.SIGKILL, child.exitcode
    return ended
