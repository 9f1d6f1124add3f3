"""Both verdicts on a change: the provider's finding and the people's own, side by side.

They are two facts. Nothing here adds them up, and neither stands in for the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coproof.model import Record
from coproof.views.answer import choice_words, verdict_counts
from coproof.views.catalogue import Catalogue, Entry

MOST_CLAIMS = 8
"""How many verdicts of each side a page shows: the newest."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One verdict: what it says, and the record where it stands. `by` says whose it is."""

    words: str
    by: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class TwoViews:
    """What the provider found, and what people themselves said to it; either may be empty."""

    provider: tuple[Claim, ...]
    people: tuple[Claim, ...]
    held_reviews: bool
    held_told: bool

    @property
    def newest_provider(self) -> tuple[Claim, ...]:
        """The newest of the provider's findings, as many as a page shows."""
        return self.provider[-MOST_CLAIMS:]

    @property
    def newest_people(self) -> tuple[Claim, ...]:
        """The newest of what people said, as many as a page shows."""
        return self.people[-MOST_CLAIMS:]


def views_on_feedback(feedback: Record, catalogue: Catalogue) -> TwoViews | None:
    """The two views on what became of one piece of feedback; None before anything was reviewed.

    The person's own answer counts where a telling names this piece of feedback alone.
    """
    journey = catalogue.portfolio.journey(feedback.id)
    if journey is None:
        return None
    reviewed, told = journey.stage("reviewed"), journey.stage("told")
    graph = catalogue.portfolio.graph
    records = _records(catalogue, (*told.records, *_ids(graph.linking_to(feedback.id, "told"))))
    people = _people(records, catalogue, feedback.id)
    if reviewed.state != "done" and not people:
        return None
    return TwoViews(
        provider=_provider(_records(catalogue, reviewed.records), catalogue),
        people=people,
        held_reviews=reviewed.held,
        held_told=told.held,
    )


def views_on_theme(
    reviews: Iterable[Record], told: Iterable[Record], catalogue: Catalogue
) -> TwoViews:
    """The two views on everything that was done about a theme, earliest first."""
    return TwoViews(_provider(reviews, catalogue), _people(told, catalogue, None), False, False)


def _records(catalogue: Catalogue, ids: Iterable[str]) -> tuple[Record, ...]:
    """The records of these ids, each once, in the same order."""
    found = (catalogue.portfolio.graph.get(one) for one in dict.fromkeys(ids))
    return tuple(record for record in found if record is not None)


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _provider(reviews: Iterable[Record], catalogue: Catalogue) -> tuple[Claim, ...]:
    kind = catalogue.portfolio.kinds["review"]
    return tuple(
        Claim(
            words=choice_words(kind, "result", review.get("result")),
            by=choice_words(kind, "kind", review.get("kind")),
            entry=catalogue.entries[review.id],
        )
        for review in reviews
        if review.kind == "review"
    )


def _people(
    told: Iterable[Record], catalogue: Catalogue, feedback: str | None
) -> tuple[Claim, ...]:
    kind = catalogue.portfolio.kinds["told"]
    claims = []
    for record in told:
        entry = catalogue.entries[record.id]
        if record.get("response"):
            words = choice_words(kind, "response", record.get("response"))
            alone = feedback is None or record.many("covers") == (feedback,)
            by = "The person who said it" if alone else "Somebody who was told"
            claims.append(Claim(words, by, entry))
        elif record.part("responses"):
            claims.append(Claim(verdict_counts(record, kind), "Several people together", entry))
    return tuple(claims)
