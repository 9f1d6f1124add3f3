"""Figures about complaints and compliments: how many, how soon answered, how they ended."""

from collections.abc import Iterator
from datetime import date, timedelta

from coproof.measures.figures.figure import Figure
from coproof.measures.figures.ground import Ground, ids
from coproof.model import Record, Thresholds, first_day, last_day


def complaint_figures(ground: Ground) -> tuple[Figure, ...]:
    """Complaints and compliments given in the period, and what became of the complaints.

    How complaints went is for partners: an edition that may not see it has only their number. A
    complaint whose day of answering has not come yet is in no denominator.
    """
    given = tuple(ground.during("feedback", "given_on"))
    complaints = tuple(one for one in given if one.get("kind") == "complaint")
    compliments = ids(one for one in given if one.get("kind") == "compliment")
    people = ground.one_service
    counted = (
        Figure("complaints", "Complaints", ids(complaints), counts_people=people),
        Figure("compliments", "Compliments", compliments),
    )
    return counted + (tuple(_course(ground, complaints)) if ground.complaints_seen else ())


def _course(ground: Ground, complaints: tuple[Record, ...]) -> Iterator[Figure]:
    people = ground.one_service
    thresholds = ground.settings.thresholds
    for step, day_of, limit in (
        ("acknowledged", acknowledged_on, acknowledge_by),
        ("answered", answered_on, answer_by),
    ):
        limits = {one.id: limit(thresholds, one) for one in complaints}
        days = {one.id: day_of(one) for one in complaints}
        judged = tuple(one for one in complaints if days[one.id] or limits[one.id] < ground.as_at)
        in_time = (one for one in judged if (days[one.id] or date.max) <= limits[one.id])
        name, label = f"complaints-{step}-in-time", f"{step.capitalize()} in time"
        yield Figure(name, label, ids(in_time), ids(judged), people, "more")
    for outcome in ("upheld", "partly_upheld", "not_upheld"):
        ended = (one for one in complaints if one.part("complaint").get("outcome") == outcome)
        label = outcome.replace("_", " ").capitalize()
        name = f"complaints-{outcome.replace('_', '-')}"
        yield Figure(name, label, ids(ended), ids(complaints), people)


def acknowledged_on(complaint: Record) -> date | None:
    """The day on which a complaint was acknowledged: an answer acknowledges it as well."""
    acknowledged = complaint.part("complaint").get("acknowledged_on")
    days = (first_day(acknowledged) if acknowledged else None, answered_on(complaint))
    return min((day for day in days if day is not None), default=None)


def answered_on(complaint: Record) -> date | None:
    """The day on which a complaint was answered, or None."""
    answered = complaint.part("complaint").get("responded_on")
    return first_day(answered) if answered else None


def acknowledge_by(thresholds: Thresholds, complaint: Record) -> date:
    """The last day on which a complaint should have been acknowledged."""
    allowed = thresholds.complaint_acknowledged
    return working_days_after(last_day(complaint.get("given_on")), allowed)


def answer_by(thresholds: Thresholds, complaint: Record) -> date:
    """The last day on which it should have been answered: its own, else the provider's rule."""
    due = complaint.part("complaint").get("due_on")
    if due:
        return first_day(due)
    allowed = thresholds.complaint_answered
    return working_days_after(last_day(complaint.get("given_on")), allowed)


def working_days_after(day: date, number: int) -> date:
    """The day so many working days later; Saturdays and Sundays do not count, holidays do."""
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day
