"""Accepted gaps: what the provider knows of and has given a reason and an end date for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from coproof.model import AcceptedGap, Finding, first_day


def accept(
    findings: Iterable[Finding], accepted: Iterable[AcceptedGap], as_at: date
) -> tuple[Finding, ...]:
    """The same findings, in the same order, with the accepted gaps among them marked.

    A gap is accepted up to and including the last day; after it, it counts again. Errors and
    notes cannot be accepted.
    """
    standing = {(gap.record, gap.check) for gap in accepted if first_day(gap.until) >= as_at}
    return tuple(
        replace(finding, accepted=True)
        if finding.severity == "gap" and (finding.record, finding.check) in standing
        else finding
        for finding in findings
    )
