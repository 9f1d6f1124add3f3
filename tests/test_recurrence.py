"""Themes that came back after they were closed."""

from datetime import date

import pytest

from coproof.journey import recurred
from graph_stories import graph_of

CLOSED = """
th-1: {history: [{on: 2026-01-10, status: open}, {on: 2026-03-01, status: closed}]}
fb-1: {given_on: 2026-01-05, themes: [th-1]}
"""


def recurring(story: str, as_at: str = "2026-12-01") -> tuple[tuple[str, tuple[str, ...]], ...]:
    return recurred(graph_of(story), date.fromisoformat(as_at))


def test_feedback_after_a_theme_was_closed_makes_it_recurred() -> None:
    story = CLOSED + "fb-3: {given_on: 2026-03-02, themes: [th-1]}\n"
    story += "fb-2: {given_on: 2026-09-02, themes: [th-1]}"
    assert recurring(story) == (("th-1", ("fb-2", "fb-3")),)


@pytest.mark.parametrize("given_on", ["2026-02-28", "2026-03-01", "2026-03"])
def test_feedback_before_or_on_the_day_of_closing_does_not(given_on: str) -> None:
    assert recurring(CLOSED + f"fb-2: {{given_on: {given_on}, themes: [th-1]}}") == ()


@pytest.mark.parametrize("status", ["open", "watching"])
def test_feedback_after_reopening_does_not(status: str) -> None:
    story = CLOSED.replace("closed}]", f"closed}}, {{on: 2026-04-01, status: {status}}}]")
    assert recurring(story + "fb-2: {given_on: 2026-04-02, themes: [th-1]}") == ()


def test_reopening_because_of_the_feedback_leaves_it_recurred() -> None:
    story = CLOSED.replace("closed}]", "closed}, {on: 2026-04-01, status: open}]")
    assert recurring(story + "fb-2: {given_on: 2026-04-01, themes: [th-1]}") == (
        ("th-1", ("fb-2",)),
    )


def test_a_theme_closed_twice_may_recur_twice() -> None:
    again = "closed}, {on: 2026-04-01, status: open}, {on: 2026-06-01, status: closed}]"
    story = CLOSED.replace("closed}]", again) + "fb-2: {given_on: 2026-05-01, themes: [th-1]}\n"
    assert recurring(story) == ()
    assert recurring(story + "fb-3: {given_on: 2026-07-01, themes: [th-1]}") == (
        ("th-1", ("fb-3",)),
    )


def test_the_history_may_be_written_in_any_order() -> None:
    story = "th-1: {history: [{on: 2026-03-01, status: closed}, {on: 2026-01-10, status: open}]}\n"
    assert recurring(story + "fb-2: {given_on: 2026-05-01, themes: [th-1]}") == (
        ("th-1", ("fb-2",)),
    )


def test_a_theme_closed_later_than_the_day_is_not_closed_yet() -> None:
    assert recurring(CLOSED + "fb-2: {given_on: 2026-03-02, themes: [th-1]}", "2026-02-28") == ()


def test_a_theme_closed_on_no_known_day_cannot_be_judged() -> None:
    assert recurring("th-1: {status: closed}\nfb-1: {given_on: 2026-03-02, themes: [th-1]}") == ()
