"""Nothing leaks and nothing is lost: a token in every text of every kind, looked for everywhere.

Each record has a unique token in each of its texts. An edition must show exactly the tokens of the
fields that the schema lets it see: one more is a leak, one less is a loss.
"""

import json

import pytest

from coproof.export import calendar, portfolio_json
from coproof.model import EDITIONS, Edition
from coproof.pages import site_pages
from coproof.portfolio import Examination, examine, show
from sown_portfolio import DAY, sow


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Examination, dict[str, Edition]]:
    """One full record of every kind, read from disk, and the tokens in them."""
    root = tmp_path_factory.mktemp("sown")
    tokens = sow(root)
    examined = examine(root, DAY, DAY)
    unread = [finding for finding in examined.findings if finding.check in ("schema", "unreadable")]
    assert not unread, [(finding.file, finding.message) for finding in unread]
    return examined, tokens


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_shows_exactly_what_the_schema_lets_it(
    sown: tuple[Examination, dict[str, Edition]], edition: Edition
) -> None:
    examined, tokens = sown
    allowed = {t for t, seen in tokens.items() if EDITIONS.index(seen) <= EDITIONS.index(edition)}
    portfolio = show(examined, edition)
    data = portfolio_json(portfolio, "0").decode()
    pages = [
        " ".join((page.path, page.title, page.description, page.body, str(page.search)))
        for page in site_pages(portfolio)
    ]
    everywhere = data + " ".join(pages)
    assert {token for token in tokens if token in everywhere} - allowed == set(), "leaked"
    assert {token for token in allowed if token not in data} == set(), "lost in portfolio.json"
    assert {token for token in allowed if not any(token in page for page in pages)} == set(), "lost"


def test_the_calendar_holds_nothing_that_somebody_wrote(
    sown: tuple[Examination, dict[str, Edition]],
) -> None:
    """It may go on a phone, and from there anywhere."""
    examined, tokens = sown
    text = calendar(show(examined, "internal"), "0").decode()
    assert text.count("BEGIN:VEVENT") >= 2
    assert [token for token in tokens if token in text] == []


def test_every_text_field_was_sown(sown: tuple[Examination, dict[str, Edition]]) -> None:
    _, tokens = sown
    assert len(tokens) > 60
    assert set(tokens.values()) == set(EDITIONS)


def test_portfolio_json_is_canonical(sown: tuple[Examination, dict[str, Edition]]) -> None:
    text = portfolio_json(show(sown[0], "internal"), "0").decode()
    again = json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True)
    assert text == again + "\n"
