"""Figures: what is counted in a period, of how many, and which records stand behind each number."""

from datetime import date
from pathlib import Path

import pytest

from coproof.measures.figures import ITEMS, Figure, Portion, figures, said, working_days_after
from coproof.model import Edition, Quarter, Span
from coproof.portfolio import Portfolio
from pages_stories import portfolio

QUARTER = Quarter(2026, 1).span
STORY = """
provider: {}
svc-mill: {}
svc-other: {title: Out and About, people_count: 24}
fb-1: {themes: [th-1], given_on: 2026-01-05}
fb-2: {themes: [th-1], given_on: 2026-03-31, channel: survey, from_role: staff}
fb-3: {themes: [th-1], given_on: 2026-04-01}
fb-4: {kind: complaint, channel: complaint_procedure, given_on: 2026-01-12, complaint: {acknowledged_on: 2026-01-15, due_on: 2026-02-09, responded_on: 2026-02-10, outcome: upheld}}
fb-5: {kind: complaint, channel: complaint_procedure, given_on: 2026-03-30}
fb-6: {kind: compliment, channel: compliment, service: svc-other, given_on: 2026-02}
fb-7: {themes: [th-2], given_on: 2026-02-20, restrictive_practice: [environmental]}
th-1: {identified_on: 2026-01-10, history: [{on: 2026-01-10, status: open}, {on: 2026-02-01, status: closed}, {on: 2026-04-02, status: open}]}
th-2: {identified_on: 2026-03-01, history: [{on: 2026-03-01, status: open}]}
dec-1: {responds_to: [th-1], decided_on: 2026-01-12}
dec-2: {responds_to: [th-2], decided_on: 2026-03-05}
act-1: {decision: dec-1, status: done, start_on: 2026-01-12, due_on: 2026-02-01, done_on: 2026-02-01}
act-2: {decision: dec-1, status: done, start_on: 2026-01-12, due_on: 2026-02-01, done_on: 2026-02-02}
act-3: {decision: dec-1, status: in_progress, start_on: 2026-01-12, due_on: 2026-03-30, due_history: [{from: 2026-02-01, to: 2026-03-30, on: 2026-02-01, why: Late.}]}
act-4: {decision: dec-1, status: stopped, start_on: 2026-01-12, due_on: 2026-03-01, done_on: 2026-02-15, stopped_because: Not wanted.}
rev-1: {actions: [act-1], on: 2026-02-15, kind: outcome, result: improved}
rev-2: {actions: [act-1], on: 2026-03-15, kind: sustained_3m, result: worse}
ev-1: {on: 2026-01-20}
ev-2: {on: 2026-02-20, kind: governance}
ind-1: {domain: control_over_daily_life, service: svc-mill, direction: higher, series: [{on: 2025-12, value: 3}, {on: 2026-03, value: 5}]}
ind-2: {domain: dignity, service: svc-mill, direction: lower, series: [{on: 2025-12, value: 3}, {on: 2026-03, value: 5}]}
ind-3: {domain: safety, service: svc-mill, series: [{on: 2026-03, value: 5}]}
"""


def _counted(shown: Portfolio, span: Span, service: str | None = None) -> dict[str, Figure]:
    """The figures of a story as it stood at the end of March, by name."""
    stood = next(one for one in shown.earlier if one.as_at == date(2026, 3, 31))
    seen = shown.edition != "public"
    portion = Portion.of(
        stood.graph, stood.journeys, stood.settings, stood.as_at, complaints_seen=seen
    )
    counted = figures(portion.ground(span, service))
    return {figure.name: figure for item in counted.values() for figure in item}


@pytest.mark.parametrize(
    ("name", "records", "of"),
    [
        ("feedback", "fb-1 fb-2 fb-4 fb-5 fb-6 fb-7", None),
        ("themes-new", "th-1 th-2", None),
        ("themes-open", "th-2", None),
        ("themes-closed", "th-1", None),
        ("themes-recurring", "th-1", None),
        ("actions-due", "act-1 act-2 act-3", None),
        ("actions-on-time", "act-1", "act-1 act-2 act-3"),
        ("actions-done", "act-1 act-2", None),
        ("actions-stopped", "act-4", None),
        ("actions-overdue", "act-3", None),
        ("actions-moved", "act-3", None),
        ("complaints", "fb-4 fb-5", None),
        ("compliments", "fb-6", None),
        ("complaints-acknowledged-in-time", "fb-4", "fb-4"),
        ("complaints-answered-in-time", "", "fb-4"),
        ("complaints-upheld", "fb-4", "fb-4 fb-5"),
        ("restriction-raised", "fb-7", None),
        ("restriction-decided", "dec-2", None),
        ("restriction-open", "th-2", None),
        ("reviews", "rev-1 rev-2", None),
        ("reviews-improved", "rev-1", "rev-1 rev-2"),
        ("reviews-lasting", "", "rev-2"),
        ("reviews-not-lasting", "rev-2", "rev-2"),
        ("qol-measured", "ind-1 ind-2", None),
        ("qol-better", "ind-1", "ind-1 ind-2"),
        ("qol-worse", "ind-2", "ind-1 ind-2"),
        ("meetings", "ev-1", None),
        ("feedback-informal", "fb-1 fb-6 fb-7", "fb-1 fb-2 fb-4 fb-5 fb-6 fb-7"),
        ("feedback-from-people", "fb-1 fb-4 fb-5 fb-6 fb-7", "fb-1 fb-2 fb-4 fb-5 fb-6 fb-7"),
    ],
)
def test_each_figure_knows_its_records(
    tmp_path: Path, name: str, records: str, of: str | None
) -> None:
    counted = _counted(portfolio(tmp_path, STORY, "partner"), QUARTER)[name]
    assert " ".join(counted.records) == records
    assert (counted.of is None) == (of is None)
    assert " ".join(counted.of or ()) == (of or "")


def test_one_service_is_counted_alone(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY, "partner")
    there = _counted(shown, QUARTER, "svc-other")
    assert there["feedback"].records == ("fb-6",)
    assert there["actions-done"].value == 0
    assert _counted(shown, QUARTER, "svc-nowhere")["feedback"].value == 0


@pytest.mark.parametrize("edition", ["public", "partner"])
def test_how_complaints_went_is_not_counted_where_it_may_not_be_seen(
    tmp_path: Path, edition: Edition
) -> None:
    counted = _counted(portfolio(tmp_path, STORY, edition), QUARTER)
    assert ("complaints-answered-in-time" in counted) == (edition == "partner")
    assert counted["complaints"].value == 2


def test_every_ground_has_the_same_figures(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY, "partner")
    names = [list(_counted(shown, QUARTER, service)) for service in (None, "svc-mill", "svc-x")]
    assert names[0] == names[1] == names[2]
    assert len(names[0]) == len(set(names[0]))
    assert next(iter(ITEMS)) == "feedback"


def test_a_small_number_that_points_at_people_is_hidden_and_nothing_is_not() -> None:
    three, eight = ("a", "b", "c"), tuple("abcdefgh")
    assert said(Figure("x", "X", three, counts_people=True), 5) == "fewer than 5"
    assert said(Figure("x", "X", three, counts_people=True), 0) == "3"
    assert said(Figure("x", "X", (), counts_people=True), 5) == "0"
    assert said(Figure("x", "X", three), 5) == "3"
    assert said(Figure("x", "X", three, eight, counts_people=True), 5) == "fewer than 5"
    assert said(Figure("x", "X", three, eight), 5) == "3 of 8"
    assert said(Figure("x", "X", (), ()), 5) == "none"


def test_weekends_are_no_working_days() -> None:
    friday = date(2026, 1, 9)
    assert working_days_after(friday, 0) == friday
    assert working_days_after(friday, 1) == date(2026, 1, 12)
    assert working_days_after(friday, 20) == date(2026, 2, 6)
