"""Two records with the same id.

What this means for people: an id is a record's name and its address. When two share one, one
person's words would stand in the place of another's.

How to mend it: give the newer of the two a new id, and rename its file to match. Then look at
the records that name this id: do they mean the old one or the new one?

Before:
    feedback/2026/fb-lift.yml and feedback/mill/fb-lift.yml

After:
    feedback/2026/fb-lift.yml and feedback/mill/fb-lift-doors.yml

Serves: every record has one page, and every number can be traced to its records.
"""

from collections.abc import Iterator

from coproof.checks.already_read import already_read
from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "error"
SECTION = "other"


def find(case: Case) -> Iterator[Finding]:
    """Where the reader met an id a second time."""
    return already_read(case, "duplicate-id")
