"""The same number is the same everywhere: page, pack, workbook, JSON, and counted by hand from the files."""

import io
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from coproof.export import exported_files
from coproof.pages import Page, site_pages
from coproof.portfolio import Portfolio, examine, show
from counted_by_hand import COUNTS, Records, seen_in
from demo_records import ROOT, records
from pages_stories import Document

QUARTERS = {
    "2026-q4": ("2026-10-01", "2026-10-31"),
    "2026-q3": ("2026-07-01", "2026-09-30"),
    "2026-q2": ("2026-04-01", "2026-06-30"),
    "2026-q1": ("2026-01-01", "2026-03-31"),
}
FOLDERS = {
    "feedback": "feedback",
    "theme": "themes",
    "decision": "decisions",
    "action": "actions",
    "review": "reviews",
    "told": "told",
    "event": "events",
    "indicator": "indicators",
    "service": "services",
}


@pytest.fixture(scope="module")
def internal() -> Portfolio:
    return show(examine(ROOT, None, date(2026, 11, 23)), "internal")


@pytest.fixture(scope="module")
def site(internal: Portfolio) -> dict[str, Page]:
    return {page.path: page for page in site_pages(internal)}


@pytest.fixture(scope="module")
def files(internal: Portfolio) -> dict[str, bytes]:
    return dict(exported_files(internal, "0"))


@pytest.fixture(scope="module")
def by_hand() -> Records:
    """The demo's files, read by a reader that knows nothing of coproof."""
    return {kind: list(records(folder)) for kind, folder in FOLDERS.items()}


def _on_governance(site: Mapping[str, Page], name: str, quarter: str) -> int:
    """A number of the Governance page, found by where it leads; a number that leads nowhere is 0."""
    body = site["governance.html"].body
    found = re.search(rf'governance/{name}\.html#{quarter}">([\d,]+)', body)
    return int(found[1].replace(",", "")) if found else 0


@pytest.mark.parametrize("quarter", QUARTERS)
@pytest.mark.parametrize("name", [name for name in COUNTS if name != "feedback"])
def test_governance_shows_what_is_counted_by_hand(
    site: Mapping[str, Page], by_hand: Records, name: str, quarter: str
) -> None:
    assert _on_governance(site, name, quarter) == COUNTS[name](by_hand, *QUARTERS[quarter])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Pieces of feedback given", "feedback"),
        ("Meetings and workshops with people", "meetings"),
        ("From people supported", "feedback-from-people"),
        ("Actions done", "actions-done"),
        ("Reviews", "reviews"),
        ("Improved", "reviews-improved"),
    ],
)
@pytest.mark.parametrize("quarter", ["2026-q4", "2026-q3"])
def test_the_pack_shows_the_same(
    site: Mapping[str, Page], by_hand: Records, label: str, name: str, quarter: str
) -> None:
    body = site[f"pack/all-{quarter}.html"].body
    found = re.search(rf"<dt>{label}</dt><dd>([^<]*)</dd>", body)
    assert found is not None
    expected = COUNTS[name](by_hand, *QUARTERS[quarter])
    said = found[1].split(" of ")[0].replace("none", "0").replace(",", "")
    assert int(said) == expected


@pytest.mark.parametrize("name", COUNTS)
def test_portfolio_json_and_the_workbook_give_the_same_counts(
    files: Mapping[str, bytes], by_hand: Records, name: str
) -> None:
    in_json = json.loads(files["data/portfolio.json"])["records"]
    in_sheets = _sheets(files["data/portfolio.xlsx"])
    for period in QUARTERS.values():
        expected = COUNTS[name](by_hand, *period)
        assert COUNTS[name](in_json, *period) == expected
        assert COUNTS[name](in_sheets, *period) == expected


def test_as_many_records_everywhere_as_there_are_files(
    files: Mapping[str, bytes], by_hand: Records
) -> None:
    in_json = json.loads(files["data/portfolio.json"])["records"]
    in_sheets = _sheets(files["data/portfolio.xlsx"])
    for kind, found in by_hand.items():
        assert {one["id"] for one in in_json[kind]} == {one["id"] for one in found}
        assert {one["id"] for one in in_sheets[kind]} == {one["id"] for one in found}


@pytest.mark.parametrize("edition", ["public", "partner"])
def test_an_edition_counts_what_its_records_say_it_may(edition: Any, by_hand: Records) -> None:
    portfolio = show(examine(ROOT, None, date(2026, 11, 23)), edition, quarters_back=0)
    body = next(page.body for page in site_pages(portfolio) if page.path == "governance.html")
    events = {"event": seen_in(edition, by_hand["event"])}
    small = {"svc-kestrel"} if edition == "public" else set()
    events["event"] = [one for one in events["event"] if not small & set(one.get("services", ()))]
    expected = COUNTS["meetings"](events, *QUARTERS["2026-q4"])
    found = re.search(r'governance/meetings\.html#2026-q4">(\d+)', body)
    assert (int(found[1]) if found else 0) == expected


def test_the_reading_room_and_the_home_page_agree(
    site: Mapping[str, Page], by_hand: Records
) -> None:
    words = Document(site["index.html"].body).words
    assert f"{len(by_hand['feedback'])} pieces of feedback" in words


def _sheets(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """The workbook's registers as records, by the kind that their ids say."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    titles = {
        "Feedback": "feedback",
        "Themes": "theme",
        "Decisions": "decision",
        "Action plan": "action",
        "Outcomes": "review",
        "Told": "told",
        "Meetings": "event",
        "Indicators": "indicator",
        "Services": "service",
    }
    found = {}
    for title, kind in titles.items():
        head, *rows = book[title].iter_rows(values_only=True)
        found[kind] = [dict(zip(head, row, strict=True)) for row in rows]
    return found
