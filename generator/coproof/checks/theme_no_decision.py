"""Feedback was taken up, and nothing was decided about it.

What this means for people: they know that they were heard, and hear no more. Even a "no" with its
reason is better than silence.

How to mend it: decide, together with the people concerned, and record the decision with what it
answers. "Not yet" is a decision too, if it says why and when you will look again.

Before:
    A theme with three pieces of feedback, and no decision that names it.

After (a new record):
    responds_to: [th-lift]
    outcome: not_yet
    reason: The landlord has to replace the motor first.
    look_again_on: 2026-06-01

Serves: what decisions were made; feedback without resulting action.
"""

from collections.abc import Iterator, Mapping

from coproof.checks.case import Case, Problem
from coproof.checks.wording import waiting
from coproof.journey import Journey
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "gap-1"
ABOUT = ("theme", "feedback")
THRESHOLDS = ("decided",)

HELP = "Not yet is a decision too, if it says why and when you will look again."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each theme whose feedback waits; for feedback without a theme, one each."""
    waits, alone = _undecided(case)
    for theme_id, journeys in sorted(waits.items()):
        theme = case.graph.get(theme_id)
        if theme is not None:
            yield _theme_waits(case, theme, journeys)
    for feedback in alone:
        wait = waiting(feedback.get("given_on"), case.as_at)
        yield Problem(feedback, "given_on", f"{wait} for a decision. Decide, and record it.", HELP)


def _undecided(case: Case) -> tuple[Mapping[str, list[Journey]], list[Record]]:
    """The journeys that wait for a first decision, by theme; the feedback without a theme."""
    waits: dict[str, list[Journey]] = {}
    alone: list[Record] = []
    for journey in case.journeys.values():
        stage = journey.stage("decided")
        feedback = case.graph.get(journey.feedback)
        if feedback is None or stage.state != "missing" or stage.records:
            continue
        themes = case.graph.linked_from(feedback.id, "themes")
        for theme in themes:
            waits.setdefault(theme.id, []).append(journey)
        if not themes:
            alone.append(feedback)
    return waits, alone


def _theme_waits(case: Case, theme: Record, journeys: list[Journey]) -> Problem:
    """Since the theme was noticed, or, where that was long before the feedback, since it came."""
    noticed = theme.get("identified_on")
    if any(journey.stage("routed").on == noticed for journey in journeys):
        what = f"{waiting(noticed, case.as_at)} for a decision"
    else:
        what = "feedback that came later waits for a decision"
    return Problem(theme, "identified_on", f"{what}. Decide, and record it.", HELP)
