"""Which files a site may hold: kinds that readers can open, under names that every host can keep.

A name is told to everybody who sees an address, so it is never what somebody said. Names differ in
more than capitals, and none is a word that Windows keeps for itself: a site is copied to all sorts
of disks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from coproof.publish.result import FINDINGS, Refused

LONGEST = 200
"""The most characters of a path: zips and Windows shares keep no longer ones."""

HEAVY = 200_000
"""Bytes above which a page is worth a warning: it takes long on an old tablet."""

PACKS = "pack/"
"""Pages that are whole reports to print: they may be heavier than others."""

KINDS = frozenset(
    [
        *(".html", ".css", ".js", ".json", ".xml", ".txt", ".csv", ".ics", ".webmanifest"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".woff", ".woff2"),
        *(".pdf", ".xlsx", ".ods", ".zip", ".mp3", ".mp4", ".webm", ".vtt"),
    ]
)
"""How the names of published files may end."""

VERIFY = "verify.py"
"""The one program in a site: it tells whether the site is as it was published."""

_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?")
_KEPT_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


@dataclass(frozen=True, slots=True)
class Digest:
    """A file of the finished site: its path, the SHA-256 of its bytes and their number."""

    path: str
    sha256: str
    size: int


def refuse_file(path: str) -> None:
    """Refuse a file of a kind, or under a name, that is not published."""
    known = path == VERIFY or PurePosixPath(path).suffix.lower() in KINDS
    if not known or "/." in f"/{path}":
        raise Refused(FINDINGS, f"{path}: files of this kind are not published.")
    parts = path.split("/")
    if len(path) > LONGEST or not all(_NAME.fullmatch(part) for part in parts):
        raise Refused(
            FINDINGS,
            f"{path}: the name of a file may have small letters, digits, '-', '_' and '.' only, "
            f"and {LONGEST} characters. Rename it.",
        )
    if any(_KEPT_BY_WINDOWS.fullmatch(part) for part in parts):
        raise Refused(FINDINGS, f"{path}: Windows keeps this name for itself. Rename it.")


def too_heavy(files: Iterable[Digest]) -> Iterator[str]:
    """A warning for each page that takes long on an old tablet."""
    for file in files:
        if file.path.endswith(".html") and file.size > HEAVY and not file.path.startswith(PACKS):
            yield f"{file.path} weighs {file.size // 1000} kB: pages should stay below 200 kB."
