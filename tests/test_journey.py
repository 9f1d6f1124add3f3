"""The journey of one piece of feedback up to its decision: a story for every clause and corner."""

from datetime import date

import pytest

from coproof.journey import STAGES, journeys
from coproof.model import Clocks
from graph_stories import graph_of
from journey_stories import (
    CHAIN,
    NOT_YET,
    journey,
    line,
    stage,
    without,
    written,
)

# The whole way


def test_a_whole_journey() -> None:
    whole = journey(CHAIN)
    assert [f"{s.name} {written(s)}" for s in whole.stages] == [
        "given done 2026-01-05",
        "routed done 2026-01-12 after 7",
        "decided done 2026-02-01 after 20",
        "acted done 2026-03-01 after 28",
        "reviewed done 2026-04-01 after 31",
        "told done 2026-04-08 after 7",
        "sustained done 2026-09-01 after 146",
    ]
    assert [s.records for s in whole.stages] == [
        ("fb-1",),
        ("th-quiet",),
        ("dec-1",),
        ("act-1",),
        ("rev-1", "rev-2"),
        ("told-1",),
        ("rev-2",),
    ]
    assert whole.closed
    assert whole.answer == "yes"
    assert not any(s.held or s.why for s in whole.stages)


def test_every_stage_is_there_in_order_and_by_name() -> None:
    whole = journey("fb-1: {given_on: 2026-01-05}")
    assert tuple(s.name for s in whole.stages) == STAGES
    assert all(whole.stage(name).name == name for name in STAGES)


def test_journeys_are_sorted_by_their_feedback() -> None:
    story = "fb-2: {given_on: 2026-01-05}\nfb-10: {given_on: 2026-01-05}"
    found = journeys(graph_of(story), Clocks(), date(2026, 2, 1))
    assert [j.feedback for j in found] == ["fb-10", "fb-2"]


def test_a_stage_waits_while_an_earlier_one_is_not_done() -> None:
    fresh = journey("fb-1: {given_on: 2026-01-05}", "2026-01-06")
    assert [written(s) for s in fresh.stages] == ["done 2026-01-05", "due 2026-02-02", *["due"] * 5]


def test_words_taken_back_leave_the_journey_as_it_was() -> None:
    taken_back = CHAIN.replace(
        "given_on: 2026-01-05", "given_on: 2026-01-05, withdrawn_on: 2026-05-05"
    )
    assert journey(taken_back) == journey(CHAIN)


# Routed


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2026-02-02", "due 2026-02-02"),
        ("2026-02-03", "missing 2026-02-02 late 1"),
        ("2026-03-04", "missing 2026-02-02 late 30"),
    ],
)
def test_feedback_is_routed_within_28_days(as_at: str, expected: str) -> None:
    assert line("routed", "fb-1: {given_on: 2026-01-05}", as_at) == expected


def test_a_theme_routes_on_the_day_of_the_route() -> None:
    story = (
        "fb-1: {given_on: 2026-01-05, themes: [th-1], route: {to: theme, on: 2026-01-20}}\nth-1: {}"
    )
    assert line("routed", story) == "done 2026-01-20 after 15"


def test_a_theme_without_a_route_dates_from_when_it_was_identified() -> None:
    story = "fb-1: {given_on: 2026-01-05, themes: [th-1]}\nth-1: {identified_on: 2026-01-12}"
    assert line("routed", story) == "done 2026-01-12 after 7"


def test_an_older_theme_dates_from_when_the_feedback_was_given() -> None:
    story = "fb-1: {given_on: 2026-01-05, themes: [th-1]}\nth-1: {identified_on: 2025-06-01}"
    assert line("routed", story) == "done 2026-01-05 after 0"


def test_the_earliest_of_several_themes_counts() -> None:
    story = """
fb-1: {given_on: 2026-01-05, themes: [th-1, th-2]}
th-1: {identified_on: 2026-01-20}
th-2: {identified_on: 2026-01-10}
"""
    assert line("routed", story) == "done 2026-01-10 after 5"
    assert stage("routed", story).records == ("th-2", "th-1")


def test_a_decision_that_names_it_routes_it() -> None:
    story = "fb-1: {given_on: 2026-01-05}\ndec-1: {responds_to: [fb-1], decided_on: 2026-01-30}"
    assert line("routed", story) == "done 2026-01-30 after 25"
    assert stage("routed", story).records == ("dec-1",)


def test_a_route_that_says_something_other_than_theme_routes_it() -> None:
    story = "fb-1: {given_on: 2026-01-05, route: {to: noted, on: 2026-01-09, response: Thank you}}"
    assert line("routed", story) == "done 2026-01-09 after 4"
    assert stage("routed", story).records == ("fb-1",)


def test_a_route_to_a_theme_that_is_not_named_does_not_route_it() -> None:
    story = "fb-1: {given_on: 2026-01-05, route: {to: theme, on: 2026-01-09}}"
    assert line("routed", story) == "missing 2026-02-02 late 302"


def test_a_theme_that_does_not_exist_does_not_route_it() -> None:
    assert stage("routed", "fb-1: {given_on: 2026-01-05, themes: [th-gone]}").state == "missing"


def test_a_theme_wins_over_a_route() -> None:
    story = """
fb-1: {given_on: 2026-01-05, themes: [th-1], route: {to: noted, on: 2026-01-09, response: Yes}}
th-1: {}
"""
    assert stage("routed", story).records == ("th-1",)
    assert line("routed", story) == "done 2026-01-09 after 4"
    assert line("decided", story, "2026-03-10") == "due 2026-03-10"


def test_a_route_after_the_day_has_not_happened() -> None:
    story = "fb-1: {given_on: 2026-01-05, route: {to: noted, on: 2026-01-09, response: Thank you}}"
    assert line("routed", story, "2026-01-08") == "due 2026-02-02"
    assert line("decided", story, "2026-01-08") == "due"
    assert line("routed", story, "2026-01-09") == "done 2026-01-09 after 4"


def test_a_route_without_a_day_is_done_on_no_day_and_starts_no_clock() -> None:
    story = "fb-1: {given_on: 2026-01-05, route: {to: noted}}"
    assert line("routed", story) == "done"
    assert line("decided", story) == "due"


# Known to the month only


def test_a_month_runs_its_clock_from_its_last_day_and_gives_no_days() -> None:
    story = "fb-1: {given_on: 2026-01}"
    assert line("given", story) == "done 2026-01"
    assert line("routed", story, "2026-02-28") == "due 2026-02-28"
    assert line("routed", story, "2026-03-01") == "missing 2026-02-28"


def test_a_month_counts_from_its_first_day_for_order() -> None:
    story = """
fb-1: {given_on: 2026-01, themes: [th-1]}
th-1: {identified_on: 2026-01-02}
dec-1: {responds_to: [th-1], decided_on: 2026-01-03}
"""
    assert line("routed", story) == "done 2026-01-02"  # not before the month, and no days known
    assert line("decided", story) == "done 2026-01-03 after 1"


def test_a_theme_older_than_the_month_dates_from_the_month() -> None:
    story = "fb-1: {given_on: 2026-01, themes: [th-1]}\nth-1: {identified_on: 2025-12-31}"
    assert line("routed", story) == "done 2026-01"
    assert line("decided", story, "2026-04-01") == "due 2026-04-01"
    assert line("decided", story, "2026-04-02") == "missing 2026-04-01"


# Closed by a response


@pytest.mark.parametrize(
    ("route", "why"),
    [
        ("responded_on_the_spot", "It was put right on the spot."),
        ("support_plan", "It was answered in the person's own support plan."),
        ("safeguarding", "It was passed on as a safeguarding concern."),
        ("noted", "It was noted, and the person had an answer."),
    ],
)
def test_a_response_closes_what_is_in_no_theme_and_no_decision(route: str, why: str) -> None:
    closed = journey(
        f"fb-1: {{given_on: 2026-01-05, route: {{to: {route}, on: 2026-01-06, response: Done}}}}"
    )
    assert [s.state for s in closed.stages] == ["done", "done", *["not_needed"] * 5]
    assert {s.why for s in closed.stages[2:]} == {why}
    assert {s.rests_on for s in closed.stages[2:]} == {("fb-1",)}
    assert closed.closed
    assert closed.answer == route
    assert closed.stands_at.name == "routed"


def test_a_response_in_any_language_closes() -> None:
    story = (
        "fb-1: {given_on: 2026-01-05, route: {to: noted, on: 2026-01-06, response: {cy: Diolch}}}"
    )
    assert journey(story).closed


@pytest.mark.parametrize("response", ["", ", response: '  '"])
def test_without_a_response_an_answer_is_still_owed(response: str) -> None:
    story = f"fb-1: {{given_on: 2026-01-05, route: {{to: noted, on: 2026-01-06{response}}}}}"
    assert line("decided", story, "2026-03-07") == "due 2026-03-07"
    assert line("decided", story, "2026-03-08") == "missing 2026-03-07 late 1"
    assert not journey(story).closed
    assert journey(story).answer is None


def test_a_response_does_not_close_what_a_decision_names() -> None:
    story = """
fb-1: {given_on: 2026-01-05, route: {to: noted, on: 2026-01-06, response: Thank you}}
dec-1: {responds_to: [fb-1], decided_on: 2026-02-01}
"""
    assert line("decided", story) == "done 2026-02-01 after 26"
    assert line("told", story) == "missing 2026-02-22 late 282"
    assert journey(story).answer == "yes"


# Given during or after a change

CHANGE = """
dec-9: {responds_to: [fb-9], decided_on: 2026-01-01}
act-9: {decision: dec-9, status: planned}
th-1: {}
"""


@pytest.mark.parametrize("phase", ["during", "after"])
def test_feedback_on_a_change_is_part_of_that_actions_review(phase: str) -> None:
    said = f"phase: {phase}, action: act-9, themes: [th-1]"
    story = f"fb-1: {{given_on: 2026-01-05, {said}}}\n{CHANGE}"
    part = journey(story)
    assert [s.state for s in part.stages] == ["done", "done", *["not_needed"] * 5]
    assert {s.why for s in part.stages[2:]} == {"It is part of the review of a change."}
    assert part.closed
    assert part.answer is None


def test_feedback_on_a_change_must_still_be_routed() -> None:
    story = f"fb-1: {{given_on: 2026-01-05, phase: after, action: act-9}}\n{CHANGE}"
    assert line("routed", story) == "missing 2026-02-02 late 302"
    assert not journey(story).closed


@pytest.mark.parametrize(
    "said", ["phase: before, action: act-9", "phase: after", "phase: after, action: act-gone"]
)
def test_feedback_before_a_change_or_on_no_known_action_goes_its_own_way(said: str) -> None:
    story = f"fb-1: {{given_on: 2026-01-05, themes: [th-1], {said}}}\n{CHANGE}"
    assert stage("decided", story).state == "missing"


# Decided


def test_a_decision_is_due_60_days_after_routing() -> None:
    story = without(CHAIN, "dec-1", "act-1", "rev-1", "rev-2", "told-1")
    assert line("decided", story, "2026-03-13") == "due 2026-03-13"
    assert line("decided", story, "2026-03-14") == "missing 2026-03-13 late 1"
    assert line("acted", story) == line("reviewed", story) == line("told", story) == "due"


def test_the_earliest_answer_dates_the_stage_and_the_newest_is_the_answer() -> None:
    story = """
fb-1: {given_on: 2026-01-05, themes: [th-1]}
th-1: {}
dec-1: {responds_to: [th-1], decided_on: 2026-03-01, outcome: "no"}
dec-2: {responds_to: [fb-1], decided_on: 2026-02-01, outcome: trial}
dec-3: {responds_to: [fb-1, th-1], decided_on: 2026-02-15, outcome: partly}
"""
    assert line("decided", story) == "done 2026-02-01 after 20"
    assert stage("decided", story).records == ("dec-2", "dec-3", "dec-1")
    assert journey(story).answer == "no"


def test_of_two_decisions_of_one_day_the_last_by_id_is_the_answer() -> None:
    story = """
fb-1: {given_on: 2026-01-05}
dec-b: {responds_to: [fb-1], decided_on: 2026-02-01, outcome: partly}
dec-a: {responds_to: [fb-1], decided_on: 2026-02-01, outcome: trial}
"""
    assert journey(story).answer == "partly"


@pytest.mark.parametrize("source", ["th-1", "fb-1"])
@pytest.mark.parametrize(
    ("given_on", "answered"), [("2026-02-01", True), ("2026-02-02", False), ("2026-02", True)]
)
def test_a_decision_taken_before_it_was_given_does_not_answer_it(
    source: str, given_on: str, answered: bool
) -> None:
    story = f"""
fb-1: {{given_on: {given_on}, themes: [th-1]}}
th-1: {{}}
dec-1: {{responds_to: [{source}], decided_on: 2026-02-01}}
"""
    assert (stage("decided", story).state == "done") is answered


def test_a_decision_on_another_theme_does_not_answer_it() -> None:
    story = CHAIN.replace("responds_to: [th-quiet]", "responds_to: [th-food]") + "th-food: {}"
    assert stage("decided", story).state == "missing"
    assert journey(story).answer is None


# Not yet


def test_a_not_yet_is_an_answer_until_its_day_to_look_again() -> None:
    assert line("decided", NOT_YET, "2026-06-01") == "done 2026-02-01 after 20"
    assert journey(NOT_YET, "2026-06-01").closed


def test_a_not_yet_past_its_day_reopens_the_decision() -> None:
    reopened = journey(NOT_YET, "2026-06-11")
    assert written(reopened.stage("decided")) == "missing 2026-06-01 late 10"
    assert reopened.stage("decided").records == reopened.stage("decided").rests_on == ("dec-1",)
    assert not reopened.closed
    assert reopened.answer == "not_yet"
    assert reopened.stands_at.name == "decided"


def test_what_was_told_of_a_not_yet_stays_told() -> None:
    assert line("told", NOT_YET, "2026-06-11") == "done 2026-02-10 after 29"
    untold = without(NOT_YET, "told-1")
    assert line("told", untold, "2026-06-11") == "missing 2026-02-22 late 109"


def test_a_newer_decision_keeps_it_closed() -> None:
    newer = NOT_YET + 'dec-2: {responds_to: [fb-1], decided_on: 2026-02-02, outcome: "no"}'
    assert line("decided", newer) == "done 2026-02-01 after 20"


def test_another_decision_of_the_same_day_is_not_newer() -> None:
    same = NOT_YET + "dec-2: {responds_to: [fb-1], decided_on: 2026-02-01, outcome: partly}"
    assert line("decided", same, "2026-06-02") == "missing 2026-06-01 late 1"
    assert stage("decided", same, "2026-06-02").records == ("dec-1", "dec-2")


@pytest.mark.parametrize("said", ["outcome: not_yet", 'outcome: "no", look_again_on: 2026-06-01'])
def test_only_a_not_yet_with_a_day_reopens(said: str) -> None:
    story = NOT_YET.replace("outcome: not_yet, look_again_on: 2026-06-01", said)
    assert line("decided", story) == "done 2026-02-01 after 20"


def test_of_two_put_off_on_one_day_the_one_longest_past_its_day_reopens() -> None:
    put_off = "decided_on: 2026-02-01, outcome: not_yet, look_again_on: 2026-05-01"
    both = NOT_YET + f"dec-2: {{responds_to: [fb-1], {put_off}}}"
    assert line("decided", both, "2026-06-02") == "missing 2026-05-01 late 32"


def test_an_older_not_yet_does_not_reopen_what_a_newer_one_put_off() -> None:
    put_off = "decided_on: 2026-05-20, outcome: not_yet, look_again_on: 2026-09-01"
    later = f"dec-2: {{responds_to: [fb-1], {put_off}}}"
    assert stage("decided", NOT_YET + later, "2026-09-01").state == "done"
    assert line("decided", NOT_YET + later, "2026-09-02") == "missing 2026-09-01 late 1"
