"""Registers in a real browser, opened from a disk: sort, filter, and share what is shown."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab

from coproof.pages import ASSETS
from pages_stories import pages, portfolio

STORY = """
svc-mill: {}
svc-rowan: {title: Rowan Court}
fb-1: {given_on: 2026-01-05, summary: The lounge is loud.}
fb-2: {given_on: 2026-03-05, summary: Breakfast is too early., service: svc-rowan}
fb-3: {given_on: 2026-02-05, summary: A loud telephone., service: svc-rowan}
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of feedback as a file with the script beside it, and no frame."""
    root = tmp_path_factory.mktemp("register")
    body = pages(portfolio(root, STORY))["feedback/index.html"].body
    shutil.copy(ASSETS / "tables.js", root)
    file = root / "index.html"
    file.write_text(f'<!doctype html><title>x</title>{body}<script src="tables.js"></script>')
    return file


@pytest.fixture
def tab(open_page: Callable[..., Tab]) -> Tab:
    return open_page()


def shown(tab: Tab) -> list[str]:
    return [text.split()[-1] for text in tab.locator("tbody tr:visible th").all_inner_texts()]


def test_words_and_a_service_choose_the_rows_and_the_count_says_so(
    tab: Tab, register: Path
) -> None:
    tab.goto(register.as_uri())
    tab.get_by_label("Show rows with these words").fill("loud")
    assert shown(tab) == ["fb-3", "fb-1"]
    tab.get_by_label("Service").select_option(label="Rowan Court")
    assert shown(tab) == ["fb-3"]
    assert tab.get_by_role("status").inner_text() == "1 of 3 rows shown"


def test_what_is_chosen_stands_in_the_address_and_opens_again(tab: Tab, register: Path) -> None:
    tab.goto(register.as_uri())
    tab.get_by_label("Service").select_option(label="Rowan Court")
    tab.get_by_role("button", name="Given on").click()
    assert tab.url.endswith("#service=svc-rowan&sort=1")
    address = tab.url
    tab.goto("about:blank")
    tab.goto(address)
    assert shown(tab) == ["fb-3", "fb-2"]


def test_a_heading_sorts_by_date_and_says_which_way(tab: Tab, register: Path) -> None:
    tab.goto(register.as_uri())
    button = tab.get_by_role("button", name="Given on")
    button.press("Enter")
    assert shown(tab) == ["fb-1", "fb-3", "fb-2"]
    assert tab.locator('th[aria-sort="ascending"]').inner_text().startswith("Given on")
    button.press("Enter")
    assert shown(tab) == ["fb-2", "fb-3", "fb-1"]
    assert tab.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_everything_can_be_shown_again(tab: Tab, register: Path) -> None:
    tab.goto(register.as_uri() + "#q=loud")
    assert shown(tab) == ["fb-3", "fb-1"]
    tab.get_by_role("button", name="Show all rows").click()
    tab.wait_for_function("!location.hash")
    assert len(shown(tab)) == 3


def test_an_address_with_nonsense_shows_everything(tab: Tab, register: Path) -> None:
    tab.goto(register.as_uri() + "#service=svc-gone&sort=99")
    assert len(shown(tab)) == 3


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The To do page, which has several tables with groups of rows."""
    root = tmp_path_factory.mktemp("tasks")
    body = pages(portfolio(root, STORY, "internal"))["to-do.html"].body
    shutil.copy(ASSETS / "tables.js", root)
    file = root / "to-do.html"
    file.write_text(f'<!doctype html><title>x</title>{body}<script src="tables.js"></script>')
    return file


def test_groups_without_rows_go_with_their_heading(tab: Tab, tasks: Path) -> None:
    tab.goto(tasks.as_uri())
    headings = tab.locator(".cp-band:visible")
    assert headings.all_inner_texts() == ["Millfield House", "Rowan Court"]
    tab.get_by_label("Service").select_option(label="Rowan Court")
    assert headings.all_inner_texts() == ["Rowan Court"]
    assert tab.get_by_role("status").inner_text() == "2 of 3 rows shown"
    assert tab.get_by_role("button", name="By").count() == 0, "groups are not sorted"


def test_without_a_script_every_row_is_there_and_no_control(register: Path) -> None:
    source = register.read_text("utf-8")
    assert source.count("<tr data-service") == 3
    assert '<form class="cp-filter" hidden>' in source
    assert (ASSETS / "tables.js").stat().st_size < 6_000
