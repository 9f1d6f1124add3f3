"""Words are data: whatever people wrote comes out as text, exactly, on every kind of page."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from coproof.fields import Field
from coproof.pages import Page
from coproof.pages.templates import FOLDER
from coproof.portfolio import Portfolio, examine, show
from coproof.read import read_kinds
from pages_stories import AS_AT, Document, lay, pages

ATTACK = "<script>alert(1)</script> {{ 7*7 }} {% raw %} </title> \"'><img src=x onerror=a> "
IDS = {
    "service": "svc-mill",
    "feedback": "fb-1",
    "theme": "th-1",
    "decision": "dec-1",
    "action": "act-1",
    "review": "rev-1",
    "told": "told-1",
    "event": "ev-1",
    "indicator": "ind-1",
    "consent": "con-1",
}
CODES = {"file": "mill/lounge.jpg", "picture": "quiet-room"}
SIMPLE = {
    "date": "2026-05-01",
    "date-or-month": "2026-05",
    "boolean": True,
    "number": 7,
    "integer": 7,
}
LEFT_OUT = ("withdrawn_on", "closed_on", "visibility")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """One record of every kind; every text in it is an attack that names its own place."""
    root = tmp_path_factory.mktemp("hostile")
    for kind, record_id in (("provider", "provider"), *IDS.items()):
        lay(root, record_id, {"id": record_id, **_filled(kind)})
    return show(examine(root, AS_AT, AS_AT), "internal")


@pytest.fixture(scope="module")
def site(shown: Portfolio) -> dict[str, Page]:
    return pages(shown)


def _filled(kind: str) -> dict[str, Any]:
    fields = (field for field in read_kinds()[kind].fields if field.name not in LEFT_OUT)
    made = ((field.name, _value(field, f"{kind}.{field.name}")) for field in fields)
    return {name: value for name, value in made if value is not None}


def _value(field: Field, place: str) -> Any:
    if field.shape == "text":
        return f"{ATTACK}javascript:{place}"
    if field.shape == "list" and field.items is not None:
        item = _value(field.items, place)
        return None if item is None else [item]
    if field.shape == "object":
        inner = {one.name: _value(one, f"{place}.{one.name}") for one in field.fields}
        return {name: value for name, value in inner.items() if value is not None} or None
    if field.shape == "link":
        return IDS[field.links[0]]
    if field.shape == "choice":
        return field.choices[0]
    return CODES.get(field.name) if field.shape == "code" else SIMPLE[field.shape]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(ATTACK):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def test_every_text_of_every_kind_stands_on_its_record_s_page_exactly_as_it_was_written(
    shown: Portfolio, site: dict[str, Page]
) -> None:
    assert len(shown.graph.records) == 1 + len(IDS), "the story must be valid"
    for record in shown.graph.records:
        text = Document(site[shown.kinds[record.kind].page(record.id)].body).text
        for written in _texts(record.data):
            assert written in text


def test_no_page_has_an_element_or_link_that_somebody_wrote(site: dict[str, Page]) -> None:
    for page in site.values():
        document = Document(page.body)
        assert not {"script", "img", "style", "iframe"} & set(document.elements), page.path
        assert page.body.count("<title>") == page.body.count('<svg class="cp-plot"'), page.path
        assert not [link for link in document.links if "javascript" in link.lower()]
        assert not [name for name, _ in document.attributes if name.startswith("on")]
        assert "49" not in document.words.replace("7*7", "")


def test_no_page_breaks_out_of_the_tags_that_hold_words(site: dict[str, Page]) -> None:
    for page in site.values():
        assert page.body.count("<h1>") == page.body.count("</h1>") == 1, page.path
        assert "<script" not in page.body
        assert "onerror=a>" not in page.body


def test_titles_descriptions_and_search_are_plain_text(site: dict[str, Page]) -> None:
    feedback = site["feedback/fb-1.html"]
    assert "<script>" in feedback.title, "the frame escapes, once"
    assert "&lt;" not in feedback.title + feedback.description
    assert feedback.search is not None
    assert ATTACK in feedback.search.text


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.html")), ids=lambda file: file.name)
def test_no_template_marks_anything_as_safe(file: Path) -> None:
    source = file.read_text("utf-8").replace(" ", "")
    for way_out in ("|safe", "autoescape", "Markup", "|tojson", "|urlize", "|xmlattr"):
        assert way_out not in source
