"""`requirements.txt` of a portfolio: coproof and all that it needs, each with its hash."""

import re
from collections.abc import Mapping

from coproof.capture.starter.install import FOLDER, Coproof

FILE = "requirements.txt"

_PINNED = re.compile(r"^coproof==(\S+)", re.MULTILINE)
_HEADER = """\
# Exactly what this portfolio is made with. pip takes no file whose hash is another.
# Written by `coproof init`; `coproof upgrade` of a newer coproof writes it anew.
"""
_FROM_VENDOR = f"--find-links {FOLDER}\n"


def requirements(coproof: Coproof, run_time: str) -> Mapping[str, bytes]:
    """The files that pin one coproof: the list and, where it is not published, its wheel.

    `run_time` are the pins of all that coproof needs, as `requirements.txt` of its repository.
    """
    own = f"coproof=={coproof.version} \\\n    --hash={coproof.hash}\n"
    source = "" if coproof.published else _FROM_VENDOR
    files = {FILE: (_HEADER + source + own + run_time).encode()}
    if not coproof.published:
        files[f"{FOLDER}/{coproof.name}"] = coproof.content
    return files


def pinned_version(text: str) -> str | None:
    """The version of coproof that a list pins, None where it pins none."""
    found = _PINNED.search(text)
    return found[1] if found else None
