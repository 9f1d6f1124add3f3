"""Where the parts of a chart lie: views say what is drawn, this says where, the template draws it.

Across, everything is in percent of the width, so that the chart fits any screen and its words stay
as large as other text. Upwards it is in pixels. Words in the margin are pushed apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coproof.model import first_day
from coproof.views.chart import Chart, Dot, Line, Phase

PLOT = 200
"""How high the part with the points is, in pixels."""

BELOW = 26
"""The room below it for the first and the last date."""

PHASE_ROW = 18
"""How high one row of names of phases is."""

SIDE = 2
"""How much of the width is left free on both sides, so that no mark is cut, in percent."""

NARROWEST, LETTER = 150, 7
"""About how wide the plot is on the narrowest screen, and a letter, in pixels."""

SHORT_LABEL, SHORT_STEP = 10, 5
"""How many letters the narrow margins have room for, right and left."""

APART = 15
"""The least distance of two labels in the margin, in pixels."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line of some kind: `x` in percent of the width, `y` in pixels from the top."""

    kind: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark or some words at a place, and their kind."""

    kind: str
    x: str
    y: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with a place for everything in it.

    `top` and `foot` are where the plot begins and ends, `height` is that of the whole drawing, in
    pixels. `roomy` says that the words in its margins are long. `borders` are the places between
    two phases, `inside` the labels of lines that end before the margin.
    """

    chart: Chart
    height: int
    top: int
    foot: int
    roomy: bool
    steps: tuple[Spot, ...]
    borders: tuple[str, ...]
    names: tuple[Spot, ...]
    lines: tuple[Stroke, ...]
    path: tuple[Stroke, ...]
    marks: tuple[Spot, ...]
    inside: tuple[Spot, ...]
    margin: tuple[Spot, ...]


def drawing_of(chart: Chart) -> Drawing:
    """The places of everything in a chart."""
    names = _rows(chart)
    top = 10 + PHASE_ROW * (1 + max((row for _, row in names), default=-1))
    ground = _Ground(chart, top)
    return Drawing(
        chart=chart,
        height=top + PLOT + BELOW,
        top=top,
        foot=top + PLOT,
        roomy=_is_roomy(chart),
        steps=tuple(Spot("step", "0", ground.y(one.height), one.label) for one in chart.steps),
        borders=tuple(ground.borders()),
        names=tuple(
            Spot("phase", ground.x(phase.first), f"{12 + row * PHASE_ROW}", phase.name)
            for phase, row in names
        ),
        lines=tuple(ground.stroke(line) for line in chart.lines),
        path=tuple(ground.path()),
        marks=tuple(ground.mark(dot) for dot in chart.dots if dot.mark),
        inside=tuple(ground.inside(line) for line in chart.lines if line.last != chart.last),
        margin=tuple(_pushed_apart(ground.margin(), top, top + PLOT)),
    )


class _Ground:
    """The area of one chart: turns dates and heights into places."""

    def __init__(self, chart: Chart, top: int) -> None:
        self._chart, self._top = chart, top
        self._day = first_day(chart.first).toordinal()
        self._days = first_day(chart.last).toordinal() - self._day
        self._low = chart.steps[0].height
        self._span = chart.steps[-1].height - self._low

    def x(self, on: str) -> str:
        """Where a date lies across."""
        return f"{self._across(on):.2f}%"

    def y(self, height: float) -> str:
        """Where a height lies, from the top."""
        return f"{self._down(height):.1f}"

    def borders(self) -> Iterator[str]:
        """The places halfway between the end of one phase and the beginning of the next."""
        for before, after in pairwise(self._chart.phases):
            yield f"{(self._across(before.last) + self._across(after.first)) / 2:.2f}%"

    def stroke(self, line: Line) -> Stroke:
        """A mean, a limit or a target, a little longer than the points it is for."""
        start, end = self._across(line.first) - SIDE, self._across(line.last) + SIDE
        y = self.y(line.height)
        return Stroke(line.kind, f"{start:.2f}%", y, f"{end:.2f}%", y)

    def path(self) -> Iterator[Stroke]:
        """The line that joins the figures; it has a hole where a figure is not known."""
        for one, other in pairwise(self._chart.dots):
            if one.height is not None and other.height is not None:
                ends = (self.x(one.on), self.y(one.height), self.x(other.on), self.y(other.height))
                yield Stroke("path", *ends)

    def mark(self, dot: Dot) -> Spot:
        """The mark of a figure; one that is hidden stands at the foot."""
        height = self._low if dot.height is None else dot.height
        return Spot(dot.mark, self.x(dot.on), self.y(height))

    def inside(self, line: Line) -> Spot:
        """The label of a line that ends before the margin: above its beginning."""
        y = f"{self._down(line.height) - 4:.1f}"
        return Spot(line.kind, f"{self._across(line.first) - SIDE:.2f}%", y, line.label)

    def margin(self) -> Iterator[tuple[float, str, str]]:
        """The height, the kind and the words of each label in the margin."""
        for line in self._chart.lines:
            if line.last == self._chart.last:
                yield self._down(line.height), line.kind, line.label
        newest = self._chart.dots[-1].height
        if newest is not None and self._chart.newest:
            yield self._down(newest), "newest", self._chart.newest

    def _across(self, on: str) -> float:
        if not self._days:
            return 50.0
        part = (first_day(on).toordinal() - self._day) / self._days
        return SIDE + (100 - 2 * SIDE) * part

    def _down(self, height: float) -> float:
        return self._top + PLOT * (1 - (height - self._low) / self._span)


def _is_roomy(chart: Chart) -> bool:
    """Whether the words on either side need a wider margin."""
    right = max([len(chart.newest), *(len(line.label) for line in chart.lines)])
    return right > SHORT_LABEL or max(len(step.label) for step in chart.steps) > SHORT_STEP


def _rows(chart: Chart) -> list[tuple[Phase, int]]:
    """The phases that have a name, each in the first row where it has room on a narrow screen."""
    ground = _Ground(chart, 0)
    free: list[float] = []
    placed = []
    for phase in chart.phases:
        if phase.name:
            start = float(ground.x(phase.first)[:-1]) * NARROWEST / 100
            row = next((r for r, end in enumerate(free) if end <= start), len(free))
            free[row : row + 1] = [start + LETTER * (len(phase.name) + 1)]
            placed.append((phase, row))
    return placed


def _pushed_apart(labels: Iterator[tuple[float, str, str]], top: int, foot: int) -> Iterator[Spot]:
    """Labels from top to foot, each so far from the next that both can be read."""
    ordered = sorted(labels)
    places = _downwards([y for y, _, _ in ordered], top)
    for (_, kind, words), y in zip(ordered, _upwards(places, foot), strict=True):
        yield Spot(kind, "100%", f"{y + 4:.1f}", words)


def _downwards(wanted: Sequence[float], top: int) -> list[float]:
    places: list[float] = []
    for y in wanted:
        places.append(max(y, places[-1] + APART) if places else max(y, top))
    return places


def _upwards(places: Sequence[float], foot: int) -> list[float]:
    """The same, moved up where they would reach below the foot."""
    kept: list[float] = []
    for y in reversed(places):
        kept.append(min(y, kept[-1] - APART) if kept else min(y, foot))
    return kept[::-1]
