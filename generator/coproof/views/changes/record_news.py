"""What happened to the records themselves: words edited, taken away, details changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coproof.model import Record
from coproof.portfolio import Portfolio
from coproof.views.changes.chain_news import withdrawn
from coproof.views.changes.nouns import News, Part
from coproof.views.changes.pair import Pair, news, parts
from coproof.views.changes.wording import compared, pictures_lost, quotes_lost, were_edited
from coproof.views.relations import LATER_ANSWERS_EARLIER

ANSWERABLE = ("feedback", "theme", "decision", "action", "review")
ANSWERING = ("decision", "action", "review", "told")
"""The kinds that something later can answer, and the kinds that answer."""

NEW_ELSEWHERE = ("feedback", "theme", "event", "decision", "action", "told", "review")
"""The kinds whose new records are news of their own."""

CHANGED_ELSEWHERE = frozenset(
    {
        *("feedback-taken-back", "theme-closed", "theme-open-again", "action-finished"),
        *("action-stopped", "action-moved", "verdict-new", "group-views-new", "figures-new"),
    }
)
"""The news that say of a record how it changed: it need not be said again that its details did."""

Change = tuple[Record, Record]
"""A record as it was and as it is."""


def record_news(pair: Pair, told: Iterable[News]) -> Iterator[News]:
    """All of it; `told` is the news of the chain, which comes first."""
    changes = tuple(_changed(pair))
    kept = [(was, now) for was, now in changes if not withdrawn(now, pair.after)]
    edited = _edited(pair)
    losses = [_loss(was, now, pair) for was, now in kept]
    consents = pair.became("consent", withdrawn)
    yield from news("words-edited", edited, _kinds(edited, pair))
    yield from news("consent-withdrawn", consents)
    yield from _lost("quotes-gone", ((one.record, one.quotes) for one in losses), pair)
    yield from _lost("pictures-gone", ((one.record, one.pictures) for one in losses), pair)
    yield from _gone(pair)
    yield from _new(pair)
    mentioned = {id for one in told if one.name in CHANGED_ELSEWHERE for id in one.records}
    mentioned |= {record.id for record in (*edited, *consents)}
    mentioned |= {one.record.id for one in losses if one.quotes or one.pictures}
    yield from news("details-changed", (now for _, now in changes if now.id not in mentioned))
    yield from _rules(pair)


@dataclass(frozen=True, slots=True)
class _Loss:
    """How many fewer quotes and pictures a record shows."""

    record: Record
    quotes: int
    pictures: int


def _loss(was: Record, now: Record, pair: Pair) -> _Loss:
    quotes = quotes_lost(was, now, pair.after.kinds[now.kind])
    return _Loss(now, quotes, pictures_lost(was, now))


def _changed(pair: Pair) -> Iterator[Change]:
    """The records that both sides show and that say something else now."""
    kinds = [kind.name for kind in pair.after.kinds]
    moved = {record.id for kind in kinds for record in pair.new(kind) + pair.gone(kind)}
    moved |= pair.unread
    for kind in kinds:
        for was, now in pair.both(kind):
            if was.data != now.data and compared(was.data, moved) != compared(now.data, moved):
                yield was, now


def _edited(pair: Pair) -> tuple[Record, ...]:
    """The records whose words are others now than when something had first answered them."""
    states = (pair.before, *pair.between)
    changed = {
        now.id: now
        for earlier in states
        for _, now in _changed(replace(pair, before=earlier))
        if now.kind in ANSWERABLE and not withdrawn(now, pair.after)
    }
    return tuple(now for _, now in sorted(changed.items()) if _was_edited(now, states, pair))


def _was_edited(now: Record, states: Iterable[Portfolio], pair: Pair) -> bool:
    for state in states:
        was = state.graph.get(now.id)
        if was is not None and was.kind == now.kind and _answered(was, state):
            return were_edited(was, now, pair.after.kinds[now.kind])
    return False


def _answered(record: Record, portfolio: Portfolio) -> bool:
    """Whether something had answered a record, also where this edition does not show what."""
    journey = portfolio.journey(record.id)
    if journey is not None and any(
        (journey.answer, *(journey.stage(name).state == "done" for name in ("decided", "told")))
    ):
        return True
    later = portfolio.held_after.get(record.id, {})
    return any(kind in later for kind in ANSWERING) or any(
        (source.kind, link.field_name) in LATER_ANSWERS_EARLIER and source.kind in ANSWERING
        for link in portfolio.graph.links_to(record.id)
        if (source := portfolio.graph.get(link.source)) is not None
    )


def _kinds(records: Iterable[Record], pair: Pair) -> tuple[Part, ...]:
    return parts("kind", (one.kind for one in records), (kind.name for kind in pair.after.kinds))


def _lost(name: str, losses: Iterable[tuple[Record, int]], pair: Pair) -> Iterator[News]:
    """How much is no longer shown. Where it was, is for the provider alone.

    To name the record would point at whoever took their words back.
    """
    found = [(record, number) for record, number in losses if number]
    ids = sorted(record.id for record, _ in found) if pair.after.edition == "internal" else ()
    if found:
        yield News(name, sum(number for _, number in found), tuple(ids))


def _gone(pair: Pair) -> Iterator[News]:
    """The records that are no longer shown. An edition names nothing that it does not show."""
    kinds = pair.after.kinds
    records = [record for kind in kinds for record in pair.gone(kind.name)]
    for found in news("records-gone", records, _kinds(records, pair)):
        ids = found.records if pair.after.edition == "internal" else ()
        yield News(found.name, found.count, ids, found.parts)


def _new(pair: Pair) -> Iterator[News]:
    others = (kind.name for kind in pair.after.kinds if kind.name not in NEW_ELSEWHERE)
    records = [record for name in others for record in pair.new(name)]
    yield from news("records-new", records, _kinds(records, pair))


def _rules(pair: Pair) -> Iterator[News]:
    """Where the rules changed, numbers of late things and of gaps compare with care."""
    before, after = pair.before.settings, pair.after.settings
    rules = {
        "late": (before.clocks, before.thresholds) != (after.clocks, after.thresholds),
        "shown": (before.min_people, before.editions) != (after.min_people, after.editions),
    }
    changed = [name for name, differs in rules.items() if differs]
    if changed:
        yield News("rules-changed", len(changed), (), parts("rule", changed, rules))
