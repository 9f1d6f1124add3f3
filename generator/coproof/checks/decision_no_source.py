"""A decision that answers nothing which is in the portfolio.

What this means for people: co-production means that a decision can be traced back to what people
said. A decision without a source may be a good one, but it cannot be shown to be theirs.

How to mend it: name the feedback or the theme that it answers. If it came out of a meeting,
record what was said there as feedback first.

Before:
    responds_to: []

After:
    responds_to: [th-noise-in-the-evening]

Serves: what decisions were made in answer to what people said.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.model import Record, Severity

SEVERITY: Severity = "error"
SECTION = "other"


def find(case: Case) -> Iterator[Problem]:
    """One problem for each decision of which no source exists."""
    leading_nowhere = {(fault.link.source, fault.link.field) for fault in case.graph.faults}
    for decision in case.graph.of_kind("decision"):
        if all((decision.id, field) in leading_nowhere for field in _sources(decision)):
            yield Problem(
                decision,
                "responds_to",
                "nothing named here is in the portfolio. Name the feedback or theme it answers.",
                "If it came out of a meeting, record first what was said there.",
            )


def _sources(decision: Record) -> tuple[str, ...]:
    return tuple(f"responds_to[{index}]" for index in range(len(decision.many("responds_to"))))
