"""One thing to do: by when, what in plain words, about which record, where, and who sees to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, get_args

from coproof.model import Record, first_day
from coproof.portfolio import Portfolio
from coproof.views.to_do.owner import owner_of

Reason = Literal[
    "answer",
    "complaint",
    "begin",
    "action",
    "review",
    "lasting",
    "result",
    "look-again",
    "consent",
    "retention",
    "document",
    "accepted",
]

REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        "answer": "Answers owed",
        "complaint": "Complaints",
        "begin": "Decisions to act on",
        "action": "Actions to finish",
        "review": "Reviews due",
        "lasting": "To ask whether it lasted",
        "result": "Results to tell",
        "look-again": "To look at again",
        "consent": "Consents to ask for again",
        "retention": "To keep or remove",
        "document": "Documents to review",
        "accepted": "Accepted gaps that run out",
    }
)
"""The sorts of things to do, as headings, in the order in which lists give them."""

Urgency = Literal["late", "now", "coming", "later", "accepted"]

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
"""From the most urgent on. `accepted` is known, and accepted with a reason until a day."""

SOON = timedelta(days=7)
COMING = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    `key` names it for as long as it is there. `day` is the last day, None where there is none;
    `since` since when somebody waits, as an ISO date, or "". `what` holds no words of people.
    `record` is an id, or "" for what is about no record. `accepted_until` is an ISO date or "".
    `waits_for` says of an answer what people wait for.
    """

    key: str
    reason: Reason
    record: str
    day: date | None
    what: str
    urgency: Urgency
    since: str = ""
    services: tuple[str, ...] = ()
    owner: str = ""
    accepted_until: str = ""
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every sort of task is made from: the portfolio, and which gaps are accepted till when.

    `accepted` holds the last day, by record and check, of acceptances that still hold.
    """

    portfolio: Portfolio
    accepted: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, portfolio: Portfolio) -> "Desk":
        """The desk of one edition on its day."""
        gaps = sorted(portfolio.settings.accepted_gaps, key=lambda gap: gap.until)
        standing = {
            (gap.record, gap.check): gap.until
            for gap in gaps
            if first_day(gap.until) >= portfolio.as_at
        }
        return cls(portfolio, MappingProxyType(standing))

    def task(
        self,
        reason: Reason,
        record: Record,
        day: date | None,
        what: str,
        *,
        since: str = "",
        part: str = "",
        gaps: Iterable[tuple[str, str]] = (),
        clock: date | None = None,
        waits_for: str = "",
    ) -> Task:
        """A task about a record; `gaps` are the gaps, by record and check, that it would mend.

        With `since`, somebody waits for it whatever its day. `part` tells apart several tasks of
        one sort about one record. `clock` is the day it is compared with, else `as_at`.
        """
        until = max((self.accepted.get(gap, "") for gap in gaps), default="")
        urgency = urgency_of(day, clock or self.portfolio.as_at, waiting=bool(since))
        graph = self.portfolio.graph
        return Task(
            key=f"{reason}.{record.id}{part}",
            reason=reason,
            record=record.id,
            day=day,
            what=what,
            urgency="accepted" if until else urgency,
            since=since,
            services=graph.services_of(record.id),
            owner=owner_of(graph, record),
            accepted_until=until,
            waits_for=waits_for,
        )


def urgency_of(day: date | None, clock: date, *, waiting: bool = False) -> Urgency:
    """How urgent something is: late from the day after, now within a week, coming within 30 days.

    What somebody waits for is never later than now.
    """
    if day is not None and day < clock:
        return "late"
    if day is None or waiting or day <= clock + SOON:
        return "now"
    return "coming" if day <= clock + COMING else "later"
