"""Everything by keyboard: what can be seen can be reached, and what has the focus can be seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.conftest import NARROW, WIDE, Site

REACHABLE = """() => {
  const names = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const seen = element => element.checkVisibility({ visibilityProperty: true })
    && !element.disabled && element.getBoundingClientRect().width > 0;
  const found = [...document.querySelectorAll(names)].filter(seen);
  found.forEach((element, index) => { element.dataset.stop = index; });
  return found.length;
}"""

STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const isThere = share => {
    const at = document.elementFromPoint(
      left + (right - left) * share, top + (bottom - top) * share);
    return at !== null && (element.contains(at) || at.contains(element));
  };
  return {
    stop: element.dataset.stop ?? null,
    what: element.outerHTML.slice(0, 160),
    seen: right > left && bottom > top && [0.1, 0.5, 0.9].some(isThere),
  };
}"""
"""What has the focus, and whether some of it is on the screen with nothing lying over it."""


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("where", ["index.html", "decisions/index.html", "about.html", "themes"])
def test_a_walk_with_tab_reaches_all_that_is_visible(
    site: Site, open_page: Callable[..., Page], width: int, where: str
) -> None:
    page = open_page(width, reduced_motion="reduce")
    page.goto(f"{site.web}/{where if '.' in where else site.first(where)}")
    page.wait_for_timeout(200)
    stops = page.evaluate(REACHABLE)
    reached, lost = set(), []
    for _ in range(stops + 20):
        page.keyboard.press("Tab")
        at = page.evaluate(STOP)
        if at is None:
            break
        if not at["seen"]:
            lost.append(at["what"])
        reached.add(at["stop"])
    assert lost == []
    assert {str(number) for number in range(stops)} <= reached


def test_the_first_tab_offers_to_skip_to_the_content(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site.web}/{site.first('feedback')}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def focused(page: Page) -> str:
    name = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
    return str(page.evaluate(name)).strip()


def test_the_menu_opens_and_shuts_by_keyboard(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(NARROW)
    page.goto(f"{site.web}/{site.first('feedback')}")
    button = page.get_by_role("button", name="Menu", exact=True)
    menu = page.get_by_role("navigation", name="Menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert menu.is_visible()
    assert focused(page) == "Close the menu"
    page.keyboard.press("Escape")
    assert (focused(page), button.get_attribute("aria-expanded")) == ("Menu", "false")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert not menu.is_visible()


def test_search_opens_is_used_and_shut_by_keyboard(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(NARROW)
    page.goto(f"{site.web}/index.html")
    page.get_by_role("button", name="Search", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("lounge")
    page.get_by_role("status").get_by_text("pages found").wait_for()
    page.keyboard.press("Tab")
    assert focused(page) == "Close the search"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "Search"
    page.keyboard.press("Escape")
    assert focused(page) == "Search"
    assert not page.get_by_role("textbox", name="Search").is_visible()


def test_enter_in_the_search_box_goes_to_the_best_page(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site.web}/index.html")
    page.get_by_role("textbox", name="Search").fill("fb-2025-0003")
    page.get_by_role("status").get_by_text("found").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/feedback/fb-2025-0003.html")
