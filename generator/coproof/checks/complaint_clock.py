"""A complaint that was acknowledged or answered too late, or still waits.

What this means for people: complaining takes courage. Silence says that it was wasted, and the
next thing that goes wrong is not told any more.

How to mend it: acknowledge it today, by a call or a note, and write the day; then answer it, and
write that day too. If it needs longer, agree a new day with the person and write it as `due_on`.
What came late stays late: say sorry, look at what held it up, and accept the gap with that reason.

Acknowledged within three working days, answered within twenty or by its own `due_on`, unless
`site_config/checks.yml` says otherwise. Monday to Friday count, bank holidays too. An answer
acknowledges as well. A complaint that the person withdrew is left alone.

Before:
    kind: complaint
    given_on: 2026-03-02

After:
    kind: complaint
    given_on: 2026-03-02
    complaint: {acknowledged_on: 2026-03-03, responded_on: 2026-03-20, outcome: upheld}

Serves: complaints and compliments in governance; closing the loop.
"""

from collections.abc import Iterator
from datetime import date

from coproof.checks.case import Case, Problem
from coproof.checks.wording import overdue
from coproof.measures.figures import acknowledge_by, acknowledged_on, answer_by, answered_on
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("feedback",)
THRESHOLDS = ("complaint_acknowledged", "complaint_answered")

HELP = "The clock runs from the day it was given, on working days."


def find(case: Case) -> Iterator[Problem]:
    """At most two problems for each complaint: acknowledged late or not at all; answered so."""
    thresholds = case.settings.thresholds
    for feedback in case.graph.of_kind("feedback"):
        if feedback.get("kind") == "complaint" and not _withdrawn(feedback):
            limit, day = acknowledge_by(thresholds, feedback), acknowledged_on(feedback)
            yield from _late(case, feedback, "acknowledged_on", limit, day)
            limit, day = answer_by(thresholds, feedback), answered_on(feedback)
            yield from _late(case, feedback, "responded_on", limit, day)


def _withdrawn(complaint: Record) -> bool:
    """Whether the person took it back: then nobody waits for anything."""
    outcome = complaint.part("complaint").get("outcome")
    return bool(complaint.get("withdrawn_on")) or outcome == "withdrawn"


def _late(
    case: Case, complaint: Record, field: str, limit: date, day: date | None
) -> Iterator[Problem]:
    path = f"complaint.{field}"
    if day is not None and day > limit:
        late = overdue(limit.isoformat(), day)
        yield Problem(
            complaint, path, f"this came {late}. Say sorry, and why it took so long.", HELP
        )
    elif day is None and case.as_at > limit:
        late = overdue(limit.isoformat(), case.as_at)
        yield Problem(complaint, path, f"this is {late}. Do it today, and write the day.", HELP)
