"""Which figures of an indicator are not chance, in sentences and in words for a cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.measures import Mark, Point, Rule, Series, Side, Signal, Stretch
from coproof.views.labels import counted, short_date

SIGNAL_WORDS: Mapping[Signal, str] = MappingProxyType(
    {
        "common_cause": "Usual",
        "improvement": "Improvement",
        "concern": "Concern",
        "high": "Unusually high",
        "low": "Unusually low",
    }
)
"""What a figure is called, by its signal."""

_RULES: Mapping[tuple[Rule, Side], str] = MappingProxyType(
    {
        ("outside_limits", "high"): "above the upper limit",
        ("outside_limits", "low"): "below the lower limit",
        ("trend", "high"): "in a steady rise",
        ("trend", "low"): "in a steady fall",
        ("near_limit", "high"): "close to the upper limit",
        ("near_limit", "low"): "close to the lower limit",
        ("shift", "high"): "in a row of seven or more above the mean",
        ("shift", "low"): "in a row of seven or more below the mean",
    }
)
"""What a rule says of figures."""


@dataclass(frozen=True, slots=True)
class Run:
    """Figures that stand out by the same rule, to the same side, one after the other."""

    mark: Mark
    signal: Signal
    points: tuple[Point, ...]

    @property
    def sentence(self) -> str:
        """Such as "3 figures below the lower limit, Mar 2026 to May 2026: an improvement."."""
        first, last = short_date(self.points[0].on), short_date(self.points[-1].on)
        what = _RULES[self.mark.rule, self.mark.side]
        when = first if first == last else f"{first} to {last}"
        return f"{counted(len(self.points), 'figure', 'figures')} {what}, {when}{self._means}."

    @property
    def _means(self) -> str:
        return {"improvement": ": an improvement", "concern": ": a concern"}.get(self.signal, "")


def signal_words(point: Point) -> str:
    """What a figure says, for a cell: "Improvement: below the lower limit"."""
    if point.mark is None:
        return SIGNAL_WORDS["common_cause"]
    return f"{SIGNAL_WORDS[point.signal]}: {_RULES[point.mark.rule, point.mark.side]}"


def runs_of(series: Series) -> tuple[Run, ...]:
    """All runs of figures that stand out, by their first figure."""
    found = [run for stretch in series.stretches for run in _runs(stretch)]
    order = {id(point): place for place, point in enumerate(series.points)}
    return tuple(sorted(found, key=lambda run: order[id(run.points[0])]))


def _runs(stretch: Stretch) -> Iterator[Run]:
    """A run goes on past figures that stand out to its side by another rule, and ends at others."""
    going: dict[Mark, list[Point]] = {}
    for point in stretch.points:
        if point.exact is None:
            continue
        for mark in [one for one in going if point.mark is None or one.side != point.mark.side]:
            yield _run(mark, going.pop(mark))
        if point.mark:
            going.setdefault(point.mark, []).append(point)
    for mark, points in going.items():
        yield _run(mark, points)


def _run(mark: Mark, points: list[Point]) -> Run:
    return Run(mark, points[0].signal, tuple(points))


def how_many_stand_out(series: Series) -> str:
    """Such as "3 points show an improvement. 1 point shows a concern."; "" without limits."""
    if all(stretch.limits is None for stretch in series.stretches):
        return ""
    signals = [point.signal for point in series.points]
    kinds: tuple[tuple[Signal, str, str], ...] = (
        ("improvement", "point shows an improvement", "points show an improvement"),
        ("concern", "point shows a concern", "points show a concern"),
        ("high", "point is unusually high", "points are unusually high"),
        ("low", "point is unusually low", "points are unusually low"),
    )
    said = [
        f"{counted(number, one, many)}."
        for signal, one, many in kinds
        if (number := signals.count(signal))
    ]
    return " ".join(said) or "All points are within the usual ups and downs."
