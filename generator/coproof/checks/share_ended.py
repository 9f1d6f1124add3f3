"""A share in the register whose last day is over, or that was taken back.

What this means for people: an organisation that looks for its part of the portfolio finds nothing
any more. If it should still see it, nobody has told it so.

How to mend it: ask whether they still need it. If so, issue another share and send the new link. If
not, delete the file: git keeps who could read what, and until when.

The real day counts, whatever day the portfolio is shown as at.

Before:
    expires_on: 2026-03-31

After: a new file, from `coproof share issue`; or none.

Serves: read-only links for commissioners.
"""

from collections.abc import Iterator

from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "note"
SECTION = "other"
ABOUT = ()


def find(case: Case) -> Iterator[Finding]:
    """One note in the file of each share that is over."""
    for share in case.settings.shares:
        if share.is_revoked(case.today):
            yield _note(share.file, "revoked_on", "Revoked on: this share was taken back.")
        elif share.has_ended(case.today):
            yield _note(share.file, "expires_on", "Ends on: this day is over.")


def _note(file: str, field: str, told: str) -> Finding:
    return Finding(
        check="share-ended",
        severity=SEVERITY,
        message=f"{told} Delete the file, or issue another share: coproof share issue.",
        fix="A share cannot be opened again: whoever needs it gets a new link.",
        file=file,
        field=field,
    )
