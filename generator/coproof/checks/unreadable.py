"""A file that cannot be read as a record at all.

What this means for people: somebody wrote something down, and it is in no list, on no page and
in no count. Nothing else is lost with it: all other records are read and checked as usual.

How to mend it: open the file at the line that is named. Most often a colon inside a sentence, a
missing space after a colon, or an indent is to blame. Putting the whole sentence in double
quotes mends nearly all of them.

Before:
    summary: What people want: a quiet room.

After:
    summary: "What people want: a quiet room."

Serves: every other check; a record nobody can read proves nothing.
"""

from collections.abc import Iterator

from coproof.checks.already_read import already_read
from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "error"
SECTION = "other"


def find(case: Case) -> Iterator[Finding]:
    """What the reader could make nothing of."""
    return already_read(case, "unreadable")
