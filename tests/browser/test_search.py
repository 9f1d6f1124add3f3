"""Search in a real browser, from the web and from a disk."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import Site


@pytest.fixture(params=["web", "disk"])
def base(request: pytest.FixtureRequest, site: Site) -> str:
    return str(getattr(site, request.param))


def records(site: Site) -> dict[str, list[dict[str, Any]]]:
    data = json.loads((site.folder / "data/portfolio.json").read_text("utf-8"))
    found: dict[str, list[dict[str, Any]]] = data["records"]
    return found


def search(page: Page, base: str, words: str, start: str = "index.html") -> list[str]:
    """The addresses that a search finds first, below the site's root."""
    page.goto(f"{base}/{start}")
    page.get_by_role("textbox", name="Search").fill(words)
    page.get_by_role("status").get_by_text("found").wait_for()
    page.wait_for_timeout(200)
    links = page.eval_on_selector_all(".md-search-result__link", "all => all.map(a => a.href)")
    return [link.removeprefix(f"{base}/") for link in links]


def test_a_reference_finds_its_record_first(
    site: Site, base: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    for kind, folder in (("feedback", "feedback"), ("decision", "decisions"), ("told", "told")):
        record = records(site)[kind][-1]["id"]
        assert search(page, base, record)[0] == f"{folder}/{record}.html"
        assert search(page, base, record.upper())[0] == f"{folder}/{record}.html"


def test_a_part_of_a_reference_finds_its_record(base: str, open_page: Callable[..., Page]) -> None:
    assert "feedback/fb-2025-0003.html" in search(open_page(), base, "0003")


def test_words_that_people_said_find_them(
    site: Site, base: str, open_page: Callable[..., Page]
) -> None:
    record = records(site)["feedback"][0]
    found = search(open_page(), base, " ".join(record["summary"].split()[:6]))
    assert f"feedback/{record['id']}.html" in found


def test_a_service_and_the_start_of_a_word_find_pages(
    site: Site, base: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    title = records(site)["service"][0]["title"]
    assert any(path.startswith("services/") for path in search(page, base, title))
    assert search(page, base, "loun") != []


def test_all_words_must_be_found(base: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    assert search(page, base, "lounge xyzzyx", "about.html") == []
    words = page.get_by_role("status").inner_text()
    assert words == "Nothing found. Try fewer or shorter words."


def test_it_works_from_any_depth_and_more_can_be_asked_for(
    site: Site, base: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    start = site.first("feedback")
    first = search(page, base, "feedback", start)
    assert len(first) == 10
    page.get_by_role("button", name="Show more").click()
    page.locator(".md-search-result__item").nth(10).wait_for()
    focused = page.evaluate("document.activeElement.href")
    assert focused not in [f"{base}/{path}" for path in first]


def test_what_is_found_is_text_and_never_markup(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    from publish_stories import SMALL, build, lay

    hostile = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> wombat"
    text = SMALL["evidence/feedback/fb-1.yml"].replace("The lounge is too loud after tea.", "")
    text = text.replace("summary: \n", f"summary: '{hostile}'\n")
    root = lay(tmp_path, {**SMALL, "evidence/feedback/fb-1.yml": text})
    assert build(root).code == 0
    page = open_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message) or dialog.dismiss())  # type: ignore[func-returns-value]
    found = search(page, (root / "site").as_uri(), "wombat")
    assert "feedback/fb-1.html" in found
    assert hostile in page.inner_text(".md-search-result__list")
    page.goto(f"{(root / 'site').as_uri()}/feedback/fb-1.html")
    assert hostile in page.inner_text("article")
    assert dialogs == []
