"""Where a finding is, in the words of every report."""

from coproof.model import Finding

NOWHERE = "."
"""The file of a finding that is about no file: the portfolio's folder itself."""


def place(finding: Finding, *, column: bool = False) -> str:
    """`file:line`, or `file:line:column`: as much of it as the finding knows."""
    parts = (finding.file or NOWHERE, finding.line, finding.column if column else None)
    return ":".join(str(part) for part in parts if part is not None)
