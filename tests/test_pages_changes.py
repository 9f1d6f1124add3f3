"""The page What changed this quarter: two quarters in sentences, each number with its records."""

from datetime import date
from pathlib import Path

import pytest

from coproof.pages import navigation, site_pages
from coproof.portfolio import examine, show
from coproof.views.catalogue import Catalogue
from coproof.views.what_changed import MOST_NAMED, what_changed
from pages_stories import CHAIN, Document, pages, portfolio, words_of

STORY = """
provider: {}
svc-mill: {}
th-tea: {title: Tea is late, area: food, identified_on: 2026-10-12}
fb-1: {given_on: 2026-08-05, summary: We would like a dog.}
dec-1: {title: No dog, responds_to: [fb-1], outcome: "no", reason: One of us has an allergy., decided_on: 2026-09-01}
told-1: {about: [dec-1], covers: [fb-1], on: 2026-10-02, whom: [person_who_said_it], response: not_happy}
fb-2: {given_on: 2026-10-05, themes: [th-tea], summary: Tea comes late.}
fb-3: {given_on: 2026-10-09, themes: [th-tea], kind: complaint, summary: Tea was cold.}
"""
"""On 1 November: the dog was asked for and refused last quarter, and told in this one; then tea."""


def test_this_quarter_and_the_one_before_are_told(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, STORY))["changes.html"]
    words = words_of(page)
    this, _, before = words.partition("The quarter before: July to September 2026")
    assert "This quarter so far: October to December 2026" in this
    assert "From 1 October 2026 to 1 November 2026." in this
    assert "Two new pieces of feedback came in." in this  # how many complaints is not told
    assert "They touch on one area so far: food." in this
    assert "One loop was closed." in this
    assert "From 1 July 2026 to 30 September 2026." in before
    assert "One decision was taken. It said no, with a reason." in before
    assert Document(page.body).headings == ["this", "before", "not-here"]
    assert [heading.id for heading in page.contents] == ["this", "before", "not-here"]


def test_each_number_leads_to_its_records(tmp_path: Path) -> None:
    document = Document(pages(portfolio(tmp_path, STORY))["changes.html"].body)
    assert {"#this-feedback-new", "#this-told-new", "#before-decision-new"} <= set(document.links)
    assert {link[1:] for link in document.links if link.startswith("#")} <= set(document.ids)
    assert {"feedback/fb-2.html", "feedback/fb-3.html", "decisions/dec-1.html"} <= set(
        document.links
    )
    assert "2 new pieces of feedback" in document.words
    assert "0 actions finished" in document.words


def test_then_and_now_stand_side_by_side(tmp_path: Path) -> None:
    document = Document(pages(portfolio(tmp_path, STORY))["changes.html"].body)
    assert "Pieces of feedback 1 3" in document.words
    assert "Loops closed 0 of 1 1 of 3" in document.words
    assert "matrix.html" in document.links


def test_a_quiet_quarter_says_so(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, "provider: {}"))["changes.html"])
    assert words.count("Nothing changed in the evidence that everybody may see") == 2
    assert "0 decisions taken" not in words


def test_without_earlier_quarters_there_is_nothing_to_compare(tmp_path: Path) -> None:
    portfolio(tmp_path, STORY)
    day = date(2026, 11, 1)
    alone = show(examine(tmp_path, day, day), "public", quarters_back=0)
    page = next(page for page in site_pages(alone) if page.path == "changes.html")
    assert "There is no earlier quarter to compare with." in words_of(page)
    only = show(examine(tmp_path, day, day), "public", quarters_back=1)
    assert [quarter.id for quarter in what_changed(Catalogue.of(only))] == ["this"]


def test_many_records_are_folded_and_the_rest_is_in_the_register(tmp_path: Path) -> None:
    many = "".join(f"fb-x{n}: {{given_on: 2026-10-05}}\n" for n in range(MOST_NAMED + 5))
    page = pages(portfolio(tmp_path, STORY + many))["changes.html"]
    document = Document(page.body)
    assert f"Show the {MOST_NAMED + 7} records" in document.words
    assert f"The newest {MOST_NAMED} of {MOST_NAMED + 7} are named. See all" in document.words
    assert "feedback/index.html" in document.links
    assert len(page.body.encode()) < 200_000


@pytest.mark.parametrize(("edition", "shown"), [("public", 1), ("internal", 2)])
def test_only_what_the_edition_shows_is_counted(tmp_path: Path, edition: str, shown: int) -> None:
    story = STORY.replace("fb-3: {", "fb-3: {visibility: internal, ")
    (this, _) = what_changed(Catalogue.of(portfolio(tmp_path, story, edition)))
    assert this.figures[0].number == shown
    said = words_of(pages(portfolio(tmp_path / "again", story, edition))["changes.html"])
    assert ("Tea was cold." in said) is (edition == "internal")


def test_a_whole_quarter_is_not_called_so_far(tmp_path: Path) -> None:
    portfolio(tmp_path, CHAIN)
    day = date(2026, 6, 30)
    (this, before) = what_changed(Catalogue.of(show(examine(tmp_path, day, day), "public")))
    assert this.heading == "This quarter: April to June 2026"
    assert before.heading == "The quarter before: January to March 2026"


def test_it_stands_in_the_menu_after_you_said_we_did(tmp_path: Path) -> None:
    titles = [entry.title for entry in navigation(portfolio(tmp_path, CHAIN))]
    place = titles.index("You said, we did")
    assert titles[place + 1] == "What changed this quarter"
