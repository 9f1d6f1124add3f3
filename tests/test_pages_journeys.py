"""The journey of a theme: the whole chain on one page, its holes shown as plainly as its steps."""

from pathlib import Path

from coproof.pages.journey import journey_pages
from coproof.views.catalogue import Catalogue
from coproof.views.theme_journey import NEWEST_FEEDBACK
from coproof.views.you_said_we_did import HEADINGS
from pages_stories import CHAIN, Document, pages, portfolio, words_of

LIGHT = 180_000
"""Bytes that the body of a page may have, so that with its frame it stays under 200 kB."""


def journey(root: Path, story: str = CHAIN) -> str:
    return words_of(pages(portfolio(root, story))["journeys/th-quiet.html"])


def without(*ids: str) -> str:
    rows = CHAIN.strip().splitlines()
    return "\n".join(row for row in rows if row.partition(":")[0] not in ids)


def test_the_chain_stands_on_one_page_with_the_days_between_its_steps(tmp_path: Path) -> None:
    words = journey(tmp_path)
    assert "7 days after it was first said" in words
    assert "20 days after the theme was noticed" in words
    assert "finished 28 days after the decision" in words
    assert "31 days after it was done" in words
    assert "7 days after what it is about" in words
    assert "153 days after the first review" in words


def test_nobody_told_is_a_hole_with_its_day(tmp_path: Path) -> None:
    words = journey(tmp_path, without("told-1"))
    assert "Nobody has been told yet. This was due by 22 February 2026, 252 days ago." in words


def test_nothing_decided_is_a_hole_and_the_steps_after_it_wait(tmp_path: Path) -> None:
    words = journey(tmp_path, without("dec-1", "act-1", "rev-1", "told-1", "rev-2"))
    assert "Nothing has been decided yet. This was due by 13 March 2026" in words
    assert "Nothing has been done yet. This waits for an earlier step." in words


def test_a_hole_for_some_says_for_how_many(tmp_path: Path) -> None:
    words = journey(tmp_path, CHAIN + "fb-2: {themes: [th-quiet], given_on: 2026-01-06}\n")
    assert (
        "Nobody has been told yet. That is so for 1 of 2 pieces of feedback. "
        "This was due by 22 February 2026" in words
    )


def test_a_theme_without_feedback_still_has_its_journey(tmp_path: Path) -> None:
    words = journey(tmp_path, "svc-mill: {}\nth-quiet: {}\n")
    assert "No feedback of this theme is shown here." in words
    assert "Nobody has been told yet." in words


def test_a_theme_that_came_back_says_so(tmp_path: Path) -> None:
    closed = "[{on: 2026-01-12, status: open}, {on: 2026-05-01, status: closed}]"
    story = CHAIN.replace("th-quiet: {}", f"th-quiet: {{status: closed, history: {closed}}}")
    words = journey(tmp_path, story + "fb-2: {themes: [th-quiet], given_on: 2026-06-01}\n")
    assert "This came back: 1 piece of feedback was given after the theme was closed." in words


def test_both_verdicts_stand_side_by_side_and_are_never_merged(tmp_path: Path) -> None:
    for path in ("journeys/th-quiet.html", "feedback/fb-1.html"):
        words = words_of(pages(portfolio(tmp_path, CHAIN))[path])
        provider, people = words.split("What the provider found")[-1].split("What people say to it")
        assert "Improved" in provider
        assert "Not happy" in people
        assert "Not happy" not in provider
        assert "Improved" not in people


def test_a_verdict_that_nobody_gave_is_said_to_be_missing(tmp_path: Path) -> None:
    words = journey(tmp_path, CHAIN.replace(", response: not_happy", ""))
    assert "Nobody has recorded yet what people say to it." in words


def test_a_no_is_shown_with_its_reason_and_what_there_is_instead(tmp_path: Path) -> None:
    decided = 'dec-1: {responds_to: [th-quiet], outcome: "no", reason: One allergy.'
    story = without("act-1", "rev-1", "rev-2", "told-1").replace(
        "dec-1: {responds_to: [th-quiet]", decided + ", alternative: A visiting dog."
    )
    words = journey(tmp_path, story)
    assert HEADINGS["no"] in words
    assert "One allergy." in words
    assert "A visiting dog." in words
    assert "Not needed for 1 piece of feedback. The decision was not to act now." in words


def test_records_that_are_held_are_said_to_be_held(tmp_path: Path) -> None:
    words = journey(tmp_path, CHAIN.replace("dec-1: {", "dec-1: {visibility: internal, "))
    assert "Some records of this step are held, not published." in words


def test_a_theme_with_500_pieces_of_feedback_stays_light(tmp_path: Path) -> None:
    said = "The lounge is “too loud” after tea & nobody asked us. " * 12
    story = CHAIN + "".join(
        f"fb-9{n:03}: {{themes: [th-quiet], summary: '{said}', title: 'Number {n}'}}\n"
        for n in range(499)
    )
    shown = portfolio(tmp_path, story)
    site = {page.path: page for page in journey_pages(Catalogue.of(shown))}
    page = site["journeys/th-quiet.html"]
    assert f"The newest {NEWEST_FEEDBACK} of 500 pieces of feedback" in words_of(page)
    assert "../feedback/index.html" in Document(page.body).links
    for one in pages(shown).values():
        assert len(one.body.encode()) < LIGHT, one.path


def test_the_list_of_journeys_says_how_far_each_has_come(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, without("told-1")))["journeys/index.html"])
    assert "Noise after tea th-quiet 1 0 of 1 Done Done Done Late Done" in words
