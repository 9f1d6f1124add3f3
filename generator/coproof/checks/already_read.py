"""What the reader found while it opened the files: those findings are checks like all others."""

from collections.abc import Iterator

from coproof.checks.case import Case
from coproof.model import Finding


def already_read(case: Case, name: str) -> Iterator[Finding]:
    """The reader's findings of that name, as they are: no record may have come of the file."""
    return (finding for finding in case.reading if finding.check == name)
