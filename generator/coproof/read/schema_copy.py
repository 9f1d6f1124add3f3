"""Whether the schemas that lie beside the evidence, for editors, are those that we judge by."""

from collections.abc import Iterator
from pathlib import Path

from coproof.model import Finding
from coproof.read.files import read_bytes
from coproof.read.schemas import ENDING, schema_folder

FOLDER = "schema"
CHECK = "schema-copy-stale"


def stale_copy(root: Path) -> Iterator[Finding]:
    """One note where a copy differs from ours or is missing; none where there are no copies."""
    copies = root / FOLDER
    if not any(copies.glob("*" + ENDING)):
        return
    for path in sorted(schema_folder().glob("*" + ENDING)):
        if not _same(copies / path.name, path.read_bytes()):
            yield Finding(
                check=CHECK,
                severity="note",
                message="File: this copy is not what coproof judges by; run `coproof upgrade`.",
                fix="Until then an editor may advise you wrongly; coproof itself does not.",
                file=f"{FOLDER}/{path.name}",
                line=1,
                column=1,
            )
            return


def _same(copy: Path, ours: bytes) -> bool:
    """Equal but for the ends of lines, which git writes differently on some systems."""
    theirs = read_bytes(copy)
    return isinstance(theirs, bytes) and theirs.replace(b"\r\n", b"\n") == ours
