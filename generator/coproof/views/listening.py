"""How we listen: ways, voices, who is not heard, how soon it is written down, asked and changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from coproof.measures.figures.participation import WITH_PEOPLE
from coproof.measures.listening import Ear, ears
from coproof.model import EDITIONS, Quarter, first_day
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.labels import counted, said_date
from coproof.views.listening_mix import Mix, mixes

PEOPLE = "the people it supports"
EXPECTED_ROLES: Mapping[str, str] = {
    "person": PEOPLE,
    "family_carer": "families and carers",
    "staff": "staff",
    "advocate": "advocates",
}
"""Whom every service should hear in a year, and how each is called on the page."""


@dataclass(frozen=True, slots=True)
class NotHeard:
    """What a service did not hear in the year, in plain sentences; empty where all is well."""

    service: Entry
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedChanged:
    """For one service, quarter by quarter: how often people were asked, and what changed."""

    service: Entry | None
    quarters: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Listening:
    """The page. `services` are the columns after the first, which is the whole provider.

    `lags` are sentences about how soon feedback is written down, and empty where the edition may
    not know. `quarters` head the columns of `asked`, the newest first.
    """

    feedback: int
    informal: int
    services: tuple[Entry, ...]
    mixes: tuple[Mix, ...]
    not_heard: tuple[NotHeard, ...]
    lags: tuple[tuple[Entry, str], ...]
    lags_seen: bool
    accessible: tuple[tuple[Entry, str], ...]
    quarters: tuple[Quarter, ...]
    asked: tuple[AskedChanged, ...]


def listening(catalogue: Catalogue) -> Listening:
    """How one edition shows that people are heard, over the last twelve months."""
    portfolio = catalogue.portfolio
    everybody, *each = ears(portfolio.graph, portfolio.as_at)
    known = [ear for ear in each if catalogue.entry(ear.service or "")]
    channels = portfolio.settings.channels
    informal = sum(n for name, n in everybody.channels.items() if channels.get(name) == "informal")
    seen = _sees(catalogue, "recorded_on")
    return Listening(
        feedback=len(everybody.feedback),
        informal=informal,
        services=catalogue.known(ear.service for ear in known),
        mixes=mixes(catalogue, (everybody, *known)),
        not_heard=tuple(_not_heard(ear, catalogue) for ear in known),
        lags=tuple(_lag(ear, catalogue) for ear in known if ear.lag_days is not None)
        if seen
        else (),
        lags_seen=seen,
        accessible=_accessible(catalogue),
        quarters=tuple(one.quarter for one in (portfolio, *portfolio.earlier)),
        asked=tuple(
            _asked(service, catalogue) for service in (None, *catalogue.of_kind("service"))
        ),
    )


def _sees(catalogue: Catalogue, name: str) -> bool:
    field = catalogue.portfolio.kinds["feedback"].field(name)
    edition = EDITIONS.index(catalogue.portfolio.edition)
    return field is not None and EDITIONS.index(field.visibility) <= edition


def _not_heard(ear: Ear, catalogue: Catalogue) -> NotHeard:
    channels = catalogue.portfolio.settings.channels
    sentences = [
        f"Nothing from {words} in twelve months."
        for role, words in EXPECTED_ROLES.items()
        if not ear.roles.get(role)
    ]
    if ear.feedback and not any(channels.get(name) == "informal" for name in ear.channels):
        sentences.append("Nothing that was said on an ordinary day.")
    if ear.last_heard:
        sentences.append(f"A person it supports was last heard on {said_date(ear.last_heard)}.")
        if ear.silent_weeks > 1:
            weeks = counted(ear.silent_weeks, "week", "weeks")
            sentences.append(f"The longest time without such a voice was {weeks}.")
    return NotHeard(catalogue.entries[ear.service or ""], tuple(sentences))


def _lag(ear: Ear, catalogue: Catalogue) -> tuple[Entry, str]:
    number = f"{ear.lag_days:g}"
    unit = "day" if number == "1" else "days"
    of = counted(ear.lag_of, "piece", "pieces")
    words = "on the same day" if number == "0" else f"within {number} {unit}"
    return catalogue.entries[
        ear.service or ""
    ], f"Half is written down {words} ({of} with both days)."


def _accessible(catalogue: Catalogue) -> tuple[tuple[Entry, str], ...]:
    """Who leads on accessible information in each service, and when it was last looked at."""
    found = []
    for service in catalogue.portfolio.graph.of_kind("service"):
        facts = service.part("accessible_info")
        lead, day = facts.get("lead_role"), facts.get("last_self_assessment_on")
        words = [f"Led by: {lead}." if lead else "Nobody is named as lead."]
        words.append(f"Last looked at on {said_date(day)}." if day else "Not yet looked at.")
        found.append((catalogue.entries[service.id], " ".join(words)))
    return tuple(found)


def _asked(service: Entry | None, catalogue: Catalogue) -> AskedChanged:
    """Asked: meetings with people, and answers to surveys. Changed: actions done. And the noes."""
    portfolio = catalogue.portfolio
    return AskedChanged(
        service,
        tuple(
            _in_quarter(one.quarter, service.id if service else None, catalogue)
            for one in (portfolio, *portfolio.earlier)
        ),
    )


def _in_quarter(
    quarter: Quarter, service: str | None, catalogue: Catalogue
) -> tuple[int, int, int]:
    graph = catalogue.portfolio.graph

    def count(kind: str, field: str, name: str, values: tuple[str, ...]) -> int:
        return sum(
            record.get(name) in values
            and bool(record.get(field))
            and first_day(record.get(field)) in quarter
            and (service is None or service in graph.services_of(record.id))
            for record in graph.of_kind(kind)
        )

    asked = count("event", "on", "kind", WITH_PEOPLE)
    done = count("action", "done_on", "status", ("done",))
    refused = count("decision", "decided_on", "outcome", ("no", "not_yet"))
    return asked, done, refused
