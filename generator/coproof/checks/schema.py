"""A record that lacks a field it must have, or has a field or a value that is not known.

What this means for people: the portfolio cannot show, count or answer a record when it does not
say the basics: which service, when, from whom, how.

How to mend it: the message names the field and what may stand there. For a field that is not
known, it names the one that was probably meant. All fields are listed in the field reference.

Before:
    chanel: everyday_conversation

After:
    channel: everyday_conversation

Serves: what feedback was given, when, how, and by whom.
"""

from collections.abc import Iterator

from coproof.checks.already_read import already_read
from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "error"
SECTION = "other"


def find(case: Case) -> Iterator[Finding]:
    """Where the reader found that a record does not have the shape of its kind."""
    return already_read(case, "schema")
