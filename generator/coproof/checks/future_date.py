"""Something recorded as done on a day that has not come yet.

What this means for people: feedback cannot have been given tomorrow. Nearly always it is a slip,
often in a year that has just begun; but it also makes late things look punctual.

How to mend it: correct the date. For something that is planned, use a field for plans: `due_on`,
`review_on`, `look_again_on`, or an event with its day.

Before:
    done_on: 2062-03-14

After:
    done_on: 2026-03-14

Serves: an honest time line of each journey.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coproof.checks.case import Case, Problem
from coproof.model import Severity, first_day

SEVERITY: Severity = "error"
SECTION = "other"

PAST_ONLY: Mapping[str, str] = MappingProxyType(
    {
        "feedback": "given_on",
        "decision": "decided_on",
        "action": "done_on",
        "review": "on",
        "told": "on",
    }
)
"""For each kind, the date of something that has happened; other dates may be plans."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each such date after the real day, whatever day is being looked at."""
    for kind, field in PAST_ONLY.items():
        for record in case.graph.of_kind(kind):
            day = record.get(field)
            if isinstance(day, str) and first_day(day) > case.today:
                yield Problem(
                    record,
                    field,
                    "this day has not come yet. Write the day on which it happened.",
                    "For something planned, use a field for plans, such as the day it is due.",
                )
