"""Where a piece of feedback stands, in words that need neither colour nor a script."""

from pathlib import Path

import pytest

from coproof.views.catalogue import Catalogue
from coproof.views.labels import cut, later, said_date, short_date
from coproof.views.standing import stands_in_words, steps_of, where_it_stands
from pages_stories import CHAIN, pages, portfolio, words_of


def without(*ids: str) -> str:
    rows = CHAIN.strip().splitlines()
    return "\n".join(row for row in rows if row.partition(":")[0] not in ids)


def stands(root: Path, story: str) -> str:
    journey = portfolio(root, story).journey("fb-1")
    assert journey is not None
    return where_it_stands(journey)


def test_the_stepper_says_every_state_in_words(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, without("told-1", "rev-2")))["feedback/fb-1.html"])
    assert "Given Somebody said, wrote or showed it Done 5 January 2026" in words
    assert "Decided What was decided, and why Done 1 February 2026, 20 days later" in words
    late = "Told Whether people heard back Late: was due by 22 February 2026, 252 days ago"
    assert late in words
    assert "It stands here" in words


def test_a_stage_that_is_not_needed_says_why_once(tmp_path: Path) -> None:
    story = "svc-mill: {}\nfb-1: {route: {to: noted, on: 2026-01-06, response: Thank you.}}\n"
    words = words_of(pages(portfolio(tmp_path, story))["feedback/fb-1.html"])
    assert "Decided What was decided, and why Not needed: It was noted" in words
    assert words.count("It was noted, and the person had an answer.") == 1


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ((), "Given 5 January 2026. The answer was yes. The loop is closed."),
        (
            ("rev-2",),
            "Given 5 January 2026. The answer was yes. Nobody has looked again yet to see if it "
            "lasted. This was due by 1 October 2026.",
        ),
        (
            ("told-1", "rev-1", "rev-2"),
            "Given 5 January 2026. The answer was yes. Nobody has checked yet whether it helped. "
            "This was due by 15 April 2026.",
        ),
    ],
)
def test_one_line_says_where_it_stands(
    tmp_path: Path, left_out: tuple[str, ...], said: str
) -> None:
    assert stands(tmp_path, without(*left_out)) == said


def test_what_is_late_comes_before_what_is_next(tmp_path: Path) -> None:
    story = without("told-1", "rev-1", "rev-2").replace(
        "status: done, start_on: 2026-02-05, done_on: 2026-03-01", "status: in_progress"
    )
    story = story.replace("status: in_progress", "status: in_progress, start_on: 2026-02-05")
    assert "Nobody has been told yet. This was due by 22 February 2026." in stands(tmp_path, story)


def test_the_register_names_where_it_stands_and_what_is_late(tmp_path: Path) -> None:
    story = without("told-1", "rev-1", "rev-2").replace("done_on: 2026-03-01", "due_on: 2026-12-01")
    shown = portfolio(tmp_path, story.replace("status: done", "status: in_progress"))
    journey = shown.journey("fb-1")
    assert journey is not None
    assert stands_in_words(journey) == ("Reviewed: not yet, told: late", "missing")


def test_a_step_names_the_records_behind_it_but_not_the_page_itself(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, CHAIN)
    journey = shown.journey("fb-1")
    assert journey is not None
    named = [
        [entry.id for entry in step.entries] for step in steps_of(journey, Catalogue.of(shown))
    ]
    assert named[0] == []
    assert named[1:4] == [["th-quiet"], ["dec-1"], ["act-1"]]
    assert named[5:] == [["told-1"], ["rev-2"]]


def test_many_journeys_are_counted_stage_by_stage(tmp_path: Path) -> None:
    story = CHAIN + "fb-2: {themes: [th-quiet], given_on: 2026-01-06}\n"
    words = words_of(pages(portfolio(tmp_path, story))["themes/th-quiet.html"])
    assert "2 pieces of feedback go through here; 1 of 2 loops are closed." in words
    assert "Told 1 of 2 done, 1 late" in words
    assert "Acted All 2 done" in words


def test_dates_are_said_as_people_say_them() -> None:
    assert said_date("2026-01-03") == "3 January 2026"
    assert said_date("2026-05") == "May 2026"
    assert short_date("2026-09-30") == "30 Sep 2026"


def test_days_are_said_as_people_say_them() -> None:
    assert [later(number) for number in (None, 0, 1, 12)] == [
        "",
        "on the same day",
        "1 day later",
        "12 days later",
    ]


def test_a_long_text_is_cut_between_words() -> None:
    assert cut("The lounge is too loud after tea.", 18) == "The lounge is too…"
    assert cut("x" * 100, 10) == "x" * 10 + "…"
    assert cut("Short.", 70) == "Short."
