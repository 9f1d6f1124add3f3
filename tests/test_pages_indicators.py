"""Pages of indicators: charts with their words, tables, reviews; and bars on the pages of reviews."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from coproof.model import Edition
from coproof.pages import Page
from measure_stories import points, shown
from pages_stories import CHAIN, Document, pages, portfolio, words_of

LEVEL = "5 6 5 6 5 6 5 6 5 6 5 6"
STEADY = "23 28 23 28 23 28 23 28 23 28 23 28"
"""Twelve figures that stay on both sides of their mean with a 50 or a 0 among them."""

REVIEWED = """
ind-1:
  {unit: rate, series: [{on: 2026-01, value: 10.5, n: 4, phase: baseline},
  {on: 2026-03, value: 4.5, n: 2, phase: after}]}
rev-3: {actions: [act-1], measures: [{indicator: ind-1, baseline_at: 2026-01, follow_up_at: 2026-03}]}
"""


def _page(root: Path, figures: str, edition: Edition = "public", **fields: Any) -> Page:
    return pages(shown(root, figures, edition, **fields))["indicators/ind-1.html"]


def _drawings(page: Page) -> list[ElementTree.Element]:
    """The drawings of a page that are pictures by themselves, read as XML."""
    found = re.findall(
        r'<svg [^>]*role="img".*?</svg>\s*(?=</figure>|<ul|<figcaption)', page.body, re.S
    )
    return [ElementTree.fromstring(one) for one in found]


def _marks(page: Page) -> list[str]:
    """The kinds of mark in the chart, in their order."""
    [drawing] = _drawings(page)
    return [
        one.attrib["class"].partition("--")[2] for one in drawing.iter("svg") if "x" in one.attrib
    ]


def test_a_chart_has_a_title_and_says_its_finding_in_words(tmp_path: Path) -> None:
    page = _page(tmp_path, f"b:10.5 a:{LEVEL} 1")
    [drawing] = _drawings(page)
    assert drawing.findtext("title") == "Evening distress, January 2020 to February 2021"
    finding = "Went down from 10.5 to a mean of 5.2, which is better. 1 point shows an improvement."
    assert drawing.findtext("desc") == finding
    assert finding in words_of(page)
    assert "1 figure below the lower limit, Feb 2021: an improvement." in words_of(page)


def test_every_line_and_phase_is_labelled_where_it_is(tmp_path: Path) -> None:
    page = _page(tmp_path, f"b:{LEVEL} t:9 8 a:{LEVEL}", target=4)
    [drawing] = _drawings(page)
    words = [text.text for text in drawing.iter("text")]
    for label in (
        "Before",
        "Trial",
        "After",
        "Mean 5.5",
        "Upper 8.2",
        "Lower 2.8",
        "Target 4",
        "6",
    ):
        assert label in words
    assert words.count("Mean 5.5") == 2, "each phase has its own"
    assert words[-2:] == ["Jan 2020", "Feb 2022"]


def test_each_kind_of_mark_has_its_own_shape_and_is_explained(tmp_path: Path) -> None:
    page = _page(tmp_path, f"{STEADY} 50 0")
    assert _marks(page)[-2:] == ["concern", "improvement"]
    shapes = set(re.findall(r'class="cp-dot cp-dot--(\w+)"[^>]*>\s*(<[^>]+>)', page.body))
    assert len({kind for kind, _ in shapes}) == len({shape for _, shape in shapes}) == 3
    assert "a point that shows an improvement" in words_of(page)


def test_the_table_has_every_figure_and_what_it_shows(tmp_path: Path) -> None:
    words = words_of(_page(tmp_path, f"{STEADY} 50"))
    assert "January 2021 50 Concern: above the upper limit" in words
    assert words.count("Usual") == 12


def test_nothing_is_called_usual_that_no_limits_were_drawn_for(tmp_path: Path) -> None:
    words = words_of(_page(tmp_path, f"b:9 8 a:{LEVEL} -"))
    assert "February 2020 8 Not judged Before the change" in words
    assert "March 2020 5 Usual After the change" in words
    assert "March 2021 not recorded Not judged After the change" in words


def test_few_figures_are_a_run_chart_without_limits(tmp_path: Path) -> None:
    page = _page(tmp_path, "b:9 8 a:5 6")
    assert set(_marks(page)) == {"common_cause"}
    assert "cp-line--mean" not in page.body
    assert "They are drawn from 12 figures on." in words_of(page)
    assert "What it shows" not in words_of(page)


def test_one_figure_is_no_chart(tmp_path: Path) -> None:
    page = _page(tmp_path, "9")
    assert "<svg" not in page.body
    assert "9, January 2020" in words_of(page)


@pytest.mark.parametrize("figures", ["3/9 4/9 7/9", "b:5/9 a:7/9 8/8"])
def test_of_fewer_than_ten_no_percentage_is_given(tmp_path: Path, figures: str) -> None:
    site = pages(shown(tmp_path, figures, unit="percent", direction="higher"))
    for path in ("indicators/ind-1.html", "indicators/index.html"):
        assert "%" not in words_of(site[path]), path
    assert "7 of 9" in words_of(site["indicators/ind-1.html"])
    assert [text.text for text in _drawings(site["indicators/ind-1.html"])[0].iter("text")][:3] == [
        "none",
        "half",
        "all",
    ]


def test_a_hidden_number_is_a_hole_in_the_chart_and_stands_in_words(tmp_path: Path) -> None:
    page = _page(tmp_path, f"{LEVEL} 3 40 5", counts_people=True)
    assert _marks(page).count("hidden") == 1
    assert page.body.count("<line x1") == 12, "the line stops before the hidden point"
    assert "fewer than 5" in words_of(page)
    assert "cp-line--limit" not in page.body
    assert "A small number is hidden here" in words_of(page)
    assert "fewer than 5" not in words_of(_page(tmp_path / "in", f"{LEVEL} 3", "internal"))


def test_the_rating_is_a_word(tmp_path: Path) -> None:
    fields = {"unit": "percent", "direction": "higher", "kpi": True, "target": 80}
    page = _page(tmp_path, "7/17 15/20", rag={"green": 80, "amber": 60}, **fields)
    assert '<strong class="cp-rag cp-rag--amber">Amber</strong>' in page.body
    assert "The target is 80 %: not reached." in words_of(page)


def test_the_reviews_that_rest_on_it_stand_with_their_figures(tmp_path: Path) -> None:
    site = pages(portfolio(tmp_path, CHAIN + REVIEWED))
    words = words_of(site["indicators/ind-1.html"])
    assert "10.5 (January 2026, n = 4) 4.5 (March 2026, n = 2) Improved" in words
    assert Document(site["indicators/ind-1.html"].body).links.count("../reviews/rev-3.html") == 1


@pytest.mark.parametrize("path", ["reviews/rev-3.html", "journeys/th-quiet.html"])
def test_a_review_shows_its_figures_as_bars_and_as_a_table(tmp_path: Path, path: str) -> None:
    page = pages(portfolio(tmp_path, CHAIN + REVIEWED))[path]
    assert "10.5 (January 2026, n = 4)" in words_of(page)
    for drawing in _drawings(page):
        assert drawing.findtext("title") == "Evening distress: before and after"
        assert "Went down from 10.5 to 4.5, which is better." in (drawing.findtext("desc") or "")
        words = [text.text for text in drawing.iter("text")]
        assert words == ["Before, Jan 2026", "10.5 (n = 4)", "After, Mar 2026", "4.5 (n = 2)"]
        assert [rect.attrib["width"] for rect in drawing.iter("rect")] == ["100.0%", "42.9%"]
    assert _drawings(page)


def test_a_hidden_figure_is_no_bar(tmp_path: Path) -> None:
    story = REVIEWED.replace("unit: rate", "unit: count, counts_people: true")
    page = pages(portfolio(tmp_path, CHAIN + story.replace("4.5", "4")))["reviews/rev-3.html"]
    assert "fewer than 5 (March 2026" in words_of(page)
    assert "<svg" not in page.body


def test_the_register_says_what_each_indicator_shows(tmp_path: Path) -> None:
    words = words_of(pages(shown(tmp_path, f"b:9 a:{LEVEL} 20"))["indicators/index.html"])
    assert "Went down from 9 to a mean of 6.6, which is better." in words
    assert "1 figure above the upper limit, Feb 2021: a concern." in words


def test_a_long_series_stays_a_light_page_and_says_what_is_left_out(tmp_path: Path) -> None:
    figures = " ".join(str(5 + place % 7) for place in range(900))
    page = _page(tmp_path, "", series=points(figures, first_year=1945))
    assert len(page.body.encode()) < 150_000
    assert "The newest 200 are shown. The 700 before them are in the data file." in words_of(page)
    assert len(_marks(page)) == 200


def test_words_in_a_chart_stay_words(tmp_path: Path) -> None:
    page = _page(tmp_path, "9 8", title="</title><script>alert(1)</script>")
    assert "script" not in Document(page.body).elements
    [drawing] = _drawings(page)
    assert (drawing.findtext("title") or "").startswith("</title><script>alert(1)</script>")


def test_no_chart_has_a_style_or_an_id(tmp_path: Path) -> None:
    page = _page(tmp_path, f"b:9 a:{LEVEL} 20")
    [drawing] = _drawings(page)
    names = {name for one in drawing.iter() for name in one.attrib}
    assert not names & {"style", "id", "onload", "href"}


def test_every_mark_lies_within_its_chart(tmp_path: Path) -> None:
    for number, figures in enumerate(
        (f"{LEVEL} 200", "0 0 0", "-5 5", "1000000 2000000", "0.1 0.2")
    ):
        root = tmp_path / str(number)
        [drawing] = _drawings(_page(root, figures))
        height = float(drawing.attrib["height"])
        for mark in drawing.iter("svg"):
            if "x" in mark.attrib:
                assert 0 <= float(mark.attrib["x"].rstrip("%")) <= 100
                assert 0 <= float(mark.attrib["y"]) <= height
