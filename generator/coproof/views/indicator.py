"""The page of an indicator: what is measured, how it stands, chart, figures, and its reviews."""

from collections.abc import Iterator
from dataclasses import dataclass

from coproof.measures import Series, series_of
from coproof.model import Record
from coproof.views.answer import choice_words
from coproof.views.before_after import measured
from coproof.views.catalogue import Catalogue, Entry
from coproof.views.change import how_it_changed
from coproof.views.chart import Chart, chart_of
from coproof.views.headline import Headline, headline
from coproof.views.indicator_table import figures_table
from coproof.views.labels import said_date
from coproof.views.point_words import figure
from coproof.views.reading import Explained, explained
from coproof.views.signals import how_many_stand_out, runs_of
from coproof.views.values import Table, Words, words_of


@dataclass(frozen=True, slots=True)
class Resting:
    """A review that rests on the indicator: its two figures, and what it found."""

    entry: Entry
    before: str
    after: str
    result: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """What the page of an indicator says beside what every record says.

    `signals` are sentences, oldest first. `explained` says how to read the chart. `left_out` counts
    older points that the table has no room for.
    """

    measure: Words
    question: Words | None
    headline: Headline
    chart: Chart | None
    signals: tuple[str, ...]
    explained: tuple[Explained, ...]
    hidden: bool
    table: Table
    left_out: int
    reviews: tuple[Resting, ...]


def indicator_page(indicator: Record, catalogue: Catalogue) -> IndicatorPage:
    """What one indicator of the edition says."""
    series = series_of(indicator)
    unit, direction = indicator.get("unit"), indicator.get("direction")
    change = how_it_changed(series, direction, unit)
    standing_out = how_many_stand_out(series)
    question = indicator.get("question")
    table = figures_table(series, indicator, catalogue)
    return IndicatorPage(
        measure=words_of(indicator.get("measure") or "", catalogue.language),
        question=words_of(question, catalogue.language) if question else None,
        headline=headline(series, indicator, change),
        chart=chart_of(
            series,
            _title(indicator, series, catalogue),
            " ".join(part for part in (change, standing_out) if part) or _unchanged(series, unit),
            unit,
            indicator.get("target"),
        ),
        signals=tuple(run.sentence for run in runs_of(series)),
        explained=explained(series),
        hidden=series.hidden,
        table=table,
        left_out=len(series.points) - len(table.rows),
        reviews=tuple(_resting(indicator, catalogue)),
    )


def _title(indicator: Record, series: Series, catalogue: Catalogue) -> str:
    name = catalogue.entries[indicator.id].title
    if not series.points:
        return name
    first, last = said_date(series.points[0].on), said_date(series.points[-1].on)
    return f"{name}, {first} to {last}"


def _unchanged(series: Series, unit: str | None) -> str:
    """What is said of a chart that shows neither a change nor limits."""
    return f"The newest figure is {figure(series.points[-1], unit)}." if series.points else ""


def _resting(indicator: Record, catalogue: Catalogue) -> Iterator[Resting]:
    """The reviews that rest on it, newest first; a review that names it twice comes twice."""
    kind = catalogue.portfolio.kinds["review"]
    reviews = catalogue.portfolio.graph.linking_to(indicator.id, "review")
    for review in sorted(reviews, key=lambda one: (one.get("on") or "", one.id), reverse=True):
        for one in measured(review, catalogue):
            if one.entry.id == indicator.id:
                result = choice_words(kind, "result", review.get("result"))
                yield Resting(catalogue.entries[review.id], one.before, one.after, result)
