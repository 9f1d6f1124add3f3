"""Small portfolios as plain text, read from disk by the real reader, and the pages made of them.

A story is YAML: one line for each record, its id first. What a record must have and the story
leaves out is filled in, and everything is public unless it says otherwise.
"""

import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from coproof.model import Edition
from coproof.pages import Page, site_pages
from coproof.portfolio import Portfolio, examine, show
from coproof.read import read_kinds

AS_AT = date(2026, 11, 1)

UNSAID: Mapping[str, Mapping[str, Any]] = {
    "provider": {"name": "Wrenmoor Support"},
    "service": {"title": "Millfield House", "type": "residential_home", "people_count": 12},
    "feedback": {
        "service": "svc-mill",
        "given_on": "2026-01-05",
        "kind": "concern",
        "channel": "everyday_conversation",
        "from_role": "person",
        "voice": "own_words",
        "summary": "The lounge is loud.",
    },
    "theme": {
        "title": "Noise after tea",
        "summary": "The lounge is loud in the evening.",
        "services": ["svc-mill"],
        "area": "environment",
        "identified_on": "2026-01-12",
        "status": "open",
        "history": [{"on": "2026-01-12", "status": "open"}],
    },
    "decision": {
        "title": "Try quiet evenings",
        "decided_on": "2026-02-01",
        "decided_with": ["person", "staff"],
        "outcome": "yes",
    },
    "action": {"title": "Move the television", "what": "Move it.", "status": "planned"},
    "review": {
        "on": "2026-04-01",
        "kind": "outcome",
        "reviewed_with": ["person"],
        "result": "improved",
    },
    "told": {"on": "2026-02-10", "whom": ["everyone_in_service"], "how": "meeting"},
    "event": {"title": "Tenants' meeting", "kind": "peoples_meeting", "on": "2026-01-20"},
    "indicator": {
        "title": "Evening distress",
        "domain": "emotional_wellbeing",
        "measure": "Episodes in a week",
        "unit": "count",
        "direction": "lower",
        "series": [{"on": "2026-01", "value": 11}],
    },
    "consent": {
        "covers": ["quote"],
        "audience": "public",
        "decided_by": "person",
        "on": "2026-01-05",
    },
}
"""What a story need not say about its records."""

CHAIN = """
provider: {}
svc-mill: {}
fb-1: {themes: [th-quiet], summary: The lounge is too loud after tea.}
th-quiet: {}
dec-1: {responds_to: [th-quiet]}
act-1: {decision: dec-1, status: done, start_on: 2026-02-05, done_on: 2026-03-01}
rev-1: {actions: [act-1]}
told-1: {about: [rev-1], covers: [fb-1], on: 2026-04-08, response: not_happy}
rev-2: {actions: [act-1], on: 2026-09-01, kind: sustained_6m}
"""
"""A whole chain, from what was said to what lasted."""


class _Loader(yaml.BaseLoader):
    """Everything is a text, as written, but for numbers, true and false."""


_Loader.add_constructor("!int", lambda loader, node: int(loader.construct_scalar(node)))
_Loader.add_constructor("!float", lambda loader, node: float(loader.construct_scalar(node)))
_Loader.add_constructor("!bool", lambda loader, node: loader.construct_scalar(node) == "true")
_Loader.add_implicit_resolver("!int", re.compile(r"-?\d+$"), list("-0123456789"))
_Loader.add_implicit_resolver("!float", re.compile(r"-?\d+\.\d+$"), list("-0123456789"))
_Loader.add_implicit_resolver("!bool", re.compile(r"(true|false)$"), list("tf"))


def portfolio(root: Path, story: str, edition: Edition = "public", **config: Any) -> Portfolio:
    """The portfolio of a story as an edition shows it; `config` are settings of the portfolio."""
    for record_id, fields in yaml.load(story, Loader=_Loader).items():
        lay(root, record_id, fields or {})
    if config:
        (root / "site_config").mkdir()
        (root / "site_config/portfolio.yml").write_text(yaml.safe_dump(config), "utf-8")
    examined = examine(root, AS_AT, AS_AT)
    assert not examined.errors, examined.errors
    return show(examined, edition)


def lay(root: Path, record_id: str, fields: Mapping[str, Any]) -> None:
    """Write the file of one record, with what it must have filled in."""
    kind = read_kinds().of_prefix(record_id) or read_kinds()["provider"]
    data = {"id": record_id, **UNSAID[kind.name], "visibility": "public", **fields}
    if kind.name == "consent":
        del data["visibility"]
    file = root / "evidence" / kind.folder / f"{record_id}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


def pages(shown: Portfolio) -> dict[str, Page]:
    """All pages of a portfolio by their address."""
    made = list(site_pages(shown))
    by_path = {page.path: page for page in made}
    assert len(by_path) == len(made), "two pages have one address"
    return by_path


class Document(HTMLParser):
    """A page as a reader of HTML sees it: its texts, its links, its headings, its elements."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.headings: list[str] = []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
                if tag == "h2":
                    self.headings.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "dt", "dd", "li", "p"):
            self.texts.append(" ")

    @property
    def text(self) -> str:
        """All texts, exactly as they are between the tags; a space after each cell and item."""
        return "".join(self.texts)

    @property
    def words(self) -> str:
        """All texts with single spaces, as a reader sees them."""
        return " ".join("".join(self.texts).split())


def words_of(page: Page) -> str:
    """What stands on a page, with single spaces."""
    return Document(page.body).words
