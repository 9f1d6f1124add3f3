"""The table beside the chart of an indicator: every figure, what it says, what was noted."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from coproof.fields import Field
from coproof.measures import COUNTED, Point, Series
from coproof.model import Record
from coproof.views.catalogue import Catalogue
from coproof.views.chart import MOST_POINTS
from coproof.views.point_words import figure
from coproof.views.signals import signal_words
from coproof.views.values import Line, Table, Value, value_of

MOST_CHARACTERS = 60_000
"""About how many characters of notes a table may have, so that the page stays light."""

NOT_JUDGED = "Not judged"
"""What is said of a figure where there are too few for limits."""

Make = Callable[[Point], Value | None]
"""What fills a cell; None where a point has nothing to say there."""


def figures_table(series: Series, indicator: Record, catalogue: Catalogue) -> Table:
    """The newest figures that fit on a page, oldest first.

    A field that joins the points of the schema gets its column without anything being added here.
    """
    points = _that_fit(series)
    field = catalogue.portfolio.kinds["indicator"].field("series[0]")
    columns = [
        (label, cells)
        for label, make in _columns(field.fields if field else (), series, indicator, catalogue)
        if any(cells := [make(point) for point in points])
    ]
    labels = tuple(label for label, _ in columns)
    return Table(labels, tuple(zip(*(cells for _, cells in columns), strict=True)))


def _that_fit(series: Series) -> tuple[Point, ...]:
    kept: list[Point] = []
    room = MOST_CHARACTERS
    for point in reversed(series.points[-MOST_POINTS:]):
        room -= len(str(point.said.get("note", "")))
        if kept and room < 0:
            break
        kept.append(point)
    return tuple(reversed(kept))


def _columns(
    fields: Iterable[Field], series: Series, indicator: Record, catalogue: Catalogue
) -> Iterator[tuple[str, Make]]:
    """The label and the maker of each column; the numbers of a point become one figure."""
    unit = indicator.get("unit")
    judged = {id(point) for one in series.stretches if one.limits for point in one.figures}
    for field in fields:
        if field.name == "n":
            yield "n", lambda point: Line(str(point.said["n"])) if "n" in point.said else None
        elif field.name not in COUNTED:
            yield field.label, _maker(field, catalogue)
        if field.name == "on":
            yield "Figure", lambda point: Line(figure(point, unit))
            if judged:
                yield "What it shows", lambda point: Line(_shows(point, judged))


def _shows(point: Point, judged: AbstractSet[int]) -> str:
    """What a figure shows; nothing is called usual that no limits were drawn for."""
    return signal_words(point) if id(point) in judged else NOT_JUDGED


def _maker(field: Field, catalogue: Catalogue) -> Make:
    def make(point: Point) -> Value | None:
        value = point.said.get(field.name)
        return None if value is None else value_of(value, field, catalogue)

    return make
