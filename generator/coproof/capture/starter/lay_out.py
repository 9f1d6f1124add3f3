"""Writes the files of a new repository, and touches nothing that is there already."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coproof.capture.save import save


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What was written, and what was there with another content and was left alone."""

    written: tuple[str, ...]
    left_alone: tuple[str, ...]


def lay_out(folder: Path, files: Mapping[str, bytes]) -> LaidOut:
    """Write every file below the folder that is not there yet; the folder is made where needed."""
    folder.mkdir(parents=True, exist_ok=True)
    written = tuple(path for path, content in files.items() if save(folder / path, content))
    there = set(files) - set(written)
    left_alone = tuple(path for path in sorted(there) if not _holds(folder / path, files[path]))
    return LaidOut(written, left_alone)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
