"""The copies of the schemas that lie beside the evidence for editors, and when they are old."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from coproof.model import Finding
from coproof.read.files import read_bytes
from coproof.read.schemas import ENDING, schema_folder

FOLDER = "schema"
CHECK = "schema-copy-stale"
REFERENCE = "README.md"
"""The field reference, which lies beside the schemas."""


def stale_copy(root: Path) -> Iterator[Finding]:
    """One note where a copy differs from ours or is missing; none where there are no copies."""
    for file in sorted(fresh_copies(root)):
        if file.endswith(ENDING):
            yield Finding(
                check=CHECK,
                severity="note",
                message="File: this copy is not what coproof judges by; run `coproof upgrade`.",
                fix="Until then an editor may advise you wrongly; coproof itself does not.",
                file=file,
                line=1,
                column=1,
            )
            return


def fresh_copies(root: Path) -> Mapping[str, bytes]:
    """What the copies below `root` should hold, where they hold something else, by their paths.

    Empty where there are no copies at all. A README of somebody's own is left alone.
    """
    copies = root / FOLDER
    if not any(copies.glob("*" + ENDING)):
        return {}
    ours = {path.name: path.read_bytes() for path in schema_folder().glob("*" + ENDING)}
    reference = schema_folder() / REFERENCE
    if reference.is_file() and _is_reference(copies / REFERENCE, reference.read_bytes()):
        ours[REFERENCE] = reference.read_bytes()
    return {
        f"{FOLDER}/{name}": content
        for name, content in ours.items()
        if not _same(copies / name, content)
    }


def _same(copy: Path, ours: bytes) -> bool:
    """Equal but for the ends of lines, which git writes differently on some systems."""
    theirs = read_bytes(copy)
    return isinstance(theirs, bytes) and theirs.replace(b"\r\n", b"\n") == ours


def _is_reference(copy: Path, ours: bytes) -> bool:
    """Whether a README begins as our field reference does."""
    theirs = read_bytes(copy)
    return isinstance(theirs, bytes) and theirs.splitlines()[:1] == ours.splitlines()[:1]
