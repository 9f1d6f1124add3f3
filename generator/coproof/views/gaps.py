"""The Gaps page: the seven common gaps, always all of them, and the records behind each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coproof.checks import CHECKS, MEANINGS, SECTIONS, Check, check_named
from coproof.model import Finding, first_day
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue
from coproof.views.gap_records import (
    Acceptances,
    FoundByCheck,
    GapRecord,
    acceptances,
    by_check,
    gap_records,
)
from coproof.views.gap_trend import Past, Trend, comparable
from coproof.views.labels import counted, of_kind, short_date
from coproof.views.manual import check_path

FEWEST, MOST = 3, 25
"""How many records of one check stand on the page, depending on how many checks found any."""

PROVIDER = "provider"
WHOLE = "the provider as a whole"
"""There is one provider, so nobody counts it."""

ROOM = 240
"""How many records the whole page has room for."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A check that looks for a gap: its name, what it is about, the page of its manual."""

    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Oldest:
    """The record that has waited longest, and how long in words."""

    record: GapRecord
    words: str


@dataclass(frozen=True, slots=True)
class GapSection:
    """One gap: what it means, what was looked for and at, what was found, what is accepted.

    `number` is 1 to 7, or None for what belongs to none of the seven. `open` counts findings,
    `shares` says how many records of each kind they are about, of how many.
    """

    id: str
    number: int | None
    heading: str
    meaning: str
    checks: tuple[Looked, ...]
    open: int
    shares: str
    oldest: Oldest | None
    trend: Trend
    found: tuple[FoundByCheck, ...]
    accepted: tuple[FoundByCheck, ...]
    not_compared: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """All sections in order; mistakes (where a build went on despite them) and notes.

    `ends` are the days on which the quarters of the trends ended, as short dates.
    """

    sections: tuple[GapSection, ...]
    ends: tuple[str, ...]
    errors: tuple[FoundByCheck, ...]
    notes: tuple[FoundByCheck, ...]
    whole: bool

    @property
    def count(self) -> int:
        """How many gaps are open."""
        return sum(section.open for section in self.sections)

    @property
    def accepted(self) -> int:
        """How many gaps are known and accepted."""
        return sum(found.total for section in self.sections for found in section.accepted)


def open_gaps(portfolio: Portfolio) -> int:
    """How many gaps an edition shows that nobody has accepted."""
    return sum(one.severity == "gap" and not one.accepted for one in portfolio.findings)


def gaps(catalogue: Catalogue) -> Gaps:
    """What is missing from the chain, by the seven gaps."""
    portfolio = catalogue.portfolio
    accepted = acceptances(portfolio.settings)
    most = _most(portfolio.findings)
    past = Past.of(portfolio)
    grouped = {
        weight: by_check(
            gap_records(_of_weight(portfolio.findings, weight), catalogue, accepted), most
        )
        for weight in ("error", "note")
    }
    return Gaps(
        sections=tuple(_section(id, catalogue, accepted, past, most) for id in SECTIONS),
        ends=tuple(short_date(day.isoformat()) for day in past.days),
        errors=grouped["error"],
        notes=grouped["note"],
        whole=portfolio.edition == "internal",
    )


def _of_weight(findings: Iterable[Finding], weight: str) -> Iterator[Finding]:
    return (finding for finding in findings if finding.severity == weight)


def _most(findings: Iterable[Finding]) -> int:
    """How many records of each check the page can hold, so that it stays light."""
    groups = len({(finding.check, finding.accepted) for finding in findings})
    return max(FEWEST, min(MOST, ROOM // max(groups, 1)))


def _section(
    id: str, catalogue: Catalogue, accepted: Acceptances, past: Past, most: int
) -> GapSection:
    found = [one for one in catalogue.portfolio.findings if _belongs(one, id)]
    still_open = [one for one in found if not one.accepted]
    records = gap_records(still_open, catalogue, accepted)
    known = gap_records((one for one in found if one.accepted), catalogue, accepted)
    looked = tuple(check for check in CHECKS if check.section == id and check.severity == "gap")
    names = frozenset(check.name for check in CHECKS if check.section == id)
    trend = past.trend(names, still_open)
    return GapSection(
        id=id,
        number=int(id[4:]) if id.startswith("gap-") else None,
        heading=SECTIONS[id],
        meaning=MEANINGS[id],
        checks=tuple(Looked(c.name, c.title.rstrip("."), check_path(c.name)) for c in looked),
        open=len(still_open),
        shares=_shares(looked, still_open, catalogue.portfolio),
        oldest=_oldest(records, catalogue.portfolio),
        trend=trend,
        found=by_check(records, most),
        accepted=by_check(known, most),
        not_compared=len(still_open) - sum(1 for _ in comparable(still_open)),
    )


def _belongs(finding: Finding, section: str) -> bool:
    check = check_named(finding.check)
    return finding.severity == "gap" and check is not None and check.section == section


def _shares(looked: Sequence[Check], found: Sequence[Finding], portfolio: Portfolio) -> str:
    """Such as "3 of 84 pieces of feedback, 1 of 14 decisions": of all that was looked at."""
    graph = portfolio.graph
    ids = {finding.record for finding in found if finding.record}
    concerned = {record.id: record.kind for one in ids if (record := graph.get(one))}
    about = {kind for check in looked for kind in check.about} | set(concerned.values())
    said = []
    for kind in portfolio.kinds:
        number = sum(one == kind.name for one in concerned.values())
        if kind.name == PROVIDER:
            said += [WHOLE] if number else []
        elif kind.name in about:
            said.append(f"{number:,} of {of_kind(len(graph.of_kind(kind.name)), kind)}")
    return ", ".join(said)


def _oldest(records: tuple[GapRecord, ...], portfolio: Portfolio) -> Oldest | None:
    """The first of the records, which are sorted by age; None where none of them has a day."""
    first = records[0] if records else None
    if first is None or first.entry is None or not first.entry.on:
        return None
    since = (portfolio.as_at - first_day(first.entry.on)).days
    return Oldest(first, f"{counted(since, 'day', 'days')} ago")
