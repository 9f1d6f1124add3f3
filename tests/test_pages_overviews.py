"""The overview pages: the front page, You said we did, Gaps and About."""

from pathlib import Path

import pytest

from coproof.views.you_said_we_did import HEADINGS
from pages_stories import CHAIN, Document, pages, portfolio, words_of

ANSWERS = """
provider:
  public_contact: Ask the quality lead.
  complaints_route: {steps: [Tell any member of staff., We answer within 20 working days.], ombudsman: Ask the Ombudsman.}
svc-mill: {}
fb-1: {themes: [th-quiet]}
fb-2: {themes: [th-quiet]}
fb-3: {summary: We would like a dog.}
fb-4: {voice: observed, observed: Went to the window often., summary: Likes to look out.}
fb-5: {summary: Could we have a bench, given_on: 2026-10-20}
th-quiet: {}
dec-quiet: {responds_to: [th-quiet], title: Try quiet evenings, outcome: trial}
dec-dog: {responds_to: [fb-3], title: No dog, outcome: no, reason: One of us has an allergy., alternative: A dog that visits., look_again_on: 2027-01-13}
dec-window: {responds_to: [fb-4], title: Turn the chair, outcome: yes}
act-quiet: {decision: dec-quiet, title: Quiet evenings, status: done, start_on: 2026-02-05, done_on: 2026-03-01}
rev-quiet: {actions: [act-quiet], result: worse, learned: It was too quiet.}
told-quiet: {about: [dec-quiet], covers: [th-quiet], on: 2026-02-10, responses: {happy_with_outcome: 6, not_happy: 5}}
told-one: {about: [rev-quiet], covers: [fb-1], on: 2026-04-02, response: not_happy}
"""


def test_every_heading_is_there_even_when_nothing_stands_under_it(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, ANSWERS))["you-said-we-did.html"]
    document = Document(page.body)
    assert [*HEADINGS, "waiting"] == document.headings
    assert document.words.count("Nothing stands under this heading yet.") == 3


def test_a_no_says_why_what_there_is_instead_and_when_we_look_again(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, ANSWERS))["you-said-we-did.html"])
    assert "We couldn’t, because: One of us has an allergy." in words
    assert "What we can do instead: A dog that visits." in words
    assert "We will look at this again on 13 January 2027" in words


def test_a_promise_is_not_called_done_before_it_is(tmp_path: Path) -> None:
    done = "act-window: {decision: dec-window, status: done, done_on: 2026-03-01}\n"
    for story, heading in ((ANSWERS, "We are doing this"), (ANSWERS + done, "We did")):
        folder = tmp_path / heading[:6]
        words = words_of(pages(portfolio(folder, story))["you-said-we-did.html"])
        assert f"{heading} Turn the chair" in words


def test_what_somebody_showed_is_noticed_and_not_said(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, ANSWERS))["you-said-we-did.html"])
    assert "We noticed Likes to look out." in words
    assert "You said We would like a dog." in words


def test_what_people_say_stands_apart_from_what_we_found(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, ANSWERS))["you-said-we-did.html"])
    found, _, said = words.partition("It was too quiet.")
    assert "Worse" in found
    assert "Happy with the outcome: 6" in said
    assert "Not happy: 6" in said  # five at the meeting, and the person who said it first


def test_a_hidden_small_number_stays_hidden_in_a_sum(tmp_path: Path) -> None:
    story = ANSWERS.replace("not_happy: 5", "not_happy: 2")
    words = words_of(pages(portfolio(tmp_path, story))["you-said-we-did.html"])
    assert "Not happy: more than 1" in words


def test_what_still_waits_is_on_the_same_page(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, ANSWERS))["you-said-we-did.html"]
    assert "1 piece of feedback without a decision yet" in words_of(page)
    assert "feedback/fb-5.html" in Document(page.body).links


def test_the_front_page_has_four_doors_and_counts_pieces_of_feedback(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, ANSWERS))["index.html"]
    words = words_of(page)
    for door in ("For you", "For families", "For commissioners", "For inspectors"):
        assert door in words
    assert "5 pieces of feedback" in words
    assert "1 still waits for an answer" in words
    assert "These are pieces of feedback, not people" in words


def test_a_no_and_a_change_for_the_worse_stand_on_the_front_page(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, ANSWERS))["index.html"])
    assert "One of us has an allergy." in words
    assert "Worse: It was too quiet." in words


def test_an_empty_portfolio_has_its_pages_and_says_so(tmp_path: Path) -> None:
    site = pages(portfolio(tmp_path, "provider: {}"))
    assert "There is no feedback in this edition yet." in words_of(site["index.html"])
    assert "No gap is open in what this edition shows." in words_of(site["gaps.html"])


def test_all_seven_gaps_are_named_even_when_they_are_empty(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, CHAIN))["gaps.html"]
    headings = [heading for heading in Document(page.body).headings if heading != "notes"]
    assert headings == ["trend", *(f"gap-{n}" for n in range(1, 8)), "other"]


def test_a_gap_leads_to_its_record_and_says_what_to_do(tmp_path: Path) -> None:
    story = "provider: {}\nsvc-mill: {}\nfb-1: {given_on: 2026-10-01}"
    page = pages(portfolio(tmp_path, story))["gaps.html"]
    assert "feedback/fb-1.html" in Document(page.body).links
    assert "1 gap is open in what this edition shows" in words_of(page)


@pytest.mark.parametrize(("edition", "has_place"), [("public", False), ("internal", True)])
def test_only_the_provider_sees_the_file_of_a_gap(
    tmp_path: Path, edition: str, has_place: bool
) -> None:
    story = "provider: {}\nsvc-mill: {}\nfb-1: {given_on: 2026-10-01}"
    page = pages(portfolio(tmp_path, story, edition))["gaps.html"]
    assert ("evidence/feedback/fb-1.yml" in words_of(page)) is has_place


def test_an_accepted_gap_is_shown_as_accepted_and_not_counted(tmp_path: Path) -> None:
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/accepted_gaps.yml").write_text(
        "- {record: fb-1, check: feedback-not-routed, reason: Old paper, by_role: Quality lead,"
        " until: 2027-01-01}\n"
    )
    story = "provider: {}\nsvc-mill: {}\nfb-1: {given_on: 2026-10-01}"
    words = words_of(pages(portfolio(tmp_path, story))["gaps.html"])
    assert "No gap is open in what this edition shows, and 1 is known and accepted." in words
    assert "Known and accepted" in words


def test_about_says_who_what_is_withheld_and_how_to_complain(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, ANSWERS))["about.html"])
    assert "Wrenmoor Support keeps these records" in words
    assert "services with fewer than 5 people" in words
    assert "We answer within 20 working days." in words
    assert "public edition, as at 1 November 2026" in words
