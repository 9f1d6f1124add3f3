"""The journey once it is decided: acted, reviewed, told, sustained; every clause and corner."""

import pytest

from journey_stories import (
    CHAIN,
    DONE,
    NOT_YET,
    TRIAL,
    acting,
    journey,
    line,
    reviewed,
    stage,
    without,
)

# Acted


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("status: in_progress, start_on: 2026-02-05", "done 2026-02-05 after 4"),
        ("status: done, start_on: 2026-02-05, done_on: 2026-03-01", "done 2026-03-01 after 28"),
        ("status: stopped, start_on: 2026-02-05, done_on: 2026-02-20", "done 2026-02-20 after 19"),
        ("status: done, start_on: 2026-02-05", "done"),
        ("status: in_progress", "done"),
        ("status: planned, start_on: 2026-02-05", "missing 2026-03-03 late 5"),
        ("status: in_progress, start_on: 2026-03-09", "missing 2026-03-03 late 5"),
        ("status: done, start_on: 2026-02-05, done_on: 2026-03-09", "done 2026-02-05 after 4"),
        ("status: stopped, start_on: 2026-03-09, done_on: 2026-03-10", "missing 2026-03-03 late 5"),
        ("status: done, done_on: 2026-03-09", "missing 2026-03-03 late 5"),
    ],
)
def test_an_action_as_it_stood_on_the_day(said: str, expected: str) -> None:
    assert line("acted", acting(said), "2026-03-08") == expected


def test_action_is_due_30_days_after_the_decision() -> None:
    assert line("acted", acting(), "2026-03-03") == "due 2026-03-03"
    assert line("acted", acting(), "2026-03-04") == "missing 2026-03-03 late 1"


def test_any_action_counts_and_the_earliest_dates_the_stage() -> None:
    story = acting(
        "status: planned",
        "status: done, done_on: 2026-04-01",
        "status: in_progress",
        "status: in_progress, start_on: 2026-03-01",
    )
    assert line("acted", story) == "done 2026-03-01 after 28"
    assert stage("acted", story).records == ("act-4", "act-2", "act-3")


def test_an_action_of_another_decision_does_not_count() -> None:
    story = (
        acting()
        + "fb-2: {given_on: 2026-01-05}\ndec-2: {responds_to: [fb-2], decided_on: 2026-02-02}"
    )
    story += "\nact-9: {decision: dec-2, status: done, done_on: 2026-02-03}"
    assert stage("acted", story).state == "missing"


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        ("no", "The decision was not to act now."),
        ("not_yet", "The decision was not to act now."),
        ("keep_doing", "The decision was to keep doing it."),
    ],
)
def test_nothing_has_to_be_done_or_reviewed_after_no_not_yet_or_keep_doing(
    outcome: str, why: str
) -> None:
    found = journey(acting("status: planned", outcome=outcome), "2026-02-10")
    assert [s.state for s in found.stages[3:]] == ["not_needed", "not_needed", "due", "not_needed"]
    assert found.stage("acted").why == why
    assert (
        found.stage("reviewed").why == "Nothing was changed, so there is nothing to look at again."
    )
    assert {found.stage(name).rests_on for name in ("acted", "reviewed", "sustained")} == {
        ("dec-1",)
    }


@pytest.mark.parametrize("outcome", ["yes", "trial", "partly"])
def test_one_decision_to_act_is_enough_to_need_action(outcome: str) -> None:
    story = acting(outcome="no")
    story += f"dec-2: {{responds_to: [fb-1], decided_on: 2026-03-01, outcome: {outcome}}}"
    assert line("acted", story, "2026-03-31") == "due 2026-03-31"  # from the decision to act
    assert line("acted", story, "2026-04-01") == "missing 2026-03-31 late 1"


def test_what_was_done_all_the_same_counts_and_is_reviewed() -> None:
    story = acting("status: done, done_on: 2026-03-01", outcome="no")
    assert line("acted", story) == "done 2026-03-01 after 28"
    assert line("reviewed", story, "2026-04-15") == "due 2026-04-15"


def test_action_waits_while_the_decision_is_open_again() -> None:
    story = NOT_YET + "dec-2: {responds_to: [fb-1], decided_on: 2026-01-20}"
    assert line("acted", story, "2026-06-02") == "due"
    assert line("acted", story, "2026-06-01") == "missing 2026-02-19 late 102"


# Reviewed


@pytest.mark.parametrize("kind", ["trial", "outcome", "sustained_3m", "look_back"])
@pytest.mark.parametrize("result", ["improved", "partly_improved", "no_change", "worse"])
def test_a_review_of_any_kind_with_any_result_counts(kind: str, result: str) -> None:
    story = reviewed(DONE, f"on: 2026-04-01, kind: {kind}, result: {result}")
    assert line("reviewed", story) == "done 2026-04-01 after 31"


def test_a_review_is_due_45_days_after_the_action_is_done() -> None:
    assert line("reviewed", reviewed(DONE), "2026-04-15") == "due 2026-04-15"
    assert line("reviewed", reviewed(DONE), "2026-04-16") == "missing 2026-04-15 late 1"


def test_the_clock_of_a_review_runs_from_the_first_action_that_is_finished() -> None:
    story = acting(
        "status: in_progress, start_on: 2026-02-05", "status: done, done_on: 2026-04-01", DONE
    )
    assert line("reviewed", story, "2026-04-15") == "due 2026-04-15"


def test_too_early_to_say_is_no_review_yet() -> None:
    story = reviewed(DONE, "on: 2026-03-20, result: too_early", "on: 2026-05-01")
    assert line("reviewed", story) == "done 2026-05-01 after 61"
    assert stage("reviewed", story).records == ("rev-2",)
    assert line("reviewed", without(story, "rev-2")) == "missing 2026-04-15 late 230"


def test_a_stopped_action_needs_a_review_too() -> None:
    story = reviewed("status: stopped, done_on: 2026-03-01")
    assert line("reviewed", story, "2026-05-01") == "missing 2026-04-15 late 16"


def test_a_review_on_the_way_does_not_count_until_the_action_is_finished() -> None:
    on_the_way = reviewed("status: in_progress, start_on: 2026-02-05", "on: 2026-02-20")
    assert line("reviewed", on_the_way) == "due"
    finished = reviewed(f"start_on: 2026-02-05, {DONE}", "on: 2026-02-20")
    assert line("reviewed", finished, "2026-02-28") == "due"
    assert line("reviewed", finished, "2026-03-01") == "done 2026-02-20 after 19"  # since decided


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-03-14", "due"), ("2026-03-15", "done 2026-03-15 after 38")]
)
def test_a_trial_is_reviewed_at_its_end_or_later(on: str, expected: str) -> None:
    assert line("reviewed", reviewed(TRIAL, f"on: {on}")) == expected


def test_a_review_of_an_action_that_was_never_begun_does_not_count() -> None:
    story = reviewed("status: planned, trial: {end: 2026-03-15}", "on: 2026-03-20")
    assert stage("acted", story).state == "missing"
    assert line("reviewed", story) == "due"


def test_one_review_may_look_at_several_actions() -> None:
    story = acting("status: planned", DONE) + "rev-1: {actions: [act-1, act-2], on: 2026-04-01}"
    assert stage("reviewed", story).records == ("rev-1",)


# Told

SAID = """
fb-1: {given_on: 2026-01-05, themes: [th-1]}
th-1: {}
dec-1: {responds_to: [th-1], decided_on: 2026-02-01}
act-1: {decision: dec-1, status: planned}
rev-1: {actions: [act-1], on: 2026-02-03, result: too_early}
"""


def test_people_are_told_within_21_days_of_the_decision() -> None:
    assert line("told", SAID, "2026-02-22") == "due 2026-02-22"
    assert line("told", SAID, "2026-02-23") == "missing 2026-02-22 late 1"


def test_telling_waits_for_a_decision_and_for_nothing_else() -> None:
    assert line("told", "fb-1: {given_on: 2026-01-05}") == "due"
    told = SAID + "told-1: {about: [dec-1], covers: [fb-1], on: 2026-02-05}"
    assert line("acted", told) == "missing 2026-03-03 late 273"
    assert line("told", told) == "done 2026-02-05 after 4"


def test_told_before_it_was_done_counts_its_days_from_the_decision() -> None:
    story = CHAIN + "told-2: {about: [dec-1], covers: [fb-1], on: 2026-02-08}"
    assert line("told", story) == "done 2026-02-08 after 7"
    assert stage("told", story).records == ("told-2", "told-1")


@pytest.mark.parametrize("about", ["dec-1", "act-1", "rev-1"])
@pytest.mark.parametrize("covers", ["fb-1", "th-1"])
def test_told_of_the_decision_its_action_or_its_review(about: str, covers: str) -> None:
    story = SAID + f"told-1: {{about: [{about}], covers: [{covers}], on: 2026-02-05}}"
    assert line("told", story) == "done 2026-02-05 after 4"


def test_told_of_something_else_is_not_told() -> None:
    story = (
        SAID + "dec-2: {responds_to: [fb-2], decided_on: 2026-02-01}\nfb-2: {given_on: 2026-01-05}"
    )
    story += "\ntold-1: {about: [dec-2], covers: [fb-1], on: 2026-02-05}"
    assert stage("told", story).state == "missing"


def test_told_to_cover_something_else_is_not_told() -> None:
    story = SAID + "th-2: {}\ntold-1: {about: [dec-1], covers: [th-2], on: 2026-02-05}"
    assert stage("told", story).state == "missing"


def test_told_before_the_earliest_decision_is_not_told() -> None:
    early = SAID + "told-1: {about: [act-1], covers: [fb-1], on: 2026-01-31}"
    assert stage("told", early).state == "missing"
    same_day = SAID + "told-1: {about: [act-1], covers: [fb-1], on: 2026-02-01}"
    assert line("told", same_day) == "done 2026-02-01 after 0"


def test_telling_a_theme_covers_only_the_feedback_given_by_then() -> None:
    later = """
fb-2: {given_on: 2026-02-06, themes: [th-1]}
dec-2: {responds_to: [th-1], decided_on: 2026-02-20}
"""
    story = SAID + later + "told-1: {about: [dec-1], covers: [th-1], on: 2026-02-05}"
    assert journey(story).stage("told").state == "done"
    assert journey(story, feedback="fb-2").stage("told").state == "missing"


WHOM = ("person_who_said_it", "everyone_in_service", "families", "staff", "commissioner", "public")


@pytest.mark.parametrize(
    ("from_role", "reached"),
    [
        ("person", WHOM[:2]),
        ("advocate", WHOM[:2]),
        ("professional", WHOM[:2]),
        ("commissioner", WHOM[:2]),
        ("visitor", WHOM[:2]),
        ("family_carer", WHOM[:3]),
        ("friend", WHOM[:3]),
        ("staff", (*WHOM[:2], "staff")),
        ("anonymous", (*WHOM[:3], "public")),
    ],
)
@pytest.mark.parametrize("whom", WHOM)
def test_telling_must_reach_the_people_concerned(
    from_role: str, reached: tuple[str, ...], whom: str
) -> None:
    story = SAID.replace("themes: [th-1]}", f"themes: [th-1], from_role: {from_role}}}")
    story += (
        f"told-1: {{about: [dec-1], covers: [fb-1], on: 2026-02-05, whom: [commissioner, {whom}]}}"
    )
    assert (stage("told", story).state == "done") is (whom in reached)


def test_an_answered_complaint_is_told() -> None:
    story = SAID.replace(
        "themes: [th-1]}", "themes: [th-1], complaint: {responded_on: 2026-02-04}}"
    )
    assert line("told", story) == "done 2026-02-04 after 3"
    assert stage("told", story).records == ("fb-1",)
    assert line("told", story, "2026-02-03") == "due 2026-02-22"


def test_an_answered_complaint_is_told_even_where_no_decision_is_on_record() -> None:
    story = "fb-1: {given_on: 2026-01-05, complaint: {responded_on: 2026-01-25}}"
    assert line("told", story) == "done 2026-01-25 after 20"


def test_of_a_letter_and_a_talk_the_earlier_counts() -> None:
    story = SAID.replace(
        "themes: [th-1]}", "themes: [th-1], complaint: {responded_on: 2026-02-09}}"
    )
    story += "told-1: {about: [dec-1], covers: [fb-1], on: 2026-02-05}"
    assert line("told", story) == "done 2026-02-05 after 4"
    assert stage("told", story).records == ("told-1", "fb-1")


def test_a_no_must_be_told() -> None:
    assert line("told", acting(outcome="no"), "2026-03-01") == "missing 2026-02-22 late 7"


# Sustained


def test_whether_it_lasted_is_asked_183_days_after_the_review() -> None:
    story = reviewed(DONE, "on: 2026-04-01")
    assert line("sustained", story, "2026-10-01") == "due 2026-10-01"
    assert line("sustained", story, "2026-10-02") == "missing 2026-10-01 late 1"
    assert line("sustained", reviewed(DONE)) == "due"


@pytest.mark.parametrize("kind", ["sustained_3m", "sustained_6m", "sustained_12m"])
@pytest.mark.parametrize("result", ["improved", "partly_improved", "no_change"])
def test_a_later_look_that_found_it_no_worse_shows_that_it_lasted(kind: str, result: str) -> None:
    story = reviewed(DONE, "on: 2026-04-01", f"on: 2026-07-01, kind: {kind}, result: {result}")
    assert line("sustained", story) == "done 2026-07-01 after 91"


@pytest.mark.parametrize("kind", ["outcome", "trial", "look_back"])
def test_a_review_of_another_kind_does_not_show_that_it_lasted(kind: str) -> None:
    story = reviewed(DONE, "on: 2026-04-01", f"on: 2026-07-01, kind: {kind}")
    assert line("sustained", story, "2026-08-01") == "due 2026-10-01"


def test_a_later_look_that_was_too_early_does_not_show_it() -> None:
    story = reviewed(
        DONE, "on: 2026-04-01", "on: 2026-07-01, kind: sustained_3m, result: too_early"
    )
    assert line("sustained", story, "2026-08-01") == "due 2026-10-01"


@pytest.mark.parametrize("result", ["no_change", "worse"])
def test_where_nothing_got_better_nothing_has_to_last(result: str) -> None:
    story = reviewed(DONE, f"on: 2026-04-01, result: {result}")
    found = stage("sustained", story)
    assert found.state == "not_needed"
    assert found.why == "The review found no improvement that could last."
    assert found.rests_on == ("rev-1",)


def test_what_a_later_look_found_worse_did_not_last() -> None:
    story = reviewed(DONE, "on: 2026-04-01", "on: 2026-07-01, kind: sustained_3m, result: worse")
    assert line("sustained", story) == "not_needed"


def test_lasting_at_three_months_stays_true_when_it_is_lost_at_six() -> None:
    story = reviewed(
        DONE,
        "on: 2026-07-01, kind: sustained_3m",
        "on: 2026-10-01, kind: sustained_6m, result: worse",
    )
    assert line("sustained", story) == "done 2026-07-01 after 0"
    assert stage("sustained", story).records == ("rev-1",)


def test_an_improvement_at_the_second_try_has_its_own_clock() -> None:
    story = reviewed(DONE, "on: 2026-04-01, result: no_change", "on: 2026-06-01", "on: 2026-07-01")
    assert line("sustained", story) == "due 2026-12-01"
    assert stage("sustained", story).rests_on == ("rev-2",)


def test_of_two_reviews_of_one_day_the_improvement_is_to_be_sustained() -> None:
    story = reviewed(DONE, "on: 2026-04-01", "on: 2026-04-01, result: no_change")
    assert line("sustained", story, "2026-10-01") == "due 2026-10-01"
    assert stage("sustained", story, "2026-10-01").rests_on == ("rev-1",)
