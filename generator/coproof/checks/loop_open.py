"""Something was decided, and the people who spoke were not told.

What this means for people: for them nothing has happened. This is what people complain of most:
not that the answer was no, but that there was none.

How to mend it: tell them, in the way in which they communicate, and record it: who was told, how,
and what they said to it. Telling a commissioner, or only the staff, is not telling them.

Before:
    A piece of feedback, a decision about it, and no told record that covers it.

After (a new record):
    about: [dec-2026-03-f7p2]
    covers: [fb-2026-02-m3w8]
    whom: [person_who_said_it]
    how: face_to_face
    response: happy_with_outcome

Serves: closing the loop.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import waiting
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "gap-2"
ABOUT = ("feedback",)
THRESHOLDS = ("told",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each piece of feedback whose answer has not been told."""
    for journey in case.journeys.values():
        feedback = case.graph.get(journey.feedback)
        if feedback is not None and journey.stage("told").state == "missing":
            wait = waiting(feedback.get("given_on"), case.as_at)
            yield Problem(
                feedback,
                "given_on",
                f"{wait} to be told what was decided. Tell those who spoke, and record it.",
                "A told record names the decision, and whose feedback it answers.",
            )
