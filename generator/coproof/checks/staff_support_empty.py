"""One of the things that staff need, to record what people say and act on it, is not recorded.

What this means for people: whether their words get anywhere depends on the person on shift. Staff
who were never shown how to write them down, or whom to tell, keep them to themselves.

How to mend it: record the training, the supervision and the audits as events, with numbers and
never names. Name the guide to recording, and the one on passing things on, among the provider's
documents.

The five items are judged one by one, and accepted together.

Before:
    documents: []

After:
    documents:
      - kind: escalation_route
        title: When to pass something on at once
        ref: Quality handbook, part 2
        reviewed_on: 2026-02-10
        next_review_on: 2027-02-10

Serves: support for staff: training, reflective supervision, escalation, recording, quality loops.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.nothing_recorded import nothing_recorded
from coproof.measures.expectations import STAFF_SUPPORT
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
HABIT = True
ABOUT = ("provider",)
THRESHOLDS = ("staff_support",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each of the five items without a record."""
    return nothing_recorded(case, STAFF_SUPPORT, case.settings.thresholds.staff_support)
