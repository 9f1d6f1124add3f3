"""Registers and the matrix: every row in the HTML, pages that stay light, state in words."""

from pathlib import Path

import pytest

from coproof.pages.matrix import matrix_pages
from coproof.pages.register import register_pages
from coproof.views.catalogue import Catalogue
from coproof.views.labels import STAGE_WORDS
from coproof.views.register import MOST_ROWS
from pages_stories import CHAIN, Document, pages, portfolio, words_of

LIGHT = 180_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """250 pieces of feedback in 2026, 60 in 2025, 30 in 2024."""
    years = {2026: 250, 2025: 60, 2024: 30}
    story = "svc-mill: {}\n" + "".join(
        f"fb-{year}-{n:03}: {{given_on: {year}-03-{1 + n % 28:02}}}\n"
        for year, number in years.items()
        for n in range(number)
    )
    return Catalogue.of(portfolio(tmp_path_factory.mktemp("many"), story))


def test_a_long_register_falls_into_pages_by_year(many: Catalogue) -> None:
    site = {page.path: page for page in register_pages(many)}
    titles = [page.title for path, page in site.items() if path.startswith("feedback/")]
    assert titles == [
        "Feedback: 2026, part 1",
        "Feedback: 2026, part 2",
        "Feedback: 2024 to 2025",
    ]
    assert [path for path in site if path.startswith("feedback/")] == [
        "feedback/index.html",
        "feedback/page-2.html",
        "feedback/page-3.html",
    ]


def test_no_page_has_more_rows_than_it_may_and_none_is_lost(many: Catalogue) -> None:
    for family in (register_pages, matrix_pages):
        found: list[str] = []
        for page in family(many):
            rows = [link for link in Document(page.body).links if "feedback/fb-" in link]
            assert len(rows) <= MOST_ROWS * len(STAGE_WORDS)
            assert len(page.body.encode()) < LIGHT
            found += [link.rpartition("/")[2] for link in rows]
        assert len(set(found)) == 340


def test_every_page_of_a_register_leads_to_the_others(many: Catalogue) -> None:
    for page in matrix_pages(many):
        links = set(Document(page.body).links)
        assert {"matrix.html", "matrix-2.html"} <= links
        assert 'aria-current="page"' in page.body


def test_a_page_among_several_says_that_its_filter_sees_only_itself(many: Catalogue) -> None:
    page = next(page for page in register_pages(many) if page.path == "feedback/page-2.html")
    assert "This looks at this page only. Use search for everything." in words_of(page)


def test_an_empty_register_has_kind_words(tmp_path: Path) -> None:
    site = pages(portfolio(tmp_path, "svc-mill: {}\n"))
    assert "Nobody has been told anything yet." in words_of(site["told/index.html"])
    assert "there is nothing to trace" in words_of(site["matrix.html"])
    assert "<table" not in site["matrix.html"].body


def test_a_table_has_a_caption_headings_and_a_region_that_a_keyboard_reaches(
    tmp_path: Path,
) -> None:
    body = pages(portfolio(tmp_path, CHAIN))["feedback/index.html"].body
    region = '<div class="cp-scroll" role="region" tabindex="0" aria-label="Feedback">'
    assert region in body
    assert '<caption class="cp-unseen">Feedback</caption>' in body
    assert body.count('<th scope="col"') == 6
    assert body.count('<th scope="row"') == 1


def test_controls_that_need_a_script_stay_hidden_without_it(tmp_path: Path) -> None:
    body = pages(portfolio(tmp_path, CHAIN))["feedback/index.html"].body
    assert '<form class="cp-filter" hidden>' in body
    assert "<button" not in body.split("</form>")[1]


def test_the_matrix_says_each_stage_in_words_and_leads_to_the_record(tmp_path: Path) -> None:
    page = pages(portfolio(tmp_path, CHAIN))["matrix.html"]
    links = Document(page.body).links
    assert "decisions/dec-1.html" in links
    assert "told/told-1.html" in links
    assert "Done 1 Feb 2026" in words_of(page)


def test_the_matrix_says_what_is_late_and_what_is_held(tmp_path: Path) -> None:
    story = CHAIN.replace("dec-1: {", "dec-1: {visibility: partner, ")
    story = "\n".join(row for row in story.splitlines() if not row.startswith("told-1"))
    words = words_of(pages(portfolio(tmp_path, story))["matrix.html"])
    assert "Done, held" in words
    assert "Late" in words


def test_an_action_past_its_day_is_overdue_in_its_register(tmp_path: Path) -> None:
    story = CHAIN + "act-2: {decision: dec-1, due_on: 2026-05-01}\n"
    assert "Overdue" in words_of(pages(portfolio(tmp_path, story))["actions/index.html"])
