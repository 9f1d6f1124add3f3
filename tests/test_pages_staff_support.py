"""Staff support: five items, always all of them, with what is recorded or what to record."""

from pathlib import Path

from pages_stories import CHAIN, Document, pages, portfolio, words_of

STORY = (
    CHAIN
    + """
ev-1: {kind: training, on: 2026-02-19, title: Writing it down}
ev-2: {kind: training, on: 2025-10-01, title: Long ago}
told-2: {about: [rev-1], covers: [fb-1], on: 2026-04-20, whom: [staff]}
"""
).replace(
    "provider: {}",
    "provider: {documents: [{kind: escalation_route, title: Whom to tell, ref: Part 2, reviewed_on: 2026-02-10, next_review_on: 2027-02-10}]}",
)


def test_the_five_items_say_what_there_is_and_what_to_record(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, STORY))["staff-support.html"]
    assert Document(page.body).headings == [
        "record",
        "escalate",
        "training",
        "supervision",
        "escalation",
        "recording",
        "qa-loop",
        "documents",
        "told",
    ]
    words = words_of(page)
    assert "Training on recording feedback Writing it down ev-1, 19 February 2026" in words
    assert "Long ago" not in words
    assert (
        "Reflective supervision Nothing is recorded in the last 365 days. Record that it" in words
    )
    assert "Clear ways to pass something on See Documents." in words
    assert "Whom to tell (Part 2) Looked at on 10 February 2026. Next on 10 February 2027." in words
    assert "told-2, 20 April 2026" in words


def test_nothing_recorded_is_said_plainly(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, "provider: {}"))["staff-support.html"])
    assert words.count("Nothing is recorded in the last 365 days.") == 5
    assert "names no document" in words
