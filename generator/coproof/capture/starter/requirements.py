"""What a portfolio is made with: coproof and all that it needs, each with its hash."""

import re
from collections.abc import Mapping

from coproof.capture.starter.install import FOLDER, Coproof

FILE = "requirements.txt"
SHARE_FILE = "requirements-share.txt"
"""What sealing shares needs besides, in a list of its own: most portfolios share nothing."""

_PINNED = re.compile(r"^coproof==(\S+)", re.MULTILINE)
_HEADER = """\
# Exactly what this portfolio is made with. pip takes no file whose hash is another.
# Written by `coproof init`; `coproof upgrade` of a newer coproof writes it anew.
"""
_SHARE_HEADER = """\
# What sealing shares needs besides requirements.txt. pip takes no file whose hash is another.
# Written by `coproof init`; `coproof upgrade` of a newer coproof writes it anew.
"""
_FROM_VENDOR = f"--find-links {FOLDER}\n"


def requirements(coproof: Coproof, stock: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that pin one coproof: the lists and, where it is not published, its wheel.

    `stock` holds the pins of all that coproof needs, as the files of its own repository.
    """
    own = f"coproof=={coproof.version} \\\n    --hash={coproof.hash}\n"
    source = "" if coproof.published else _FROM_VENDOR
    files = {FILE: (_HEADER + source + own).encode() + stock[FILE], **share_requirements(stock)}
    if not coproof.published:
        files[f"{FOLDER}/{coproof.name}"] = coproof.content
    return files


def share_requirements(stock: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The list for sealing shares, which pins no coproof and so never waits for a wheel."""
    return {SHARE_FILE: _SHARE_HEADER.encode() + stock[SHARE_FILE]}


def pinned_version(text: str) -> str | None:
    """The version of coproof that a list pins, None where it pins none."""
    found = _PINNED.search(text)
    return found[1] if found else None
