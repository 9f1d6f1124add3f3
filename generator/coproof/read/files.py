"""Opens files that anybody may have put there: regular ones only, never a link, never for long."""

import os
import stat
from pathlib import Path

from coproof.read.yaml.characters import LIMIT

OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
"""A link is refused by the system itself, and a pipe without a writer does not make us wait."""

NOT_A_FILE = "this is not an ordinary file; put a copy of the file itself here"
NO_ENTRY = "this cannot be opened; check that you are allowed to read it"


def read_bytes(path: Path | str) -> bytes | str:
    """The bytes of a regular file, one more than LIMIT at most; else a sentence saying why not."""
    try:
        descriptor = os.open(path, OPEN_FLAGS)
    except OSError:
        return NOT_A_FILE if Path(path).is_symlink() else NO_ENTRY
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            return NOT_A_FILE
        return _all_of(descriptor, min(about.st_size, LIMIT) + 1)
    except OSError:
        return NO_ENTRY
    finally:
        os.close(descriptor)


def _all_of(descriptor: int, most: int) -> bytes:
    data = os.read(descriptor, most)
    while len(data) < most and (more := os.read(descriptor, most - len(data))):
        data += more
    return data


def printable(name: str) -> str:
    """A file's name so that it can be written anywhere: what is not text is spelled out."""
    if name.isascii() and name.isprintable():
        return name
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
