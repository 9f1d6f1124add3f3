"""The comparison itself: two portfolios of one edition in, what changed between them out."""

from collections.abc import Iterable

from coproof.portfolio import Portfolio
from coproof.views.changes.chain_news import chain_news, late_news
from coproof.views.changes.loop_news import gap_news, loop_news, snapshot
from coproof.views.changes.nouns import Changes
from coproof.views.changes.pair import Pair
from coproof.views.changes.record_news import record_news


def changes(
    before: Portfolio,
    after: Portfolio,
    unread: Iterable[str] = (),
    between: Iterable[Portfolio] = (),
) -> Changes:
    """Everything that changed from one portfolio to the other, which are of the same edition.

    `unread` are ids of records that could not be read on one side or the other: nothing is said
    of whether they came or went. `between` are states on the way, just before words were changed:
    what was answered then and reads otherwise now was edited after it had been answered. Pure: the
    same portfolios give the same changes.
    """
    pair = Pair(before, after, frozenset(unread), tuple(between))
    chain = (*chain_news(pair), *loop_news(pair), *late_news(pair), *gap_news(pair))
    return Changes(
        edition=after.edition,
        kinds=after.kinds,
        before=snapshot(before),
        after=snapshot(after),
        news=(*chain, *record_news(pair, chain)),
    )
