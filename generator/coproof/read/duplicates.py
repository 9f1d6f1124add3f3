"""Ids that two files claim. Files are compared as disks without capital letters would."""

from collections.abc import Iterable

from coproof.model import Finding
from coproof.read.walk import Found


def duplicate_findings(files: Iterable[Found]) -> tuple[Finding, ...]:
    """One finding for each file whose id an earlier file has, in order of path."""
    first: dict[str, Found] = {}
    findings: list[Finding] = []
    for file in files:
        earlier = first.setdefault(file.stem.casefold(), file)
        if earlier is not file:
            findings.append(_finding(file, earlier))
    return tuple(findings)


def _finding(file: Found, earlier: Found) -> Finding:
    return Finding(
        check="duplicate-id",
        severity="error",
        message=f"Id: {earlier.path} has the same id; give the newer of the two another one",
        record=file.record,
        file=file.path,
        field="id",
    )
