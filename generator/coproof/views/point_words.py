"""Figures in words: one point of a series, with what stands behind it.

Under ten, a percentage says more than is known: it is given as a count, "7 of 9".
"""

from collections.abc import Mapping
from typing import Any

from coproof.measures import Point

FEWEST_FOR_PERCENT = 10
"""From how many a percentage may be shown; below, the counts are."""

UNKNOWN = "not recorded"
"""What is said where there is no figure."""

TOO_FEW = "too few for a percentage"
"""What is said of a percentage of fewer than ten, where the counts behind it are not known."""


def figure(point: Point, unit: str | None) -> str:
    """One figure: "58 % (11 of 19)", "7 of 9", "4.5", "fewer than 5 of 9", "not recorded"."""
    if point.hidden and point.exact is None:
        return _hidden(point.said, unit)
    if point.exact is None:
        return "0 of 0" if point.said.get("den") == 0 else UNKNOWN
    if unit == "percent":
        return _percent(point)
    return _parts(point, unit) or as_written(point.said["value"])


def figure_and_n(point: Point, unit: str | None) -> str:
    """The same with n, unless the figure has said already of how many: "4.5 (n = 4)"."""
    words = figure(point, unit)
    n = n_words(point, words)
    return f"{words} ({n})" if n else words


def n_words(point: Point, words: str = "") -> str:
    """Such as "n = 4"; "" where it is not known, or where the words of the figure say it."""
    n = point.said.get("n")
    if n is None or words.endswith((f" of {n}", f" of {n})")):
        return ""
    return f"n = {n}"


def value_words(value: object, unit: str | None = None) -> str:
    """A number for people, rounded to what matters: "1,250", "86 %", "10.5", "0.35"."""
    number = float(value)  # type: ignore[arg-type]  # a float or a fraction
    whole = abs(number) >= (10 if unit == "percent" else 100)
    places = 0 if whole else 1 if abs(number) >= 1 else 2
    text = f"{number:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text in ("-0", "") else text
    return f"{text} %" if unit == "percent" else text


def as_written(value: float, unit: str | None = None) -> str:
    """A number as somebody wrote it, with commas for thousands: 7.0 is 7."""
    text = f"{value:,}".removesuffix(".0")
    return f"{text} %" if unit == "percent" else text


def few(point: Point) -> bool:
    """Whether fewer than ten stand behind a figure, so that a percentage would mislead."""
    return point.n is not None and point.n < FEWEST_FOR_PERCENT


def _percent(point: Point) -> str:
    said = point.said
    counts = f"{said['num']} of {said['den']}" if "num" in said and "den" in said else ""
    if few(point):
        return counts or _counted_back(point) or f"{TOO_FEW} (n = {point.n})"
    percent = as_written(said["value"]) if "value" in said else _share(point)
    return f"{percent} % ({counts})" if counts else f"{percent} %"


def _share(point: Point) -> str:
    """A percentage of counts, in whole numbers; never 0 or 100 where it is not that exactly."""
    exact = point.exact or 0
    rounded = round(exact)
    if rounded == 100 != exact:
        return "over 99"
    return "under 1" if rounded == 0 != exact else str(rounded)


def _counted_back(point: Point) -> str:
    """The counts behind a rounded percentage of a few: 78 of 9 is "7 of 9". "" if none fits."""
    if not point.n or point.exact is None:
        return ""
    count = round(point.exact * point.n / 100)
    fits = abs(point.exact - 100 * count / point.n) <= 0.5
    return f"{count} of {point.n}" if fits else ""


def _parts(point: Point, unit: str | None) -> str:
    """A figure that is made of two counts; "" for one that is not."""
    said = point.said
    if "den" not in said:
        return ""
    if unit == "count":
        return f"{said['value' if 'value' in said else 'num']} of {said['den']}"
    if "num" not in said:
        return ""
    return f"{value_words(point.exact)} ({said['num']} divided by {said['den']})"


def _hidden(said: Mapping[str, Any], unit: str | None) -> str:
    """A small number as the edition says it: "fewer than 5 of 9"."""
    top, bottom = said.get("num", said.get("value")), said.get("den")
    if unit != "count" and "num" not in said:
        return "not shown"
    return f"{top} of {bottom}" if bottom not in (None, top) else str(top)
