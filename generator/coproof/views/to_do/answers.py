"""Whom we owe an answer: feedback whose people have not been told, and complaints."""

from collections.abc import Iterator
from dataclasses import dataclass

from coproof.journey import Journey
from coproof.measures.figures import acknowledge_by, acknowledged_on, answer_by, answered_on
from coproof.model import Record, first_day
from coproof.views.to_do.task import Desk, Task


@dataclass(frozen=True, slots=True)
class Step:
    """What has to happen before people have their answer, in our words and in theirs.

    `stage` is that of the journey, `check` the one that finds it late.
    """

    stage: str
    what: str
    waits_for: str
    check: str


STEPS = (
    Step("routed", "Take up what was said", "for somebody to take it up", "feedback-not-routed"),
    Step("decided", "Decide, and say why", "for a decision", "theme-no-decision"),
    Step("told", "Tell people what was decided", "to be told what was decided", "loop-open"),
)
"""The steps in order; an answer is owed until the last of them."""

COMPLAINTS = "complaint-clock"
"""The check that keeps the days of complaints."""


def answer_tasks(desk: Desk) -> Iterator[Task]:
    """One task for each piece of feedback without an answer; for complaints their own days."""
    for journey in desk.portfolio.journeys:
        feedback = desk.portfolio.graph.get(journey.feedback)
        if feedback is None:
            continue
        owed = not journey.stage("told").settled
        if owed:
            yield _answer(desk, journey, feedback)
        if _is_complaint(feedback):
            yield from _complaint(desk, feedback, owed=owed)


def _answer(desk: Desk, journey: Journey, feedback: Record) -> Task:
    """The next step towards the answer; a complaint may have an earlier day of its own."""
    step = next((one for one in STEPS if not journey.stage(one.stage).settled), STEPS[-1])
    on = journey.stage(step.stage).on
    day, what = first_day(on) if on else None, step.what
    gaps = [(record, step.check) for record in (feedback.id, *feedback.many("themes"))]
    if _is_complaint(feedback) and answered_on(feedback) is None:
        limit = answer_by(desk.portfolio.settings.thresholds, feedback)
        if day is None or limit < day:
            day, what = limit, f"{what}: it is a complaint"
            gaps = [(feedback.id, COMPLAINTS)]
    return desk.task(
        "answer",
        feedback,
        day,
        what,
        since=feedback.get("given_on"),
        gaps=gaps,
        waits_for=step.waits_for,
    )


def _complaint(desk: Desk, complaint: Record, *, owed: bool) -> Iterator[Task]:
    """To acknowledge it; and to answer it, where no answer is owed already for its journey."""
    thresholds = desk.portfolio.settings.thresholds
    since, gaps = complaint.get("given_on"), [(complaint.id, COMPLAINTS)]
    if acknowledged_on(complaint) is None:
        day = acknowledge_by(thresholds, complaint)
        what = "Acknowledge the complaint"
        yield desk.task("complaint", complaint, day, what, since=since, gaps=gaps)
    if answered_on(complaint) is None and not owed:
        day = answer_by(thresholds, complaint)
        what = "Answer the complaint, and write the day"
        yield desk.task("complaint", complaint, day, what, since=since, gaps=gaps, part=".answer")


def _is_complaint(feedback: Record) -> bool:
    """Whether it is a complaint that the person has not taken back."""
    outcome = feedback.part("complaint").get("outcome")
    withdrawn = feedback.get("withdrawn_on") or outcome == "withdrawn"
    return feedback.get("kind") == "complaint" and not withdrawn
