"""Something that commissioners ask about has had nothing recorded for a year.

What this means for people: the council decides about their support with what it is shown. What
people said about staffing, their home or their reviews does not count there if it is nowhere.

How to mend it: give feedback on it a theme of that area, mark the indicators of the contract with
`kpi`, and count restrictions also where there are none.

The six areas are judged one by one, and accepted together.

Before:
    title: Evening hours
    area: other

After:
    title: Evening hours
    area: staffing_scheduling

Serves: what commissioners expect: KPIs, service development, environment, reviews, staffing models,
restrictive practice reduction.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.nothing_recorded import nothing_recorded
from coproof.measures.expectations import COMMISSIONER_AREAS
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
HABIT = True
ABOUT = ("provider",)
THRESHOLDS = ("commissioner_area",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each of the six areas without a record."""
    return nothing_recorded(case, COMMISSIONER_AREAS, case.settings.thresholds.commissioner_area)
