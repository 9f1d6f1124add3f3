"""Whom we owe an answer: feedback whose people have not been told, and complaints."""

from collections.abc import Iterator
from datetime import date

from coproof.journey import Journey
from coproof.measures.figures import acknowledge_by, acknowledged_on, answer_by, answered_on
from coproof.model import Record, first_day
from coproof.views.to_do.task import Desk, Task

STEPS = (
    ("routed", "Take up what was said", "feedback-not-routed"),
    ("decided", "Decide, and say why", "theme-no-decision"),
    ("told", "Tell people what was decided", "loop-open"),
)
"""What has to happen before people have their answer: the stage, in words, and its check."""


def answer_tasks(desk: Desk) -> Iterator[Task]:
    """One task for each piece of feedback without an answer; one more for a silent complaint."""
    for journey in desk.portfolio.journeys:
        feedback = desk.portfolio.graph.get(journey.feedback)
        if feedback is None:
            continue
        if not journey.stage("told").settled:
            yield _answer(desk, journey, feedback)
        if _is_complaint(feedback) and acknowledged_on(feedback) is None:
            yield _acknowledgement(desk, feedback)


def _answer(desk: Desk, journey: Journey, feedback: Record) -> Task:
    """The next step towards the answer; a complaint has a day of its own."""
    stage, what, check = next(
        (step for step in STEPS if not journey.stage(step[0]).settled), STEPS[-1]
    )
    on = journey.stage(stage).on
    day = first_day(on) if on else None
    gaps = [(record, check) for record in (feedback.id, *feedback.many("themes"))]
    if _is_complaint(feedback) and answered_on(feedback) is None:
        limit = answer_by(desk.portfolio.settings.thresholds, feedback)
        if day is None or limit < day:
            day, what = limit, f"{what}: it is a complaint"
            gaps = [(feedback.id, "complaint-clock")]
    since = feedback.get("given_on")
    return desk.task("answer", feedback, day, what, since=since, waiting=True, gaps=gaps)


def _acknowledgement(desk: Desk, complaint: Record) -> Task:
    limit: date = acknowledge_by(desk.portfolio.settings.thresholds, complaint)
    return desk.task(
        "complaint",
        complaint,
        limit,
        "Acknowledge the complaint",
        since=complaint.get("given_on"),
        waiting=True,
        gaps=[(complaint.id, "complaint-clock")],
    )


def _is_complaint(feedback: Record) -> bool:
    """Whether it is a complaint that the person has not taken back."""
    outcome = feedback.part("complaint").get("outcome")
    withdrawn = feedback.get("withdrawn_on") or outcome == "withdrawn"
    return feedback.get("kind") == "complaint" and not withdrawn
