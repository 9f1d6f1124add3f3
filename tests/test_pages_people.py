"""What people and families find: answers by service, a poster, people's own words, and what is still owed."""

import re
from pathlib import Path

import pytest

from coproof.views.qr import qr_code
from pages_stories import CHAIN, Document, pages, portfolio, words_of

STORY = (
    CHAIN
    + """
svc-out: {title: Out and About, people_count: 24}
fb-2: {service: svc-out, themes: [th-dog], summary: We would like a dog., quote: A dog would be pleased to see me., consent: con-1}
th-dog: {title: A dog, summary: People ask for a dog., services: [svc-out]}
dec-dog: {title: No dog, responds_to: [th-dog], outcome: "no", reason: One of us is allergic, alternative: A dog visits each week, look_again_on: 2027-02-01}
dec-3: {responds_to: [th-quiet], decided_on: 2026-10-01, title: Lamps}
act-3: {decision: dec-3, title: Buy lamps, status: in_progress, start_on: 2026-10-02, due_on: 2026-10-20}
rev-3: {actions: [act-1], on: 2026-05-01, influence_on: [environment], people_say: [{quote: I chose the lamp., voice: own_words, consent: con-1}], staff_say: [It is calmer.]}
con-1: {}
"""
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    shown = portfolio(tmp_path_factory.mktemp("people"), STORY)
    return {path: words_of(page) for path, page in pages(shown).items()}


def test_each_service_has_its_answers_in_four_columns(made: dict[str, str]) -> None:
    words = made["you-said-we-did/svc-mill.html"]
    assert "You said Noise after tea 1 piece of feedback" in words
    assert "We are doing this Lamps" in words
    assert "What difference it made Improved 1 April 2026" in words
    assert "Was it fixed for you? What people say themselves Not happy: 1" in words
    assert "dog" not in words


def test_what_is_still_owed_stands_beside_each_answer(made: dict[str, str]) -> None:
    mill = made["you-said-we-did/svc-mill.html"]
    assert "Still waiting Buy lamps: this was due by 20 October 2026." in mill
    out = made["you-said-we-did/svc-out.html"]
    assert "Still waiting 1 piece of feedback still waits for people to be told." in out


def test_a_no_stands_on_the_poster_with_its_reason(made: dict[str, str]) -> None:
    words = made["posters/svc-out.html"]
    assert "You said A dog We couldn’t, because… One of us is allergic" in words
    assert "Instead A dog visits each week" in words
    assert "telephone" not in words


def test_a_poster_has_a_code_only_where_the_site_has_an_address(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY, address="https://example.org/portfolio/")
    page = pages(shown)["posters/svc-out.html"]
    address = "https://example.org/portfolio/you-said-we-did/svc-out.html"
    assert f"Read more with your telephone: {address}" in words_of(page)
    assert "<svg" in page.body
    assert "style=" not in page.body


def test_people_are_heard_letter_for_letter_where_they_changed_something(
    made: dict[str, str],
) -> None:
    words = made["own-words.html"]
    assert "Environment I chose the lamp. In their own words" in words
    assert "Routines Nobody’s words about this are shown here yet." in words
    assert "Out and About A dog would be pleased to see me." in words
    assert "It is calmer. Staff" in words


def test_no_consent_no_words(tmp_path: Path) -> None:
    withdrawn = STORY.replace("con-1: {}", "con-1: {withdrawn_on: 2026-06-01}")
    words = words_of(pages(portfolio(tmp_path, withdrawn))["own-words.html"])
    assert "lamp" not in words.split("What staff say")[0].split("What they could change")[1]
    assert "pleased" not in words


def test_the_path_of_a_code_draws_the_modules_of_the_code() -> None:
    code = qr_code("https://example.org/a")
    drawn = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path):
        drawn |= {(int(x) + step, int(y)) for step in range(int(length))}
    corner = {(x, y) for x in range(4, 11) for y in range(4, 11) if x in (4, 10) or y in (4, 10)}
    assert corner <= drawn
    assert all(4 <= x < code.side - 4 and 4 <= y < code.side - 4 for x, y in drawn)
    assert Document(f"<p>{code.address}</p>").words == code.address
