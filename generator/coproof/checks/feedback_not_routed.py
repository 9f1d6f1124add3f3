"""Feedback that nobody has taken anywhere yet.

What this means for people: somebody spoke up, and nothing shows that anybody listened.

How to mend it: give it a theme, if others have said something like it or may do so; or say under
`route` where it went and what the person was answered.

Before:
    summary: The lift is out of order again.

After:
    summary: The lift is out of order again.
    themes: [th-lift]

Serves: what themes were identified; feedback without resulting action.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import waiting
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "gap-1"
ABOUT = ("feedback",)
THRESHOLDS = ("routed",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each piece of feedback that should have been routed by now."""
    for journey in case.journeys.values():
        feedback = case.graph.get(journey.feedback)
        if feedback is not None and journey.stage("routed").state == "missing":
            wait = waiting(feedback.get("given_on"), case.as_at)
            yield Problem(
                feedback,
                "given_on",
                f"{wait} for somebody to take it up. Add a theme, or say where it went.",
                "Where it went needs a response: what the person was answered.",
            )
