"""In people's own words: about their influence, area by area, and at all, service by service."""

from collections.abc import Iterator
from dataclasses import dataclass

from coproof.views.catalogue import Catalogue, Entry, newest_first
from coproof.views.quotes import Quote, people_say, quote_of, staff_say

MOST = 30
"""How many quotes one part of the page shows: the newest."""


@dataclass(frozen=True, slots=True)
class SaidIn:
    """Somebody's words, and the record where they stand."""

    quote: Quote
    entry: Entry


@dataclass(frozen=True, slots=True)
class Area:
    """One area that people can influence, with what people say about it, newest first."""

    id: str
    label: str
    said: tuple[SaidIn, ...]


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """What people of one service said in their own words, newest first."""

    service: Entry
    said: tuple[SaidIn, ...]
    more: int


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The page: areas of influence in the order of the schema, services by title, then staff."""

    areas: tuple[Area, ...]
    services: tuple[ServiceWords, ...]
    staff: tuple[SaidIn, ...]


def own_words(catalogue: Catalogue) -> OwnWords:
    """All words that the edition may show; what has no consent never comes this far."""
    field = catalogue.portfolio.kinds["review"].field("influence_on[0]")
    in_reviews = tuple(_in_reviews(catalogue))
    services = sorted(catalogue.of_kind("service"), key=lambda entry: (entry.title, entry.id))
    return OwnWords(
        areas=tuple(
            Area(
                name,
                field.choice_label(name),
                tuple(said for areas, said in in_reviews if name in areas)[:MOST],
            )
            for name in (field.choices if field else ())
            if field
        ),
        services=tuple(_of_service(service, catalogue) for service in services),
        staff=tuple(_from_staff(catalogue))[:MOST],
    )


def _in_reviews(catalogue: Catalogue) -> Iterator[tuple[tuple[str, ...], SaidIn]]:
    """What people say in reviews, with the areas that the review says they influenced."""
    kind = catalogue.portfolio.kinds["review"]
    for entry in catalogue.of_kind("review"):
        review = catalogue.portfolio.graph.get(entry.id)
        if review is not None:
            for quote in people_say(review, kind, catalogue.language):
                yield review.many("influence_on"), SaidIn(quote, entry)


def _of_service(service: Entry, catalogue: Catalogue) -> ServiceWords:
    kind = catalogue.portfolio.kinds["feedback"]
    linking = catalogue.portfolio.graph.linking_to(service.id, "feedback")
    quoted = {one.id: quote_of(one, kind, catalogue.language) for one in linking}
    ordered = newest_first(catalogue.known(one for one, quote in quoted.items() if quote))
    said = tuple(SaidIn(quote, entry) for entry in ordered if (quote := quoted[entry.id]))
    return ServiceWords(service, said[:MOST], max(0, len(said) - MOST))


def _from_staff(catalogue: Catalogue) -> Iterator[SaidIn]:
    for entry in catalogue.of_kind("review"):
        review = catalogue.portfolio.graph.get(entry.id)
        if review is not None:
            for quote in staff_say(review, catalogue.language):
                yield SaidIn(quote, entry)
