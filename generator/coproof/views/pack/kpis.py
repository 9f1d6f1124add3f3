"""The table of key performance indicators: figure, target, rating in words, and the one before."""

from dataclasses import dataclass

from coproof.measures import Point, series_of
from coproof.model import Record, first_day
from coproof.views.answer import choice_words
from coproof.views.catalogue import Entry
from coproof.views.headline import RATING_WORDS, rating_at
from coproof.views.labels import short_date
from coproof.views.pack.scope import PackScope
from coproof.views.point_words import as_written, figure

NOT_MEASURED = "not measured in this period"


@dataclass(frozen=True, slots=True)
class Kpi:
    """One indicator of the contract in one period.

    `numerator` and `denominator` are "" where the figure is no fraction. `rating` is a slug for
    its shape, `rating_words` the word; both "" where nobody agreed on bands. `narrative` is what
    the provider says about the figure.
    """

    entry: Entry
    measure: str
    numerator: str
    denominator: str
    value: str
    target: str
    rating: str
    rating_words: str
    previous: str
    direction: str
    narrative: str


def kpis(scope: PackScope) -> tuple[Kpi, ...]:
    """Every indicator that the contract names, sorted by title."""
    named = (one for one in scope.of_kind("indicator") if one.get("kpi"))
    rows = (_kpi(one, scope) for one in named)
    return tuple(sorted(rows, key=lambda kpi: (kpi.entry.title, kpi.entry.id)))


def _kpi(indicator: Record, scope: PackScope) -> Kpi:
    catalogue, span, unit = scope.period.catalogue, scope.period.span, indicator.get("unit")
    points = series_of(indicator).points
    here = [point for point in points if point.on in span]
    earlier = [point for point in points if first_day(point.on) < span.first]
    newest = here[-1] if here else None
    said = dict(newest.said) if newest else {}
    target, kind = indicator.get("target"), catalogue.portfolio.kinds["indicator"]
    rating = rating_at(newest, indicator) if newest else ""
    return Kpi(
        entry=catalogue.entries[indicator.id],
        measure=indicator.text("measure", catalogue.language),
        numerator=str(said.get("num", "")),
        denominator=str(said.get("den", said.get("n", ""))),
        value=figure(newest, unit) if newest else NOT_MEASURED,
        target=as_written(target, unit) if target is not None else "",
        rating=rating,
        rating_words=RATING_WORDS.get(rating, ""),
        previous=_previous(earlier, unit),
        direction=choice_words(kind, "direction", indicator.get("direction")),
        narrative=str(said.get("note", "")),
    )


def _previous(earlier: list[Point], unit: str | None) -> str:
    return f"{figure(earlier[-1], unit)} ({short_date(earlier[-1].on)})" if earlier else "none"
