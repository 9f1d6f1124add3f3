"""Charts in a real browser: readable at any width, in both colours, in black and white, on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.conftest import NARROW, WIDE, Site

CHART = "indicators/ind-who-is-coming.html"
"""An XmR chart with two phases, limits and signals."""

PAIR = "journeys/th-evening-support.html"
"""A journey with reviews that have figures before and after, in narrow cards."""

OUTSIDE = """selector => {
  const outside = one => {
    const [room, box] = [one.closest("figure"), one].map(it => it.getBoundingClientRect());
    return box.left < room.left - 1 || box.right > room.right + 1;
  };
  return [...document.querySelectorAll(selector)].filter(outside).map(one => one.textContent);
}"""
"""The words of charts that do not lie within their figure."""

SMALLEST = """() => Math.min(...[...document.querySelectorAll(".cp-plot text")]
  .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
"""The smallest words in the charts of a page, in pixels."""


@pytest.mark.parametrize("path", [CHART, PAIR])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_chart_is_sound_and_readable(
    site: Site,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    path: str,
    scheme: str,
    width: int,
) -> None:
    page = open_page(width, color_scheme=scheme)
    page.goto(f"{site.web}/{path}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(OUTSIDE, ".cp-plot text") == []
    assert page.evaluate(SMALLEST) >= 12


def test_a_chart_is_one_picture_with_a_name_for_a_screen_reader(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site.web}/{CHART}")
    name = page.locator(".cp-chart > svg > title").text_content()
    assert name
    assert page.get_by_role("img", name=name).count() == 1
    assert page.locator(".cp-chart figcaption").is_visible()


def test_what_stands_out_differs_in_shape_and_in_colour(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site.web}/{CHART}")
    fill = "one => getComputedStyle(one).fill"
    marks = [page.locator(f".cp-dot--{kind}").first for kind in ("improvement", "concern")]
    assert len({mark.evaluate(fill) for mark in marks}) == 2
    assert len({mark.inner_html().strip() for mark in marks}) == 2


def test_a_chart_prints_in_black(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(color_scheme="dark")
    page.goto(f"{site.web}/{CHART}")
    page.emulate_media(media="print")
    words = page.locator(".cp-plot .cp-label--newest").first
    assert words.is_visible()
    assert words.evaluate("one => getComputedStyle(one).fill") == "rgb(0, 0, 0)"


def test_how_to_read_a_chart_opens_without_a_script(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site.web}/{CHART}")
    rule = page.get_by_text("Seven figures or more on one side of the mean.")
    assert not rule.is_visible()
    page.get_by_text("How to read this chart").click()
    assert rule.is_visible()
