"""Listening: which ways people were heard, whose voices, how soon it was noted, who is silent.

Counted on one edition's feedback in the year before a day. Pieces of feedback are counted, never
people.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from coproof.graph import Graph
from coproof.model import Record, Span, first_day, last_day, precise_days

YEAR = 365
WEEK = 7


@dataclass(frozen=True, slots=True)
class Ear:
    """What one service (or, with `service` None, the provider) heard in a year.

    `feedback` is sorted by id. `channels`, `voices`, `roles` and `communication` count pieces of
    feedback by choice. `last_heard` is the newest day on which a person supported was heard, and
    `silent_weeks` the longest row of whole weeks in the year in which none was.
    """

    service: str | None
    feedback: tuple[str, ...]
    channels: Mapping[str, int]
    voices: Mapping[str, int]
    roles: Mapping[str, int]
    communication: Mapping[str, int]
    last_heard: str | None
    silent_weeks: int
    lag_days: float | None
    lag_of: int


def year_before(day: date) -> Span:
    """The 365 days up to a day."""
    return Span(day - timedelta(days=YEAR - 1), day, "the last twelve months")


def ears(graph: Graph, as_at: date) -> tuple[Ear, ...]:
    """The whole provider first, then every service by id, also one that heard nothing."""
    span = year_before(as_at)
    year = [one for one in graph.of_kind("feedback") if one.get("given_on") in span]
    by_service: dict[str, list[Record]] = {s.id: [] for s in graph.of_kind("service")}
    for one in year:
        by_service.setdefault(str(one.get("service")), []).append(one)
    services = (_ear(service, found, span) for service, found in sorted(by_service.items()))
    return (_ear(None, year, span), *services)


def _ear(service: str | None, feedback: list[Record], span: Span) -> Ear:
    persons = [str(one.get("given_on")) for one in feedback if one.get("from_role") == "person"]
    lags = _lags(feedback)
    return Ear(
        service=service,
        feedback=tuple(one.id for one in feedback),
        channels=Counter(str(one.get("channel")) for one in feedback),
        voices=Counter(str(one.get("voice")) for one in feedback),
        roles=Counter(str(one.get("from_role")) for one in feedback),
        communication=Counter(str(way) for one in feedback for way in one.many("communication")),
        last_heard=max(persons, key=last_day, default=None),
        silent_weeks=_silent_weeks(persons, span),
        lag_days=median(lags) if lags else None,
        lag_of=len(lags),
    )


def _lags(feedback: Iterable[Record]) -> list[int]:
    """The days from giving to recording, where both are known exactly and the edition sees both."""
    found = (
        precise_days(one.get("given_on"), one.get("recorded_on"))
        for one in feedback
        if one.get("recorded_on")
    )
    return [lag for lag in found if lag is not None]


def _silent_weeks(days: Iterable[str], span: Span) -> int:
    """The longest row of whole weeks without any of these days, within the span.

    A day that is only known to the month breaks the silence on its first day.
    """
    heard = sorted(first_day(day) for day in days if day in span)
    edges = [span.first - timedelta(days=1), *heard, span.last + timedelta(days=1)]
    gaps = [(later - earlier).days - 1 for earlier, later in pairwise(edges)]
    return max(gaps) // WEEK
