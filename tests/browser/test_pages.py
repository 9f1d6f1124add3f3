"""Every page from the web and from a disk, without JavaScript, and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NARROW, Site


@pytest.mark.parametrize("way", ["web", "disk"])
def test_no_page_asks_anybody_else_for_anything(
    site: Site, open_page: Callable[..., Page], way: str
) -> None:
    page = open_page()
    base = str(getattr(site, way))
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(f"{request.failure} {request.url}"))
    for path in site.one_of_each():
        if way == "disk" and path == "404.html":
            continue  # a server shows it at any address, so its links start at the server's root
        page.goto(f"{base}/{path}")
    assert len(asked) > 100
    assert [url for url in asked if not url.startswith(f"{base}/")] == []
    assert [one for one in failed if "ERR_ABORTED" not in one] == []  # aborted: we had gone on


@pytest.mark.parametrize("way", ["web", "disk"])
def test_a_script_that_somebody_slipped_in_does_not_run(
    site: Site, open_page: Callable[..., Page], way: str
) -> None:
    sound = (site.folder / "about.html").read_text("utf-8")
    slipped = "<script>document.title = 'taken over'</script><p style='color: red'>"
    (site.folder / "slipped.html").write_text(sound.replace("<h1", f"{slipped}<h1", 1), "utf-8")
    page = open_page()
    page.goto(f"{getattr(site, way)}/about.html")
    title = page.title()
    browser = page.context.browser
    assert browser is not None
    other = browser.new_page()
    refused: list[str] = []
    other.on("console", lambda said: refused.append(said.text))
    other.goto(f"{getattr(site, way)}/slipped.html")
    (site.folder / "slipped.html").unlink()
    assert other.title() == title
    assert len([text for text in refused if "Content Security Policy" in text]) == 2
    other.close()


def test_without_javascript_the_menu_and_all_links_work(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(NARROW, java_script_enabled=False)
    page.goto(f"{site.web}/{site.first('feedback')}")
    assert page.locator("noscript p").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    page.get_by_role("link", name="Menu", exact=True).click()
    menu = page.get_by_role("navigation", name="Menu")
    assert menu.is_visible()
    menu.get_by_role("link", name="Decisions", exact=True).click()
    page.wait_for_url("**/decisions/index.html")
    page.locator("article table a").first.click()
    page.wait_for_url("**/decisions/dec-*.html")
    expect(page.locator("h1")).to_be_visible()


def test_without_javascript_nothing_is_offered_that_needs_it(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site.web}/index.html")
    assert page.locator("header button:visible").count() == 0
    assert page.locator("header input:visible").count() == 0


def test_a_printed_page_has_its_heading_its_banner_and_its_address(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(color_scheme="dark")
    page.goto(f"{site.web}/{site.first('feedback')}")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.get_by_text("Internal: do not share.").is_visible()
    assert page.get_by_text("This page: feedback/").is_visible()
    assert not page.get_by_role("navigation", name="Menu").is_visible()
    assert page.pdf(format="A4")[:5] == b"%PDF-"


SHEET = 687
"""Pixels between the margins of a sheet of A4: 210 mm less 14 mm on either side."""


def test_every_page_on_paper_says_of_when_it_is_and_where_and_fits_the_sheet(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(SHEET)
    page.emulate_media(media="print")
    wrong = []
    for path in site.one_of_each():
        page.goto(f"{site.web}/{path}")
        if not page.get_by_text("as at 31 October 2026").last.is_visible():
            wrong.append(f"{path} does not say of when it is")
        if path != "404.html" and not page.get_by_text(f"This page: {path}").is_visible():
            wrong.append(f"{path} does not say where it is")
        wide = page.evaluate(TOO_WIDE)
        if wide:
            wrong.append(f"{path} is wider than the sheet: {wide}")
    assert wrong == []


TOO_WIDE = """() => [...document.querySelectorAll('article *, footer *')]
    .filter(one => one.getClientRects().length && !one.closest('.cp-unseen')
        && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName + '.' + one.getAttribute('class')).slice(0, 5)"""


def test_the_page_that_is_shown_for_wrong_addresses_leads_home(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site.web}/404.html")
    assert page.get_by_role("heading", level=1).inner_text() == (
        "Nothing is published at this address"
    )
    page.get_by_role("link", name="Go to the home page").click()
    page.wait_for_url("**/index.html")
