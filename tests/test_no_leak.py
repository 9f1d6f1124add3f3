"""Nothing leaks and nothing is lost: a token in every text of every kind, looked for everywhere.

Each record has a unique token in each of its texts. An edition must show exactly the tokens of the
fields that the schema lets it see: one more is a leak, one less is a loss.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from coproof.capture.write import record_text
from coproof.export import portfolio_json
from coproof.fields import Field, Kind
from coproof.model import EDITIONS, Edition
from coproof.pages import site_pages
from coproof.portfolio import Examination, examine, show
from coproof.read import read_kinds

DAY = date(2026, 6, 1)
IDS = {kind.name: f"{kind.prefix}-1" if kind.prefix else kind.name for kind in read_kinds()}
LEFT_OUT = {"withdrawn_on", "review_on", "phase", "action"}
"""Fields that take words away, or that change what a record is."""

AS_THEY_MUST_BE: Mapping[str, Any] = {
    "feedback.voice": "own_words",
    "feedback.route.to": "theme",
    "consent.covers": ["quote", "story", "photo", "video", "audio"],
    "consent.audience": "public",
    "service.people_count": 40,
    "provider.id": "provider",
}
CODES = {"file": "attachments/a.jpg", "supports": "frame:one", "cqc_location_id": "1-123456789"}


class Sower:
    """Fills every field of a record; remembers which edition may see which token."""

    def __init__(self) -> None:
        self.tokens: dict[str, Edition] = {}

    def record(self, kind: Kind) -> dict[str, Any]:
        """A record with every field that its schema knows."""
        data = dict(self._fields(kind.fields, kind.name, consent=kind.name == "consent"))
        return data | {"id": IDS[kind.name], "visibility": "public"}

    def _fields(
        self, fields: tuple[Field, ...], path: str, *, consent: bool
    ) -> Iterator[tuple[str, Any]]:
        for field in fields:
            if field.name not in LEFT_OUT:
                yield field.name, self._value(field, f"{path}.{field.name}", consent=consent)

    def _value(self, field: Field, path: str, *, consent: bool) -> Any:
        if path in AS_THEY_MUST_BE:
            return AS_THEY_MUST_BE[path]
        if field.shape == "list" and field.items:
            return [self._value(field.items, path, consent=consent)]
        if field.shape == "object":
            inner = dict(self._fields(field.fields, path, consent=consent))
            return inner or {"person": 7} if "response" not in field.name else {"partly": 7}
        return self._leaf(field, "internal" if consent else field.visibility)

    def _leaf(self, field: Field, visibility: Edition) -> Any:
        if field.shape == "text":
            token = f"tok{len(self.tokens):04}en"
            self.tokens[token] = visibility
            return token
        plain = {"date": "2026-01-05", "date-or-month": "2026-01-05", "boolean": True}
        if field.shape in plain:
            return plain[field.shape]
        if field.shape == "choice":
            return field.choices[0]
        if field.shape == "link":
            return IDS[field.links[0]]
        return CODES.get(field.name, "a-1") if field.shape == "code" else 7


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Examination, dict[str, Edition]]:
    """One full record of every kind, read from disk, and the tokens in them."""
    root, sower = tmp_path_factory.mktemp("sown"), Sower()
    for kind in read_kinds():
        file = root / "evidence" / kind.folder / f"{IDS[kind.name]}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record_text(kind, sower.record(kind)), "utf-8")
    examined = examine(root, DAY, DAY)
    unread = [finding for finding in examined.findings if finding.check in ("schema", "unreadable")]
    assert not unread, [(finding.file, finding.message) for finding in unread]
    return examined, sower.tokens


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


def test_every_text_field_was_sown(sown: tuple[Examination, dict[str, Edition]]) -> None:
    _, tokens = sown
    assert len(tokens) > 60
    assert set(tokens.values()) == set(EDITIONS)


def test_portfolio_json_is_canonical(sown: tuple[Examination, dict[str, Edition]]) -> None:
    text = portfolio_json(show(sown[0], "internal"), "0").decode()
    again = json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True)
    assert text == again + "\n"
