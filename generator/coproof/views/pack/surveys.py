"""The surveys of a period in a pack: how many were asked, and how many of them answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from coproof.views.catalogue import Entry
from coproof.views.labels import said_date
from coproof.views.pack.scope import PackScope
from coproof.views.point_words import FEWEST_FOR_PERCENT

NOT_RECORDED = "how many were asked is not recorded"


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey, its day in words, and its response rate: "12 answered of 16 asked (75 %)"."""

    entry: Entry
    on: str
    answered: str


def surveys(scope: PackScope) -> tuple[Survey, ...]:
    """Every survey with a figure in the period, by title and day."""
    return tuple(sorted(_surveys(scope), key=lambda one: (one.entry.title, one.entry.id)))


def _surveys(scope: PackScope) -> Iterator[Survey]:
    for indicator in scope.of_kind("indicator"):
        if indicator.get("method") == "survey":
            entry = scope.period.catalogue.entries[indicator.id]
            for point in indicator.many("series"):
                if point["on"] in scope.period.span:
                    answered = point.get("n", point.get("den"))
                    words = response_rate(answered, point.get("asked"))
                    yield Survey(entry, said_date(point["on"]), words)


def response_rate(answered: object, asked: object) -> str:
    """How many answered of those who were asked; a percentage only of ten or more, all known."""
    if asked is None:
        known = "" if answered is None else f"{answered} answered; "
        return f"{known}{NOT_RECORDED}"
    if answered is None:
        return f"{asked} were asked; how many answered is not recorded"
    words = f"{answered} answered of {asked} asked"
    if isinstance(answered, int) and isinstance(asked, int) and asked >= FEWEST_FOR_PERCENT:
        return f"{words} ({round(100 * answered / asked)} %)"
    return words
