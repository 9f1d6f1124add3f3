"""WCAG 2.2 AA and best practice on a page of each kind, in both colours, wide and narrow."""

import dataclasses
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import AXE, NARROW, WIDE, Site
from coproof.pages.accessibility import RESULTS, AccessibilityResults, last_results

Axe = Callable[[Page], list[str]]
THOROUGH = (("light", WIDE), ("dark", NARROW))
"""The states in which every page of the list is looked at; in the others every fourth."""

STATES = [(scheme, width) for scheme in ("light", "dark") for width in (WIDE, NARROW)]


Seen = dict[tuple[str, int], dict[str, list[str]]]
"""What axe found: by colours and width, then by page."""


@pytest.fixture(scope="module")
def seen() -> Seen:
    return {}


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_axe_finds_nothing(
    site: Site, open_page: Callable[..., Page], axe: Axe, seen: Seen, scheme: str, width: int
) -> None:
    page = open_page(width, color_scheme=scheme)
    found = []
    pages = site.one_of_each()
    if (scheme, width) not in THOROUGH:
        pages = pages[::4]
    for path in pages:
        page.goto(f"{site.web}/{path}")
        here = axe(page)
        seen.setdefault((scheme, width), {})[path] = here
        found += here
    assert found == []


def test_the_accessibility_statement_says_what_was_found(seen: Seen, browser: Browser) -> None:
    """`make accessibility` writes the results into the package; every other run is held to them."""
    if not set(THOROUGH) <= set(seen):  # the others ran elsewhere, and hold the pages to no finding
        assert last_results().violations == ()
        return
    version = re.search(r"axe v([\d.]+)", AXE)
    lines = [line for pages in seen.values() for here in pages.values() for line in here]
    found = AccessibilityResults(
        on=datetime.now(UTC).date().isoformat(),
        tools={"axe-core": version[1] if version else "?", "Chromium": browser.version},
        pages=len(seen[THOROUGH[0]]),
        states=tuple(f"{scheme} colours, {width} pixels wide" for scheme, width in THOROUGH),
        violations=tuple(sorted({line.split()[1].rstrip(":") for line in lines})),
    )
    if os.environ.get("COPROOF_WRITE_ACCESSIBILITY"):
        RESULTS.write_text(json.dumps(dataclasses.asdict(found), indent=2) + "\n", "utf-8")
        last_results.cache_clear()
    told = last_results()
    assert told.violations == found.violations
    assert told.states == found.states
    assert 0 < told.pages <= found.pages
    assert told.on <= found.on


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_axe_finds_nothing_while_searching(
    site: Site, open_page: Callable[..., Page], axe: Axe, scheme: str, width: int
) -> None:
    page = open_page(width, color_scheme=scheme)
    page.goto(f"{site.web}/{site.first('feedback')}")
    if width == NARROW:
        page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill("lounge")
    page.get_by_role("status").get_by_text("found").wait_for()
    page.wait_for_timeout(400)
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_menu(
    site: Site, open_page: Callable[..., Page], axe: Axe, scheme: str
) -> None:
    page = open_page(NARROW, color_scheme=scheme)
    page.goto(f"{site.web}/{site.first('decisions')}")
    page.get_by_role("button", name="Menu", exact=True).click()
    page.wait_for_timeout(400)
    assert axe(page) == []


def test_axe_finds_nothing_in_the_public_edition(
    public_site: Site, open_page: Callable[..., Page], axe: Axe
) -> None:
    page = open_page()
    found = []
    for path in ("index.html", "feedback/index.html", "matrix.html", public_site.first("themes")):
        page.goto(f"{public_site.web}/{path}")
        found += axe(page)
    assert found == []


def test_nothing_is_wider_than_a_telephone(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(NARROW)
    wide = []
    for path in site.one_of_each():
        page.goto(f"{site.web}/{path}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []


def test_the_colours_follow_the_reader_and_can_be_changed(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(color_scheme="dark")
    page.goto(f"{site.web}/index.html")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "slate"
    page.get_by_role("button", name="Switch to light colours").click()
    assert page.evaluate(scheme) == "default"
    page.goto(f"{site.web}/about.html")
    assert page.evaluate(scheme) == "default"
    page.get_by_role("button", name="Switch to dark colours").wait_for()
