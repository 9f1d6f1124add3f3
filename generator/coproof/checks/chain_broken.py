"""How many chains from feedback to an answer are still not closed after half a year.

What this means for people: each of these is somebody who spoke and still waits: for a decision, for
something to be done, for somebody to ask whether it helped, or to be told.

How to mend it: open the traceability matrix and begin with the oldest row. The other gaps name what
is missing in each chain.

This is a summary, and a note: it counts, and the gaps that it counts stand on their own.

Before:
    12 of 40 pieces of feedback older than 183 days have a chain that is not closed.

After:
    2 of 40, and both are named with what they wait for.

Serves: the whole chain as a narrative, from feedback to telling people.
"""

from collections.abc import Iterator
from datetime import date

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before, provider_heard_for
from coproof.checks.wording import count, pieces
from coproof.model import Severity, last_day

SEVERITY: Severity = "note"
SECTION = "gap-2"
HABIT = True
ABOUT = ("provider",)
THRESHOLDS = ("chain",)


def find(case: Case) -> Iterator[Problem]:
    """One note on the provider, if any chain is still open that should be closed."""
    days = case.settings.thresholds.chain
    provider = provider_heard_for(case, days)
    old = [id for id in case.journeys if _older(case, id, days_before(case, days))]
    still_open = sum(not case.journeys[id].closed for id in old)
    if provider is not None and still_open:
        yield Problem(
            provider,
            "name",
            f"the chain is not closed for {still_open} of {pieces(len(old))} "
            f"older than {count(days, 'day')}. Begin with the oldest.",
            "The traceability matrix shows where each of them stands.",
        )


def _older(case: Case, feedback_id: str, day: date) -> bool:
    feedback = case.graph.get(feedback_id)
    return feedback is not None and last_day(feedback.get("given_on")) < day
