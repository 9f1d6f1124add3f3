"""Feedback that is written down long after it was given.

What this means for people: what is written down a fortnight later is remembered, not heard. The
words change, and whoever could have answered on the same day does not know of it.

How to mend it: write it down on the day, in the shortest form that will do: who, how, and what in
one sentence. If there is no time or no computer at hand, agree on paper slips and who enters them.

Half of a service's feedback of the last 365 days has to be late, and at least 3 pieces of it must
say both days exactly.

Before:
    given_on: 2026-03-02
    recorded_on: 2026-03-20

After:
    given_on: 2026-03-02
    recorded_on: 2026-03-02

Serves: accessible recording systems for staff; how feedback was gathered.
"""

from collections.abc import Iterator
from statistics import median

from coproof.checks.case import Case, Problem
from coproof.checks.heard import YEAR, Heard, days_before, heard_for
from coproof.checks.wording import count
from coproof.model import Severity, first_day, precise_days

SEVERITY: Severity = "note"
SECTION = "gap-5"
HABIT = True
ABOUT = ("service",)
THRESHOLDS = ("recording",)

FEWEST = 3
"""From how many exact days on the middle one says something."""


def find(case: Case) -> Iterator[Problem]:
    """One note for each service where the middle one of all delays is too long."""
    days = case.settings.thresholds.recording
    for heard in heard_for(case, days):
        lags = _lags(case, heard)
        if len(lags) >= FEWEST and median(lags) > days:
            yield Problem(
                heard.service,
                "people_count",
                f"half of what is said is written down after {median(lags):g} days or more. "
                f"Write it down within {count(days, 'day')}.",
                "What is written down late is remembered, not heard.",
            )


def _lags(case: Case, heard: Heard) -> list[int]:
    """The days from giving to recording, where both are known exactly and have come."""
    lags = []
    for feedback in heard.since(days_before(case, YEAR)):
        recorded = feedback.get("recorded_on")
        if recorded and first_day(recorded) <= case.as_at:
            lag = precise_days(feedback.get("given_on"), recorded)
            lags += [lag] if lag is not None else []
    return lags
