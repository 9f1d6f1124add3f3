"""Nothing that evidence of co-production has to show is without its place: line by line, in the demo."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from coproof.pages import site_pages
from coproof.portfolio import examine, show
from demo_records import ROOT
from pages_stories import Document

LINES = yaml.safe_load((Path(__file__).parent / "article_lines.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    """What stands on each page of the demo's internal edition."""
    portfolio = show(examine(ROOT, None, date(2026, 11, 23)), "internal")
    return {page.path: Document(page.body).words for page in site_pages(portfolio)}


@pytest.mark.parametrize("line", LINES)
def test_the_demo_shows_it(words: dict[str, str], line: str) -> None:
    place = LINES[line]
    assert place["page"] in words
    assert place["seen"].lower() in words[place["page"]].lower()
