"""Journeys as an edition may tell them: the true state of every stage, held records unnamed."""

from collections.abc import Iterable
from dataclasses import replace

from coproof.journey import Journey, Stage
from coproof.model import Edition


def project_journeys(
    journeys: Iterable[Journey], shown: frozenset[str], edition: Edition
) -> tuple[Journey, ...]:
    """The journeys of the feedback that is shown, in the same order."""
    return tuple(
        _journey(journey, shown, edition) for journey in journeys if journey.feedback in shown
    )


def _journey(journey: Journey, shown: frozenset[str], edition: Edition) -> Journey:
    stages = tuple(_stage(stage, shown) for stage in journey.stages)
    if edition == "public" and journey.feedback in journey.stage("told").records:
        stages = tuple(_without_the_complaint(stage) for stage in stages)
    decided = journey.stage("decided")
    hidden_answer = bool(decided.records) and not shown.issuperset(decided.records)
    return replace(journey, stages=stages, answer=None if hidden_answer else journey.answer)


def _stage(stage: Stage, shown: frozenset[str]) -> Stage:
    """Keeps a stage's state. Dates that rest on a held record would tell when it was: they go."""
    records = tuple(record for record in stage.records if record in shown)
    held = bool(stage.records) and not records
    if held or not shown.issuperset(stage.rests_on):
        return replace(stage, on=None, days=None, why=None, records=records, held=held)
    return replace(stage, records=records)


def _without_the_complaint(stage: Stage) -> Stage:
    """The course of a complaint is not public: nor is its day, where it stands for having told."""
    if stage.name == "told":
        return replace(stage, on=None, days=None)
    return replace(stage, days=None) if stage.name == "sustained" else stage
