"""A finding: one thing in the evidence that somebody should mend or know, and where it is."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "gap", "note"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line of a file that a finding is about, safe to show to anybody.

    `text` has the line's names of fields; whatever may be somebody's words stands there as "…".
    `caret` is the column in `text`, from 1, that the finding points at.
    """

    text: str
    caret: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, with its place.

    `message` has at most 25 words, starts with the field's label and says what to write; it never
    quotes what a person said. `file` is relative to the root; `line` and `column` count from 1 and
    are None where the finding is about no line. `field` is a path such as `route.response`.
    `excerpt` shows the line, where its file can be read.
    """

    check: str
    severity: Severity
    message: str
    fix: str = ""
    record: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    accepted: bool = False
    excerpt: Excerpt | None = None


def by_place(finding: Finding) -> tuple[str, int, str, int, str, str]:
    """The sort key of every report: file, line, check, then whatever makes the order total."""
    return (
        finding.file or "",
        finding.line or 0,
        finding.check,
        finding.column or 0,
        finding.field or "",
        finding.message,
    )
