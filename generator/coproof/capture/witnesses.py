"""Adds an entry to `site_config/witnesses.yml`, and leaves what stands there as it is."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from coproof.capture.save import put_in_place
from coproof.capture.scalars import scalar
from coproof.model import Witness
from coproof.read.yaml import load

FILE = "site_config/witnesses.yml"

NEW = """\
# Who outside was given the root of a site, and when. It shows that records existed no later than
# that day; ask them for the root to make sure. coproof witness writes here.
"""
"""What a new file begins with."""


def add_witness(root: Path, witness: Witness) -> bool:
    """Put an entry at the end of the file, or make it; False where that is not certain."""
    path = root / FILE
    before = path.read_bytes().decode("utf-8-sig") if path.exists() else NEW
    was = load(before.encode()).data or []
    text = before.rstrip("\n") + "\n" + "".join(_entry(witness))
    if before.strip().endswith("[]") and not was:
        text = before.strip().removesuffix("[]") + "".join(_entry(witness))
    loaded = load(text.encode())
    if loaded.troubles or loaded.data != [*was, asdict(witness)]:
        return False
    path.parent.mkdir(exist_ok=True)
    put_in_place(path, text)
    return True


def _entry(witness: Witness) -> Iterator[str]:
    """The lines of one entry, in the order of the schema."""
    for place, (name, value) in enumerate(asdict(witness).items()):
        head = f"{'  ' if place else '- '}{name}: "
        if name in ("root", "commit"):
            said = f'"{value}"'
        else:
            said = value if name in ("as_at", "on") else scalar(value, 4, len(head))
        yield f"{head}{said}\n"
