"""What is written, on the disk and not only in memory: else a power cut could empty a new site.

Linux puts a whole file system on the disk in one call (`syncfs`), which for 10,000 new files takes
a quarter of a second; file by file it takes many seconds. Elsewhere it is done file by file.
"""

import ctypes
import os
import sys
from pathlib import Path


def make_durable(folder: Path) -> None:
    """Wait until everything below a folder is on the disk; raises OSError where the disk cannot."""
    if not _sync_file_system(folder):
        for name, _, files in os.walk(folder):
            for file in files:
                make_file_durable(Path(name, file))
            make_names_durable(Path(name))


def make_file_durable(file: Path) -> None:
    """Wait until the bytes of one file are on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def make_names_durable(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can say so."""
    if sys.platform == "win32":
        return  # a folder cannot be opened there; its names are kept by the system itself
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _sync_file_system(folder: Path) -> bool:
    """Put the whole file system of a folder on the disk; False where the system has no such call.

    Also what a killed build wrote and this one found to be right already.
    """
    if not sys.platform.startswith("linux"):
        return False
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    opened = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(opened) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(opened)
    return True
