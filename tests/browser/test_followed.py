"""Followed by hand: from a person's words to a lasting result in at most three clicks from the home page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import NARROW, WIDE, Site

STORIES = [
    ("We say things but nothing happens", "We say things every month. Then it is the next month."),
    ("The lounge is loud and bright in the evening", "It is like a station in there."),
    (
        "Support stops too early in the evening",
        "Everybody I know goes out at seven. I go home at six.",
    ),
]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(("theme", "words"), STORIES)
def test_a_whole_story_is_two_clicks_away(
    public_site: Site, open_page: Callable[..., Page], theme: str, words: str, width: int
) -> None:
    page = open_page(width)
    page.goto(f"{public_site.web}/index.html")
    page.get_by_role("main").get_by_role("link", name="For you").click()
    page.get_by_role("main").get_by_role("link", name=theme, exact=True).first.click()
    expect(page.get_by_role("main")).to_contain_text(words)
    lasted = page.locator(".cp-leg", has=page.locator("h2#sustained"))
    expect(lasted).to_contain_text("Improved")


def test_one_that_failed_is_as_easy_to_follow(
    public_site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{public_site.web}/index.html")
    page.get_by_role("main").get_by_role("link", name="First quarterly letter").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("No change")
    page.get_by_role("link", name="See the whole journey on one page").click()
    expect(main).to_contain_text("Families want to hear what changed")
    expect(main).to_contain_text("Ring each family once a quarter instead")


def test_an_inspector_goes_from_a_statement_to_a_persons_words(
    public_site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{public_site.web}/index.html")
    main = page.get_by_role("main")
    main.get_by_role("link", name="For inspectors").click()
    main.get_by_role("link", name="CQC single assessment framework (quality statements)").click()
    statement = page.locator(".cp-statement", has_text="Listening to and involving people").first
    statement.get_by_role("listitem").get_by_role("link").first.click()
    expect(page.locator(".cp-voices blockquote").first).to_be_visible()
