"""Indicators as one line of figures, and what the measures, pages and data files make of them."""

from pathlib import Path
from typing import Any

import yaml

from coproof.measures import Series, series_of
from coproof.model import Edition, Record, freeze
from coproof.portfolio import Portfolio
from pages_stories import portfolio

LETTERS = {"b": "baseline", "t": "trial", "a": "after"}


def points(figures: str, first_year: int = 2020) -> list[dict[str, Any]]:
    """Figures a month apart: "4.5", "7/9" or "-" for none, with "b:", "t:" or "a:" for the phase.

    A phase holds until another is named.
    """
    made: list[dict[str, Any]] = []
    phase = None
    for place, word in enumerate(figures.split()):
        letter, colon, figure = word.rpartition(":")
        phase = LETTERS[letter] if colon else phase
        month = {"on": f"{first_year + place // 12}-{place % 12 + 1:02}"}
        made.append(month | _figure(figure) | ({"phase": phase} if phase else {}))
    return made


def _figure(text: str) -> dict[str, Any]:
    if text == "-":
        return {}
    if "/" in text:
        num, den = map(int, text.split("/"))
        return {"num": num, "den": den}
    return {"value": float(text) if "." in text else int(text)}


def indicator(figures: str | list[dict[str, Any]], **fields: Any) -> Record:
    """An indicator as the whole truth has it: lower is better, counts, unless said otherwise."""
    series = points(figures) if isinstance(figures, str) else figures
    data = {"title": "Distress", "unit": "count", "direction": "lower", "series": series, **fields}
    return Record("indicator", "ind-1", "evidence/indicators/ind-1.yml", freeze(data))


def series(figures: str | list[dict[str, Any]], **fields: Any) -> Series:
    """The series of such an indicator."""
    return series_of(indicator(figures, **fields))


def rules(found: Series) -> list[str]:
    """What each point says: "trend improvement", or "." for chance."""
    return [f"{p.rule} {p.signal}" if p.rule else "." for p in found.points]


def shown(
    root: Path, figures: str, edition: Edition = "public", more: str = "", **fields: Any
) -> Portfolio:
    """A portfolio on the disk with this indicator, as an edition shows it."""
    record = {"service": "svc-mill", "series": points(figures), **fields}
    lines = yaml.safe_dump({"ind-1": record}, allow_unicode=True, width=10_000)
    return portfolio(root, f"provider: {{}}\nsvc-mill: {{}}\n{lines}{more}", edition)
