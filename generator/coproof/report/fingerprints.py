"""Names for findings by which another program knows them again when it sees the next report."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from coproof.model import Finding


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """One name for each finding, in their order; no two are the same.

    A name depends on the check, the record (or file) and the field. It does not depend on the
    line, which moves, nor on the message, which may count days. Findings that have all of these
    in common are numbered, so the order must be that of the report.
    """
    seen: Counter[str] = Counter()
    names = []
    for finding in findings:
        about = "\0".join((finding.check, _whose(finding), finding.field or ""))
        seen[about] += 1
        names.append(sha256(f"{about}\0{seen[about]}".encode()).hexdigest())
    return tuple(names)


def _whose(finding: Finding) -> str:
    return f"record {finding.record}" if finding.record else f"file {finding.file or ''}"
