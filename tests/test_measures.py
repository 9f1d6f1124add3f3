"""Counts of feedback: by stage, closed, late, with the denominator, in all and by service."""

from datetime import date

from coproof.journey import journeys
from coproof.measures import Progress, progress, progress_by_service
from coproof.model import Clocks
from graph_stories import graph_of
from journey_stories import CHAIN

MORE = """
svc-park: {}
svc-brook: {}
fb-2: {service: svc-park, given_on: 2026-11-30}
fb-3: {service: svc-park, given_on: 2026-01-05}
"""


def test_feedback_is_counted_by_where_it_stands() -> None:
    graph = graph_of(CHAIN + MORE)
    counted = progress(journeys(graph, Clocks(), date(2026, 12, 1)))
    assert (counted.feedback, counted.closed, counted.open, counted.late) == (3, 1, 2, 1)
    assert dict(counted.stands_at) == {
        "given": 0,
        "routed": 2,
        "decided": 0,
        "acted": 0,
        "reviewed": 0,
        "told": 0,
        "sustained": 1,
    }


def test_every_service_is_counted_also_one_nobody_spoke_in() -> None:
    graph = graph_of(CHAIN + MORE)
    found = progress_by_service(journeys(graph, Clocks(), date(2026, 12, 1)), graph)
    assert [(service, p.feedback, p.closed) for service, p in found] == [
        ("svc-brook", 0, 0),
        ("svc-mill", 1, 1),
        ("svc-park", 2, 0),
    ]


def test_no_feedback_is_counted_as_none() -> None:
    assert progress(()) == Progress(0, 0, 0, tuple((s, 0) for s in dict(progress(()).stands_at)))
