"""Words behind a hash sign that the file drops without a word.

What this means for people: somebody said more than the portfolio shows. In these files a space and
a hash begin a comment, so "Room #4 is cold" is read as "Room" unless it stands in quotation marks.

How to mend it: put the whole text in quotation marks. If a comment was meant, give it a line of its
own, or use `notes`: comments are lost whenever a file is written by a form.

Before:
    summary: Room #4 is cold

After:
    summary: "Room #4 is cold"

Serves: nothing that people say is lost.
"""

from collections.abc import Iterator

from coproof.checks.already_read import already_read
from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "note"
SECTION = "other"


def find(case: Case) -> Iterator[Finding]:
    """Where the reader found that words may have been dropped."""
    return already_read(case, "words-after-hash")
