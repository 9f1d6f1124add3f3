"""`data/portfolio.json`: all records and journeys of an edition, for programs and analysts."""

import json
from collections.abc import Mapping
from typing import Any

from coproof.journey import Journey, Stage
from coproof.model import Record, thaw
from coproof.portfolio import Portfolio


def portfolio_json(portfolio: Portfolio, tool_version: str) -> bytes:
    """The portfolio as canonical JSON: UTF-8, sorted keys, one final newline.

    `records` holds a list for every kind, sorted by id, even where it is empty; fields are as in
    the files, without those that the edition does not show.
    """
    document = {
        "as_at": portfolio.as_at.isoformat(),
        "commit": portfolio.commit,
        "edition": portfolio.edition,
        "journeys": [_journey(journey) for journey in portfolio.journeys],
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
