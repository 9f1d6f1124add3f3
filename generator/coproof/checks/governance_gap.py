"""Too long without a governance meeting, now or in the last year.

What this means for people: those who could give money, staff or a new rule have not heard what was
said. One manager may know it all; when that manager leaves, it leaves too.

How to mend it: hold the meeting, and record it as an event of the kind governance, with the role
that chaired it and the themes, decisions and actions that were looked at. Agree the days for the
year ahead. A gap in the past stays here for a year, as it should.

Before:
    No event of the kind governance since 24 March 2026.

After (a new record):
    kind: governance
    on: 2026-07-02
    chaired_by_role: Chair of the quality committee
    reviewed: [th-evening-lounge, act-2026-02-p4d6]

Serves: oversight at the level of the organisation; evidence apart from governance.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from coproof.checks.case import Case, Problem
from coproof.checks.heard import YEAR, days_before, provider_heard_for
from coproof.checks.meetings import GOVERNANCE
from coproof.checks.wording import count, plain_day
from coproof.model import Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-3"
HABIT = True
ABOUT = ("provider",)
THRESHOLDS = ("governance_meeting",)

HELP = "A governance meeting names the themes, decisions and actions that it looked at."


def find(case: Case) -> Iterator[Problem]:
    """One problem on the provider for a silence that lasts, one for the longest of the year."""
    days = case.settings.thresholds.governance_meeting
    provider = provider_heard_for(case, days)
    if provider is None:
        return
    held = sorted(_held(case))
    if not held:
        message = "no governance meeting is recorded here. Hold one, and write what it looked at."
        yield Problem(provider, "name", message, HELP)
        return
    silence = (case.as_at - held[-1]).days
    if silence > days:
        since = f"no governance meeting is recorded for {count(silence, 'day')}"
        message = f"{since}. Hold one, and write what it looked at."
        yield Problem(provider, "name", message, HELP)
    longest, until = max(_between(case, held), default=(0, date.min))
    if longest > days:
        before = f"{count(longest, 'day')} without a governance meeting up to"
        message = f"{before} {plain_day(until.isoformat())}. Agree the days for the year ahead."
        yield Problem(provider, "name", message, HELP)


def _held(case: Case) -> Iterator[date]:
    for event in case.graph.of_kind("event"):
        if event.get("kind") == GOVERNANCE:
            yield first_day(event.get("on"))


def _between(case: Case, held: list[date]) -> Iterator[tuple[int, date]]:
    """The days between two meetings, and the second of them, where that was in the last year."""
    for earlier, later in pairwise(held):
        if later >= days_before(case, YEAR):
            yield (later - earlier).days, later
