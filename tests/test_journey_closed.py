"""When a journey is closed, where it stands, and which records a stage rests on."""

from datetime import date

from coproof.journey import journeys
from coproof.model import Clocks
from graph_stories import graph_of
from journey_stories import CHAIN, DONE, acting, journey, reviewed, stage, without, written

# Closed, and where it stands


def test_closed_up_to_told_whatever_comes_of_lasting() -> None:
    late = journey(without(CHAIN, "rev-2"))
    assert late.closed
    assert late.stage("sustained").state == "missing"
    assert late.stands_at.name == "sustained"


def test_told_alone_does_not_close_it() -> None:
    story = without(CHAIN, "rev-1", "rev-2", "told-1")
    story += "\ntold-1: {about: [dec-1], covers: [fb-1], on: 2026-02-02}"
    assert not journey(story).closed
    assert journey(story).stands_at.name == "reviewed"


def test_a_finished_journey_stands_at_its_last_done_stage() -> None:
    assert journey(CHAIN).stands_at.name == "sustained"
    no = journey(acting(outcome="no") + "told-1: {about: [dec-1], covers: [fb-1], on: 2026-02-02}")
    assert no.closed
    assert no.stands_at.name == "told"


def test_the_clocks_are_the_providers() -> None:
    found = journeys(graph_of(acting()), Clocks(told=7), date(2026, 2, 9))
    assert written(found[0].stage("told")) == "missing 2026-02-08 late 1"


# What it rests on


def test_a_stage_rests_on_all_records_its_day_and_days_are_taken_from() -> None:
    assert {s.name: s.rests_on for s in journey(CHAIN).stages} == {
        "given": ("fb-1",),
        "routed": ("fb-1", "th-quiet"),
        "decided": ("dec-1", "th-quiet"),
        "acted": ("act-1", "dec-1"),
        "reviewed": ("act-1", "rev-1"),
        "told": ("rev-1", "told-1"),
        "sustained": ("rev-2", "told-1"),
    }


def test_a_stage_that_is_due_rests_on_the_records_its_clock_runs_from() -> None:
    assert stage("routed", "fb-1: {given_on: 2026-01-05}").rests_on == ("fb-1",)
    assert stage("decided", without(CHAIN, "dec-1")).rests_on == ("th-quiet",)
    assert stage("acted", acting()).rests_on == stage("told", acting()).rests_on == ("dec-1",)
    assert stage("reviewed", reviewed(DONE)).rests_on == ("act-1",)
    assert stage("sustained", reviewed(DONE, "on: 2026-04-01")).rests_on == ("rev-1",)
    assert stage("reviewed", acting()).rests_on == ()
