"""Outcomes in a pack: the reviews of the period with their figures, and what lasted."""

from dataclasses import dataclass

from coproof.views.answer import choice_words
from coproof.views.before_after import Measured, measured
from coproof.views.catalogue import Entry, newest_first
from coproof.views.pack.scope import PackScope

MOST = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """One review: what was found, of which kind it was, and the figures it looked at."""

    entry: Entry
    kind: str
    result: str
    measured: tuple[Measured, ...]


def outcomes(scope: PackScope) -> tuple[Outcome, ...]:
    """The reviews of the period, newest first, as many as fit."""
    catalogue = scope.period.catalogue
    kind = catalogue.portfolio.kinds["review"]
    held = {one.id: one for one in scope.during("review", "on")}
    return tuple(
        Outcome(
            entry=entry,
            kind=choice_words(kind, "kind", held[entry.id].get("kind")),
            result=choice_words(kind, "result", held[entry.id].get("result")),
            measured=measured(held[entry.id], catalogue),
        )
        for entry in newest_first(catalogue.known(held))[:MOST]
    )
