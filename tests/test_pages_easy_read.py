"""Easy Read pages: what people wrote, line by line with its picture; what nobody wrote is said to be missing."""

from pathlib import Path
from string import Formatter

import pytest

from coproof.model import Edition
from coproof.pages.words import LANGUAGES, phrases
from coproof.read import read_kinds
from coproof.views.you_said_we_did import HEADINGS
from pages_stories import CHAIN, Document, pages, portfolio, words_of

EASY = (
    CHAIN
    + """
th-loud: {title: Loud mornings}
dec-1:
  responds_to: [th-quiet]
  easy_read:
    lines: [{say: We move the television.}, {say: You tell us if it is better.}]
    checked_with_people: {group: Four people at Millfield House, on: 2026-02-03}
rev-1:
  actions: [act-1]
  easy_read: {lines: [{say: {en: It is quieter., cy: Mae’n dawelach.}}]}
"""
)


def made(root: Path, edition: Edition = "public", **config: object) -> dict[str, str]:
    shown = portfolio(root, EASY, edition, **config)
    return {path: page.body for path, page in pages(shown).items()}


def test_a_theme_its_answer_and_what_came_of_it_stand_below_each_other(tmp_path: Path) -> None:
    document = Document(made(tmp_path)["easy-read/th-quiet.html"])
    parts = [
        "What we decided",
        "We move the television.",
        "What difference it made",
        "It is quieter.",
    ]
    places = [document.words.index(part) for part in parts]
    assert places == sorted(places)


def test_the_badge_stands_only_where_people_checked_it(tmp_path: Path) -> None:
    words = Document(made(tmp_path)["easy-read/th-quiet.html"]).words
    assert words.count("Checked with people") == 1
    assert "Checked with people Four people at Millfield House, 3 February 2026" in words
    assert words.count("Nobody has checked this with people yet.") == 1


def test_nothing_is_written_by_itself(tmp_path: Path) -> None:
    everything = made(tmp_path)
    assert "easy-read/th-loud.html" not in everything
    listed = Document(everything["easy-read/index.html"]).words
    assert "1 of 2 themes have an Easy Read version." in listed
    assert "Easy Read version is not written yet" in listed
    assert "Loud mornings" in listed
    page = Document(everything["easy-read/th-quiet.html"]).words
    assert "This part is not written in Easy Read yet." in page
    assert "The lounge is loud in the evening." not in page


def test_records_and_journeys_lead_to_it_and_it_leads_back(tmp_path: Path) -> None:
    everything = made(tmp_path)
    for path in ("decisions/dec-1.html", "reviews/rev-1.html", "journeys/th-quiet.html"):
        assert "../easy-read/th-quiet.html" in Document(everything[path]).links
    assert "../journeys/th-quiet.html" in Document(everything["easy-read/th-quiet.html"]).links


def test_a_decision_about_no_theme_has_a_page_of_its_own(tmp_path: Path) -> None:
    story = "fb-9: {}\ndec-9: {responds_to: [fb-9], easy_read: {lines: [{say: We said yes.}]}}"
    body = pages(portfolio(tmp_path, f"provider: {{}}\nsvc-mill: {{}}\n{story}"))[
        "easy-read/dec-9.html"
    ]
    assert "We said yes." in words_of(body)
    assert "../decisions/dec-9.html" in Document(body.body).links


def test_a_portfolio_without_any_says_so(tmp_path: Path) -> None:
    body = pages(portfolio(tmp_path, CHAIN))["easy-read/index.html"]
    assert "No Easy Read version is written yet." in words_of(body)


def test_hints_for_the_writer_stand_in_the_internal_edition_only(tmp_path: Path) -> None:
    story = CHAIN + "th-quiet: {easy_read: {lines: [{say: We will ensure PBS engagement.}]}}"
    shown = portfolio(tmp_path, story, "internal")
    words = words_of(pages(shown)["easy-read/th-quiet.html"])
    assert "“ensure” is hard to read. Try “make sure”." in words
    assert "This line has no picture." in words
    outside = words_of(pages(portfolio(tmp_path, "{}"))["easy-read/th-quiet.html"])
    assert "Hint" not in outside


def test_each_language_has_its_pages_with_what_is_not_translated_marked(tmp_path: Path) -> None:
    everything = made(tmp_path, languages=["en", "cy", "xx"])
    body = everything["cy/easy-read/th-quiet.html"]
    assert '<div class="cp-easyread" lang="cy">' in body
    assert "<p>Mae’n dawelach.</p>" in body
    assert '<p lang="en">We move the television.</p>' in body
    assert "Mae 1 o’r 4 testun ar y dudalen hon yn Gymraeg" in Document(body).words
    assert "../../easy-read/th-quiet.html" in Document(body).links
    assert not [path for path in everything if path.startswith("xx/")], "coproof does not speak it"


def test_service_pages_and_posters_speak_each_language(tmp_path: Path) -> None:
    everything = made(tmp_path, languages=["en", "cy", "pl"])
    polish = Document(everything["pl/you-said-we-did/svc-mill.html"])
    for words in (
        "Powiedzieliście",
        "Zrobiliśmy",
        "Czy dla Ciebie jest już dobrze?",
        "lutego 2026",
    ):
        assert words in polish.words
    assert (
        '<span lang="en">The lounge is loud in the evening.</span>'
        in everything["pl/you-said-we-did/svc-mill.html"]
    )
    assert "Dywedoch chi" in Document(everything["cy/posters/svc-mill.html"]).words
    assert "cy/" not in "".join(made(tmp_path / "one", languages=["en"]))


def _places(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    english, other = phrases("en").words, phrases(language).words
    assert set(other) == set(english)
    for name, phrase in english.items():
        assert other[name].strip() or name == "and"
        if not name.startswith("pieces"):
            assert _places(other[name]) == _places(phrase), name
    for name in ("months", "in-months"):
        assert len(other[name].split()) == 12


def test_english_phrases_say_what_the_schema_says() -> None:
    kinds, english = read_kinds(), phrases("en").words
    for kind, field, name in (("review", "result", "result"), ("told", "response", "verdict")):
        found = kinds[kind].field(field)
        assert found is not None
        for choice in found.choices:
            assert english[f"{name}-{choice}"] == found.choice_label(choice)
    for outcome, heading in HEADINGS.items():
        assert english[f"outcome-{outcome}"] == heading


def test_numbers_take_the_form_that_their_language_asks_for() -> None:
    polish = phrases("pl")
    assert [polish.counted("pieces", n) for n in (1, 3, 5, 12, 22)] == [
        "1 opinia", "3 opinie", "5 opinii", "12 opinii", "22 opinie"
    ]  # fmt: skip
    assert polish.date("2026-05-03") == "3 maja 2026"
    assert polish.date("2026-05") == "maj 2026"
    assert phrases("cy").number("1 and fewer than 5") == "1 a llai na 5"
