"""`data/portfolio.json`: all records and journeys of an edition, for programs and analysts."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from coproof.export.dates import dates_data
from coproof.journey import Journey, Stage
from coproof.measures import Point, Stretch, series_of
from coproof.model import Record, thaw
from coproof.portfolio import Portfolio


def portfolio_json(portfolio: Portfolio, tool_version: str) -> bytes:
    """The portfolio as canonical JSON: UTF-8, sorted keys, one final newline.

    `records` holds a list for every kind, sorted by id, even where it is empty; fields are as in
    the files, without those that the edition does not show. `measures` holds, for every indicator,
    its figures in order with what they say, and the limits of each stretch that has them: exact
    numbers, as the nearest float. `dates` holds for every record when it happened, was recorded
    and was witnessed; null where that is not known, or nobody yet.
    """
    document = {
        "as_at": portfolio.as_at.isoformat(),
        "commit": portfolio.commit,
        "dates": dates_data(portfolio),
        "edition": portfolio.edition,
        "journeys": [_journey(journey) for journey in portfolio.journeys],
        "measures": {
            indicator.id: _measure(indicator) for indicator in portfolio.graph.of_kind("indicator")
        },
        "records": {
            kind.name: [_record(record) for record in portfolio.graph.of_kind(kind.name)]
            for kind in portfolio.kinds
        },
        "tool_version": tool_version,
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8")


def _record(record: Record) -> Mapping[str, Any]:
    return {"id": record.id} | thaw(record.data)  # type: ignore[no-any-return]  # a dict stays one


def _journey(journey: Journey) -> Mapping[str, Any]:
    return {
        "feedback": journey.feedback,
        "closed": journey.closed,
        "answer": journey.answer,
        "stages": {stage.name: _stage(stage) for stage in journey.stages},
    }


def _stage(stage: Stage) -> Mapping[str, Any]:
    return {
        "state": stage.state,
        "on": stage.on,
        "days": stage.days,
        "records": list(stage.records),
        "why": stage.why,
        "held": stage.held,
    }


def _measure(indicator: Record) -> Mapping[str, Any]:
    series = series_of(indicator)
    return {
        "limits": [limits for stretch in series.stretches for limits in _limits(stretch)],
        "points": [_point(point) for point in series.points],
    }


def _limits(stretch: Stretch) -> Iterator[Mapping[str, Any]]:
    """The limits of one stretch; none for a run chart."""
    if stretch.limits is not None:
        yield {
            "from": stretch.starts,
            "mean": float(stretch.limits.mean),
            "lower": float(stretch.limits.lower),
            "upper": float(stretch.limits.upper),
        }


def _point(point: Point) -> Mapping[str, Any]:
    return {
        "on": point.on,
        "value": point.value,
        "n": point.n,
        "signal": point.signal,
        "rule": point.rule,
    }
