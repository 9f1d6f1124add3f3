"""An accepted gap that accepts nothing.

What this means for people: the Gaps page says that the provider knows of something and why it lives
with it. When the gap is gone, or was never there, the entry only hides what may come later.

How to mend it: if the gap has been closed, take the entry out: well done. Otherwise look for a slip
in the id of the record or the name of the check. Errors cannot be accepted, only mended.

What a service does over months (who is heard, and how) is judged for each edition on what that
edition shows. So an entry for such a gap is left alone while its service, or the provider, exists:
it may be needed in another edition.

Before:
    - record: act-2026-02-p4d6
      check: action-late

After:
    - record: act-2026-02-p4d6
      check: action-overdue

Serves: an honest list of gaps.
"""

from collections.abc import Iterator

from coproof.checks.case import Case
from coproof.model import AcceptedGap, Finding, Severity

SEVERITY: Severity = "note"
SECTION = "other"
LAST = True

FILE = "site_config/accepted_gaps.yml"
MADE_GAPS_BY_ERRORS = "personal-data"
"""An error check that also finds gaps; it is run apart from the checks for gaps."""


def find(case: Case) -> Iterator[Finding]:
    """One note for each accepted gap that no finding matches."""
    found = {(finding.record, finding.check) for finding in case.found}
    for index, gap in enumerate(case.settings.accepted_gaps):
        if (gap.record, gap.check) not in found and not _judged_elsewhere(case, gap):
            yield _note(index, gap)


def _judged_elsewhere(case: Case, gap: AcceptedGap) -> bool:
    """Whether this run cannot tell: errors are judged before, and habits in each edition."""
    if gap.check == MADE_GAPS_BY_ERRORS:
        return True
    return gap.check in case.habits and case.graph.get(gap.record) is not None


def _note(index: int, gap: AcceptedGap) -> Finding:
    return Finding(
        check="accepted-gap-unused",
        severity=SEVERITY,
        message="Record: there is no such gap now. Take this entry out, or correct it.",
        fix="An entry for a gap that is gone would hide the next one.",
        record=gap.record,
        file=FILE,
        field=f"[{index}].record",
    )
