"""Nothing lost: a page for every record, a row in its register, links that lead somewhere."""

from pathlib import Path

import pytest

from coproof.export import exported_files
from coproof.model import Edition
from coproof.pages import NavEntry, Page, navigation
from coproof.pages.page import href
from coproof.portfolio import Portfolio
from pages_stories import CHAIN, Document, pages, portfolio, words_of

STORY = (
    CHAIN
    + """
fb-2: {visibility: internal, themes: [th-quiet], summary: Only for staff.}
fb-3: {given_on: 2026-03, route: {to: noted, on: 2026-03-20, response: Thank you.}}
dec-2: {responds_to: [fb-3], decided_on: 2026-04-02, outcome: "no", reason: No, visibility: partner}
ev-1: {services: [svc-mill], reviewed: [dec-1], attendance: {person: 7, staff: 2}}
ind-1: {service: svc-mill}
con-1: {}
"""
)
MADE_ELSEWHERE = "manifest.json"
"""A file that pages lead to and that another room writes."""


@pytest.fixture(params=["public", "partner", "internal"])
def shown(request: pytest.FixtureRequest, tmp_path: Path) -> Portfolio:
    edition: Edition = request.param
    return portfolio(tmp_path, STORY, edition)


def test_every_record_that_is_shown_has_exactly_one_page(shown: Portfolio) -> None:
    about = [page.record for page in pages(shown).values() if page.record]
    assert sorted(about) == sorted(record.id for record in shown.graph.records)


def test_every_record_stands_in_its_register_exactly_once(shown: Portfolio) -> None:
    site = pages(shown)
    for record in shown.graph.records:
        kind = shown.kinds[record.kind]
        if kind.folder:
            links = Document(site[f"{kind.folder}/index.html"].body).links
            assert links.count(f"../{kind.page(record.id)}") == 1


def test_every_link_leads_to_a_file_and_every_anchor_to_a_heading(shown: Portfolio) -> None:
    site = pages(shown)
    ids = {path: set(Document(page.body).ids) for path, page in site.items()}
    elsewhere = {MADE_ELSEWHERE, "verify.py", *dict(exported_files(shown, "0"))}
    for page in site.values():
        for link in Document(page.body).links:
            path, _, anchor = link.partition("#")
            target = _resolved(page.path, path) if path else page.path
            assert target in site or target in elsewhere, f"{page.path} leads to {link}"
            if anchor and "=" not in anchor:
                assert anchor in ids[target], f"{page.path} leads to {link}"


def _resolved(page: str, link: str) -> str:
    assert not link.startswith(("/", "http")), link
    folders = page.split("/")[:-1]
    for step in link.split("/")[:-1]:
        if step == "..":
            folders.pop()
        else:
            folders.append(step)
    return "/".join([*folders, link.split("/")[-1]])


def test_the_list_of_contents_names_the_headings_in_their_order(shown: Portfolio) -> None:
    for page in pages(shown).values():
        document = Document(page.body)
        assert len(document.ids) == len(set(document.ids)), page.path
        named = [heading.id for heading in page.contents]
        assert named == [id for id in document.headings if id in named], page.path
        if page.record or page.path.startswith("journeys/th-"):
            assert named == document.headings, page.path


def test_every_page_begins_with_its_heading_and_belongs_to_the_navigation(
    shown: Portfolio,
) -> None:
    entries = {entry.path for entry in _flat(navigation(shown))}
    site = pages(shown)
    assert {path for path in entries if path} <= set(site)
    for page in site.values():
        assert "<h1" in page.body[:60], page.path
        assert page.section in entries, page.path
        assert page.title
        assert page.description


def _flat(entries: tuple[NavEntry, ...]) -> list[NavEntry]:
    return [one for entry in entries for one in (entry, *_flat(entry.children))]


def test_a_link_names_a_file_as_seen_from_the_page() -> None:
    assert href("feedback/fb-1.html", "index.html") == "feedback/fb-1.html"
    assert href("index.html", "feedback/fb-1.html") == "../index.html"


def test_links_go_both_ways(tmp_path: Path) -> None:
    site = pages(portfolio(tmp_path, STORY))
    assert "../themes/th-quiet.html" in Document(site["feedback/fb-1.html"].body).links
    assert "../feedback/fb-1.html" in Document(site["themes/th-quiet.html"].body).links
    assert "../decisions/dec-1.html" in Document(site["events/ev-1.html"].body).links
    assert "../events/ev-1.html" in Document(site["decisions/dec-1.html"].body).links


def test_what_is_held_is_said_and_counted_but_not_named(tmp_path: Path) -> None:
    site = pages(portfolio(tmp_path, STORY))
    page = site["feedback/fb-3.html"]
    assert "1 record held, not published" in words_of(page)
    assert "dec-2" not in page.body
    assert "decisions/dec-2.html" not in site


def test_a_held_stage_keeps_its_state(tmp_path: Path) -> None:
    story = STORY.replace("dec-1: {", "dec-1: {visibility: partner, ")
    page = pages(portfolio(tmp_path, story))["feedback/fb-1.html"]
    assert "Decided What was decided, and why Done, held, not published" in words_of(page)


def test_the_file_and_its_editor_are_for_the_internal_edition_only(tmp_path: Path) -> None:
    forge = {"url": "https://gitlab.example.org/care/evidence", "branch": "main"}
    shown = portfolio(tmp_path, STORY, "internal", forge=forge)
    page = pages(shown)["feedback/fb-1.html"]
    assert "Read from evidence/feedback/fb-1.yml" in words_of(page)
    edit = "https://gitlab.example.org/care/evidence/-/edit/main/evidence/feedback/fb-1.yml"
    assert edit in Document(page.body).links


def test_no_other_edition_says_where_the_files_are(tmp_path: Path) -> None:
    for page in pages(portfolio(tmp_path, STORY, "partner")).values():
        assert "evidence/feedback/" not in page.body


def test_consents_have_pages_and_a_register_only_where_they_are_shown(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY)
    assert not [path for path in pages(shown) if path.startswith("consents/")]
    assert "Consents" not in [entry.title for entry in _flat(navigation(shown))]


def test_a_withdrawn_item_says_so_and_keeps_its_journey(tmp_path: Path) -> None:
    story = CHAIN.replace("fb-1: {", "fb-1: {withdrawn_on: 2026-10-01, ")
    site = pages(portfolio(tmp_path, story))
    words = words_of(site["feedback/fb-1.html"])
    assert "Withdrawn at the person's request on 1 October 2026" in words
    assert "Reviewed Whether it helped Done 1 April 2026" in words
    said = [path for path, page in site.items() if "too loud after tea" in page.body]
    assert not [path for path in said if not path.startswith("checks/")], "manuals have examples"


def test_a_text_in_two_languages_shows_both_and_says_which(tmp_path: Path) -> None:
    said = "fb-4: {summary: {en: The lounge is loud., cy: Mae'r lolfa'n swnllyd.}}\n"
    page = pages(portfolio(tmp_path, CHAIN + said))["feedback/fb-4.html"]
    assert '<p lang="cy">Mae&#39;r lolfa&#39;n swnllyd.</p>' in page.body


def test_lines_of_a_text_become_paragraphs(tmp_path: Path) -> None:
    said = 'fb-4: {summary: "First line.\\n\\nSecond line."}\n'
    page = pages(portfolio(tmp_path, CHAIN + said))["feedback/fb-4.html"]
    assert "<p>First line.</p>\n<p>Second line.</p>" in page.body


def test_small_counts_of_people_stay_words(tmp_path: Path) -> None:
    words = words_of(pages(portfolio(tmp_path, STORY))["events/ev-1.html"])
    assert "Person supported 7 Staff fewer than 5" in words


def test_the_pages_of_one_portfolio_are_always_the_same(tmp_path: Path) -> None:
    shown = portfolio(tmp_path, STORY)
    assert list(pages(shown).items()) == list(pages(shown).items())


def test_a_kind_of_record_is_never_said_to_be_nothing(shown: Portfolio) -> None:
    site: dict[str, Page] = pages(shown)
    assert not [path for path, page in site.items() if "None" in words_of(page).split()]
