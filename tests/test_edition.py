"""What each edition shows: the truth table, and properties that hold for any portfolio."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from coproof.edition import Permission, Projection, curtain, project, project_journeys
from coproof.graph import Graph
from coproof.journey import Journey, journeys
from coproof.model import EDITIONS, Attachment, Edition, Record, Settings, freeze
from coproof.read import read_kinds

TABLE = yaml.safe_load((Path(__file__).parent / "edition_truth_table.yml").read_text("utf-8"))
AS_AT, TODAY = date(2026, 6, 15), date(2026, 7, 1)


def _records(change: dict[str, dict[str, Any]]) -> tuple[Record, ...]:
    records = []
    for record_id, start in TABLE["start"].items():
        data = dict(start)
        kind = data.pop("kind")
        data |= {"id": record_id} | change.get(record_id, {})
        if "kind_" in data:
            data["kind"] = data.pop("kind_")
        kept = {field: value for field, value in data.items() if value is not None}
        records.append(Record(kind, record_id, f"evidence/{record_id}.yml", freeze(kept)))
    return tuple(records)


def _projected(records: tuple[Record, ...], edition: Edition) -> Projection:
    kinds = read_kinds()
    graph = Graph.build(curtain(records, AS_AT), kinds)
    permission = Permission.of(records, edition, AS_AT, TODAY)
    return project(
        graph,
        kinds,
        Settings(),
        edition=edition,
        scope=None,
        permission=permission,
        attachments={"a.jpg": Attachment("jpg"), "b.jpg": Attachment("jpg")},
    )


def _seen(projection: Projection, look: str) -> str:
    record_id, _, field = look.partition(".")
    record = next((r for r in projection.records if r.id == record_id), None)
    if record is None:
        return "absent"
    if not field:
        return "shown"
    if match := re.fullmatch(r"media\.(\w+)=(.+)", field):
        return "shown" if match[2] in [e.get(match[1]) for e in record.many("media")] else "absent"
    if field in record.data:
        return "shown"
    return "held" if field in projection.held.get(record_id, {}) else "absent"


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["why"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_truth_table(row: dict[str, Any], edition: Edition) -> None:
    projection = _projected(_records(row.get("change", {})), edition)
    assert _seen(projection, row["look"]) == row[edition]


def test_an_edition_says_how_many_records_it_withholds() -> None:
    records = _records({"fb-1": {"visibility": "internal"}})
    assert _projected(records, "public").withheld == 2  # the feedback and its consent
    assert _projected(records, "internal").withheld == 0


def test_a_held_answer_is_counted_beside_what_it_answers() -> None:
    records = _records({"dec-1": {"visibility": "internal"}})
    assert _projected(records, "public").held_after == {"fb-1": {"decision": 1}}


def test_held_feedback_leaves_no_trace_on_its_theme() -> None:
    shown = _projected(
        _records({"fb-1": {"visibility": "internal"}, "dec-1": {"visibility": "internal"}}),
        "public",
    )
    assert "th-lounge" not in shown.held_after


def test_few_people_are_not_shown_as_a_number() -> None:
    kinds = read_kinds()
    event = {
        "id": "ev-1",
        "title": "Meeting",
        "kind": "peoples_meeting",
        "on": "2026-01-01",
        "visibility": "public",
        "attendance": {"person": 4, "staff": 5, "advocate": 0},
    }
    indicator = {
        "id": "ind-1",
        "title": "Happy",
        "domain": "safety",
        "measure": "m",
        "unit": "percent",
        "direction": "higher",
        "counts_people": True,
        "visibility": "public",
        "series": [{"on": "2026-01", "num": 3, "den": 9, "value": 33, "n": 9}],
    }
    records = (
        Record("event", "ev-1", "e", freeze(event)),
        Record("indicator", "ind-1", "i", freeze(indicator)),
    )
    permission = Permission.of(records, "public", AS_AT, TODAY)
    graph = Graph.build(records, kinds)
    public = project(graph, kinds, Settings(), edition="public", scope=None, permission=permission)
    shown = {record.id: record.data for record in public.records}
    assert shown["ev-1"]["attendance"] == {"person": "fewer than 5", "staff": 5, "advocate": 0}
    assert shown["ind-1"]["series"][0] == {
        "on": "2026-01",
        "num": "fewer than 5",
        "den": 9,
        "value": "fewer than 5",
        "n": 9,
    }
    partner = project(
        graph, kinds, Settings(), edition="partner", scope=None, permission=permission
    )
    assert {record.id: record.data for record in partner.records}["ev-1"]["attendance"][
        "person"
    ] == 4


def _journeys(records: tuple[Record, ...], edition: Edition) -> Journey:
    graph = Graph.build(curtain(records, AS_AT), read_kinds())
    shown = frozenset(record.id for record in _projected(records, edition).records)
    told = project_journeys(journeys(graph, Settings().clocks, AS_AT), shown, edition)
    return next(journey for journey in told if journey.feedback == "fb-1")


def test_a_stage_keeps_its_state_when_its_record_is_held() -> None:
    records = _records({"dec-1": {"visibility": "internal"}})
    inside, outside = _journeys(records, "internal"), _journeys(records, "public")
    assert inside.stage("decided").on == "2026-02-01"
    assert inside.answer == "trial"
    held = outside.stage("decided")
    assert (held.state, held.held, held.on, held.days, held.records) == (
        "done",
        True,
        None,
        None,
        (),
    )
    assert outside.answer is None
    assert outside.closed == inside.closed


def test_a_date_that_would_tell_when_a_held_decision_was_is_not_shown() -> None:
    records = _records({"dec-1": {"visibility": "internal"}})
    acted = _journeys(records, "public").stage("acted")
    assert acted.state == "missing"
    assert (acted.on, acted.days) == (None, None)


def test_the_day_a_complaint_was_answered_is_not_public() -> None:
    answered = {"complaint": {"responded_on": "2026-02-20"}}
    records = _records({"fb-1": answered})
    assert _journeys(records, "partner").stage("told").on == "2026-02-20"
    told = _journeys(records, "public").stage("told")
    assert (told.state, told.on, told.days) == ("done", None, None)
