"""Loops closed and opened, gaps closed and opened, and how far everything had come."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from coproof.checks import CHECKS, SECTIONS
from coproof.journey import STAGES
from coproof.measures import progress
from coproof.model import Finding
from coproof.portfolio import Portfolio
from coproof.views.changes.chain_news import overdue
from coproof.views.changes.nouns import News, Part, Snapshot
from coproof.views.changes.pair import Pair, parts
from coproof.views.you_said_we_did import waiting_for_an_answer

_SECTION_OF = {check.name: check.section for check in CHECKS if check.severity == "gap"}
"""The checks for gaps. A gap found by a check for errors is not judged again for earlier days."""

Key = tuple[str, str | None, str | None]
"""What makes a gap the same gap on two days: its check, its record and its field."""


def snapshot(portfolio: Portfolio) -> Snapshot:
    """How far everything had come on the day of a portfolio."""
    come = progress(portfolio.journeys)
    actions = portfolio.graph.of_kind("action")
    return Snapshot(
        day=portfolio.as_at,
        commit=portfolio.commit,
        unreadable=portfolio.missing,
        feedback=come.feedback,
        closed=come.closed,
        undecided=len(waiting_for_an_answer(portfolio)),
        late=come.late,
        settled=_settled(portfolio),
        actions=len(actions),
        overdue=sum(overdue(action, portfolio) for action in actions),
        gaps=_gaps(portfolio, accepted=False).total(),
    )


def _settled(portfolio: Portfolio) -> Mapping[str, int]:
    """For how many pieces of feedback each stage is done or not needed."""
    settled = dict.fromkeys(STAGES, 0)
    for journey in portfolio.journeys:
        for stage in journey.stages:
            settled[stage.name] += stage.settled
    return MappingProxyType(settled)


def loop_news(pair: Pair) -> Iterator[News]:
    """Loops closed, opened and opened again, by the feedback that they are about."""
    before = {journey.feedback: journey.closed for journey in pair.before.journeys}
    after = {journey.feedback: journey.closed for journey in pair.after.journeys}
    known = [one for one in after if one not in pair.unread]
    yield from _loops("loop-closed", (one for one in known if after[one] and not before.get(one)))
    yield from _loops("loop-opened", (one for one in known if not after[one] and one not in before))
    yield from _loops("loop-reopened", (one for one in known if not after[one] and before.get(one)))
    newly_late = _late(pair.after) - _late(pair.before)
    yield from _loops("feedback-late", (one for one in known if one in newly_late))


def _late(portfolio: Portfolio) -> frozenset[str]:
    """The feedback with a step that is late."""
    return frozenset(
        journey.feedback
        for journey in portfolio.journeys
        if any(stage.state == "missing" for stage in journey.stages)
    )


def _loops(name: str, feedback: Iterable[str]) -> Iterator[News]:
    ids = tuple(sorted(feedback))
    if ids:
        yield News(name, len(ids), ids)


def gap_news(pair: Pair) -> Iterator[News]:
    """Gaps closed, opened and accepted; what is said of a record that is gone is no gap closed."""
    was, now = _gaps(pair.before, accepted=False), _gaps(pair.after, accepted=False)
    accepted = _gaps(pair.after, accepted=True) - _gaps(pair.before, accepted=True)
    yield from _found("gap-closed", was - now - accepted, pair)
    yield from _found("gap-opened", now - was, pair)
    yield from _found("gap-accepted", accepted, pair)


def _gaps(portfolio: Portfolio, *, accepted: bool) -> Counter[Key]:
    return Counter(
        _key(finding)
        for finding in portfolio.findings
        if finding.severity == "gap"
        and finding.accepted is accepted
        and finding.check in _SECTION_OF
    )


def _key(finding: Finding) -> Key:
    return finding.check, finding.record, finding.field


def _found(name: str, gaps: Counter[Key], pair: Pair) -> Iterator[News]:
    shown = [key for key in gaps.elements() if _is_known(key[1], pair)]
    sections = [_SECTION_OF[check] for check, _, _ in shown]
    ids = tuple(sorted({record for _, record, _ in shown if record}))
    if shown:
        yield News(name, len(shown), ids, _by_section(sections))


def _is_known(record: str | None, pair: Pair) -> bool:
    if record is None:
        return True
    return record not in pair.unread and pair.after.graph.get(record) is not None


def _by_section(sections: list[str]) -> tuple[Part, ...]:
    return parts("section", sections, SECTIONS)
