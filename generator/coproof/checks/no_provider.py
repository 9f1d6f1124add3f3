"""A portfolio that does not say whose it is.

What this means for people: nobody can tell who is answerable for these records, or how to complain.

How to mend it: write `evidence/provider.yml`. The name is enough to begin with; add how to complain
and whom to ask as soon as you can.

Before:
    No file evidence/provider.yml

After (evidence/provider.yml):
    name: Wrenmoor Support
    public_contact: Ask at any of our services.

Serves: who is behind the portfolio; how to complain.
"""

from collections.abc import Iterator

from coproof.checks.case import Case
from coproof.checks.labels import label
from coproof.model import Finding, Severity

SEVERITY: Severity = "note"
SECTION = "other"
ABOUT = ("provider",)

FILE = "evidence/provider.yml"


def find(case: Case) -> Iterator[Finding]:
    """One note where there are records and no provider, not even one that could not be read."""
    broken = any(finding.file == FILE for finding in case.reading)
    if case.graph.records and not case.graph.of_kind("provider") and not broken:
        yield Finding(
            check="no-provider",
            severity=SEVERITY,
            message=f"{label(case.kinds['provider'], 'name')}: write whose portfolio this is.",
            fix="It stands in evidence/provider.yml; the name is enough to begin with.",
            file=FILE,
            line=1,
            column=1,
        )
