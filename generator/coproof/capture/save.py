"""Where a record's file goes, and how it gets there: whole or not at all, never over another."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

BY_YEAR = ("feedback",)
"""Kinds with so many records that each year has a folder of its own."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record about to be written: `file` is its path below the root, `text` the whole file."""

    kind: str
    id: str
    file: str
    text: str


def file_of(kind: str, folder: str, record_id: str, day: str | None) -> str:
    """Where a new record's file goes; `day` is the ISO date that says which year it is of."""
    if not folder:
        return f"evidence/{kind}.yml"
    year = f"{day[:4]}/" if kind in BY_YEAR and day else ""
    return f"evidence/{folder}/{year}{record_id}.yml"


def write_all(root: Path, records: Iterable[NewRecord]) -> Iterator[NewRecord]:
    """Writes the records one by one and yields each that was written."""
    for record in records:
        if save(root / record.file, record.text):
            yield record


def save(path: Path, content: str | bytes) -> bool:
    """Writes a new file; False where something of that name is there already, which stays."""
    if os.path.lexists(path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    put_in_place(path, content)
    return True


def put_in_place(path: Path, content: str | bytes) -> None:
    """Gives a file its text, or its bytes, whole or not at all.

    A process that dies on the way leaves a hidden file that nothing reads, never half a record.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        aside.write_bytes(content if isinstance(content, bytes) else content.encode())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
