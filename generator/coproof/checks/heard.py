"""What each open service has heard, for the checks that judge habits of listening."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coproof.checks.case import Case
from coproof.model import Record, first_day, last_day

YEAR = 365
"""How many days back a habit of listening is looked at."""

OWN = ("own_words", "supported")
"""The voices in which a person speaks for themself."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One service that is open, and all feedback that was given there, sorted by id."""

    service: Record
    feedback: tuple[Record, ...]

    def since(self, day: date) -> tuple[Record, ...]:
        """The feedback given on that day or later; a month counts by its last day."""
        return tuple(one for one in self.feedback if last_day(one.get("given_on")) >= day)


def heard_for(case: Case, days: int) -> Iterator[Heard]:
    """Every open service that has listened for so many days, sorted by id.

    A service has listened since its first feedback: before that nobody can tell whether nothing
    was said or nothing was written down.
    """
    by_service: dict[str, list[Record]] = {}
    for one in case.graph.of_kind("feedback"):
        by_service.setdefault(one.get("service"), []).append(one)
    for service in case.graph.of_kind("service"):
        feedback = tuple(by_service.get(service.id, ()))
        if _open(service, case.as_at) and _begun(feedback, case.as_at, days):
            yield Heard(service, feedback)


def provider_heard_for(case: Case, days: int) -> Record | None:
    """The provider, once any of its services has listened for so many days, else None."""
    if not _begun(case.graph.of_kind("feedback"), case.as_at, days):
        return None
    return next(iter(case.graph.of_kind("provider")), None)


def days_before(case: Case, days: int) -> date:
    """The first day of the last so many days; what happened on it still counts."""
    return case.as_at - timedelta(days=days)


def _begun(feedback: Iterable[Record], as_at: date, days: int) -> bool:
    begun = as_at - timedelta(days=days)
    return any(last_day(one.get("given_on")) <= begun for one in feedback)


def _open(service: Record, as_at: date) -> bool:
    closed = service.get("closed_on")
    return not closed or first_day(closed) > as_at
