"""A copy of the schemas, for editors, that is not the one coproof judges by.

What this means for people: an editor that helps with writing may offer a field that is no longer
there, or warn of one that is right. coproof itself always judges by its own schemas.

How to mend it: run `coproof upgrade`, which renews the copies, and save the change.

Before:
    schema/feedback.schema.json comes from the coproof that was used last year

After:
    schema/feedback.schema.json is the one in the coproof that is used now

Serves: people who write records without knowing YAML.
"""

from collections.abc import Iterator

from coproof.checks.already_read import already_read
from coproof.checks.case import Case
from coproof.model import Finding, Severity

SEVERITY: Severity = "note"
SECTION = "other"


def find(case: Case) -> Iterator[Finding]:
    """Where the reader found a copy that differs, the first one only."""
    return already_read(case, "schema-copy-stale")
