"""Small portfolios for the reader's tests: texts in, files on disk, and what was found."""

from collections.abc import Mapping
from pathlib import Path

from coproof.model import Finding
from coproof.read import Reading, read_evidence, read_kinds

FEEDBACK = """\
id: fb-1
service: svc-mill
given_on: 2026-05-17
kind: concern
channel: everyday_conversation
from_role: person
voice: own_words
summary: The lounge is too loud after tea.
"""
"""A piece of feedback that has nothing wrong with it."""


def feedback(name: str) -> str:
    """The same piece of feedback under another id."""
    return FEEDBACK.replace("fb-1", name)


def lay(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `evidence/`; their paths are given from there."""
    for path, content in files.items():
        file = root / "evidence" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def read(root: Path) -> Reading:
    """Read what was laid out."""
    return read_evidence(root, read_kinds())


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Each finding as one line: check, file and place, message."""
    return [
        f"{found.check} {found.file}:{found.line or '-'}:{found.column or '-'} {found.message}"
        for found in findings
    ]
