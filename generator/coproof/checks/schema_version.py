"""Records that were written for another version of coproof.

What this means for people: read with the wrong rules, what somebody said could be lost or shown in
the wrong place. So nothing is read at all until the two fit.

How to mend it: where the records are older, run `coproof upgrade`: it changes what has another name
now, says what it changed, and leaves all else as it is. Where they are newer, install the coproof
that they were written for. A portfolio that names no version is of version 1.

Before (site_config/portfolio.yml):
    schema_version: 0

After:
    schema_version: 1

Serves: nothing that people say is lost.
"""

from collections.abc import Iterator

from coproof.checks.already_read import already_read
from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "error"
SECTION = "other"


def find(case: Case) -> Iterator[Finding]:
    """Where the settings name a version that is not ours."""
    return already_read(case, "schema-version")
