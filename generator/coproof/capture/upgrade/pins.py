"""Whether a portfolio pins another coproof than the one that runs, and what pins this one."""

from collections.abc import Mapping
from pathlib import Path

from coproof import __version__
from coproof.capture.starter import REQUIREMENTS, VENDOR, Coproof, pinned_version, requirements
from coproof.read.files import read_bytes


def pins_another(root: Path) -> bool:
    """Whether the portfolio pins coproof in `requirements.txt`, and another version than ours."""
    content = read_bytes(root / REQUIREMENTS)
    pinned = (
        pinned_version(content.decode("utf-8", "replace")) if isinstance(content, bytes) else None
    )
    return pinned is not None and pinned != __version__


def new_pins(root: Path, coproof: Coproof, stock: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that pin this coproof, where they are not as they should be."""
    files = requirements(coproof, stock)
    return {path: content for path, content in files.items() if not _holds(root / path, content)}


def outdated_wheels(root: Path, coproof: Coproof) -> tuple[str, ...]:
    """The wheels of coproof in `vendor/` that nothing names any more."""
    kept = None if coproof.published else coproof.name
    wheels = sorted((root / VENDOR).glob("coproof-*.whl"))
    return tuple(f"{VENDOR}/{wheel.name}" for wheel in wheels if wheel.name != kept)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
