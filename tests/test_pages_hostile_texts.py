"""Words are data: thousands of hostile texts, and no page that is built otherwise because of them.

Two portfolios are built with the same records. In one every text is hostile; in the other each of
those texts is made harmless, letter by letter. So whatever differs in what a browser would read,
other than those letters, was done by a text.

`COPROOF_MANY=1000` runs it with so many records of each kind: more than 100,000 texts.
"""

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coproof.export.formulas import unguarded
from coproof.publish import build_site
from coproof.read import read_kinds
from hostile_words import SIGN, Hostile, harmless
from sown_portfolio import DAY

EACH = 50
"""So many records of each kind lie in one portfolio, where there are more."""

MANY = int(os.environ.get("COPROOF_MANY", "6"))
ROUNDS = -(-MANY // EACH)


@dataclass(frozen=True)
class Pair:
    """A site full of hostile texts, the same site with harmless ones, and the texts by number.

    `second_titles` are titles in a second language: pages in that language show those of some kinds.
    """

    hostile: Path
    kindly: Path
    texts: Mapping[int, str]
    fields: Mapping[str, int]
    second_titles: Set[int]


@pytest.fixture(scope="module", params=range(ROUNDS))
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    sown = [Hostile(1 + request.param * 100_000, kindly) for kindly in (False, True)]
    sites = []
    for sower in sown:
        root = tmp_path_factory.mktemp("texts")
        sower.sow(root, min(MANY, EACH))
        (root / "site_config").mkdir()
        (root / "site_config/portfolio.yml").write_text("languages: [en, cy]\n", "utf-8")
        result = build_site(root, "internal", root / "site", None, DAY)
        assert result.code == 0, (result.lines, result.examination and result.examination.errors)
        sites.append(root / "site")
    return Pair(*sites, sown[0].texts, sown[0].fields, sown[0].second_titles)


class Reader(HTMLParser):
    """A page as a stream of tags, attributes and texts, as a browser takes it apart."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stream: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stream.append(("tag", tag))
        self.stream += [(f"attribute {name}", value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.stream.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.stream.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.stream.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.stream.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.stream.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.stream.append(("declaration", data))


def _stream(page: Path) -> list[tuple[str, str]]:
    """The stream of a page with texts that follow one another joined."""
    joined: list[tuple[str, str]] = []
    for sort, value in Reader(page.read_bytes().decode("utf-8")).stream:
        if sort == "text" and joined and joined[-1][0] == "text":
            value = joined.pop()[1] + value
        joined.append((sort, value))
    return joined


def _pages(site: Path) -> list[str]:
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def test_every_page_is_built_as_if_the_texts_were_harmless(pair: Pair) -> None:
    """The same tags, attributes and texts in the same order, on every page, letter for letter."""
    assert _pages(pair.hostile) == _pages(pair.kindly)
    for path in _pages(pair.hostile):
        streams = zip_longest(_stream(pair.hostile / path), _stream(pair.kindly / path))
        for place, (hostile, kindly) in enumerate(streams):
            same = hostile and kindly and hostile[0] == kindly[0]
            assert same, (path, place, hostile, kindly)
            assert _alike(hostile[1]) == _alike(kindly[1]), (path, place, hostile, kindly)


def _alike(text: str) -> str:
    """Made harmless, whatever it was; a file's lines are counted differently in the two."""
    return harmless(re.sub(r"\.yml:\d+", ".yml:", text))


def _shown(values: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every text that begins in these values: its number, and all that follows the sign."""
    for value in values:
        for sign in SIGN.finditer(value):
            yield int(sign[1]), value[sign.start() :]


def flat(text: str) -> str:
    """The rule for space: lines are paragraphs, and elsewhere space of any kind is one space."""
    return " ".join(text.split())


def _is_cut(text: str, following: str) -> bool:
    """Whether it is shown up to some place, and an ellipsis says that there is more."""
    return any(text.startswith(part.rstrip()) for part in _before_each_ellipsis(following))


def _before_each_ellipsis(following: str) -> Iterator[str]:
    for place in (match.start() for match in re.finditer("…", following)):
        yield following[:place]


def _wrong(texts: Mapping[int, str], values: Iterable[str]) -> list[tuple[str, str]]:
    """What is shown of a text and is neither all of it nor its beginning."""
    found = ((flat(texts[number]), flat(following)) for number, following in _shown(values))
    return [
        (text, following[: len(text) + 20])
        for text, following in found
        if not following.startswith(text) and not _is_cut(text, following)
    ]


def _values(page: Path) -> Iterator[str]:
    """Each attribute, each title and, in one piece, all that stands in the page."""
    stream = _stream(page)
    yield from (value for sort, value in stream if sort.startswith("attribute"))
    title = next(place for place, one in enumerate(stream) if one == ("tag", "title"))
    yield stream[title + 1][1]
    yield "\n".join(value for sort, value in stream[title + 2 :] if sort == "text")


def test_wherever_a_text_is_shown_it_is_what_was_written(pair: Pair) -> None:
    """Whole, or cut with a sign that says so: in texts, titles, descriptions, other attributes."""
    seen: set[int] = set()
    for path in _pages(pair.hostile):
        values = list(_values(pair.hostile / path))
        assert _wrong(pair.texts, values) == [], path
        for number, following in _shown(values):
            if flat(following).startswith(flat(pair.texts[number])):
                seen.add(number)
    assert set(pair.texts) - seen <= pair.second_titles, "every other text is whole on some page"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def test_portfolio_json_holds_every_text_as_it_was_written(pair: Pair) -> None:
    data = json.loads((pair.hostile / "data/portfolio.json").read_bytes())
    found = {string for string in _strings(data) if SIGN.match(string)}
    assert set(pair.texts.values()) - found == set()
    assert {text for text in found if text not in pair.texts.values()} == set()


def test_every_csv_file_gives_every_text_back(pair: Pair) -> None:
    """What a program reads is what was written, once the sign against formulas is taken away."""
    found: set[int] = set()
    for file in sorted((pair.hostile / "data").glob("*.csv")):
        rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, file.name
        cells = [unguarded(cell) for row in rows for cell in row]
        for number, following in _shown(cells):
            assert following.startswith(pair.texts[number]), (file.name, pair.texts[number])
            found.add(number)
    assert set(pair.texts) - found == set()


def test_the_workbook_gives_every_text_back_and_holds_no_formula(pair: Pair) -> None:
    book = openpyxl.load_workbook(pair.hostile / "data/portfolio.xlsx", read_only=True)
    found: set[int] = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.value)
                for number, following in _shown([str(cell.value)]):
                    found.add(number)
                    assert _spelled(following).startswith(_spelled(pair.texts[number])), sheet.title
    book.close()
    assert set(pair.texts) - found == set()


def _spelled(text: str) -> str:
    """A workbook has no sign for a line end of old; programs know its name (ECMA-376, ST_Xstring)."""
    return text.replace("\r", "_x000D_")


def test_search_shows_titles_and_beginnings_as_they_were_written(pair: Pair) -> None:
    """Each file of results is one call with plain data, whatever the words are."""
    shown = 0
    for file in sorted((pair.hostile / "search").glob("pages-*.js")):
        source = file.read_text("utf-8")
        call = re.fullmatch(r"coproofSearch\((.*)\);?\s*", source, re.DOTALL)
        assert call, source[:200]
        strings = list(_strings(json.loads(f"[{call[1]}]")))
        assert _wrong(pair.texts, strings) == [], file.name
        shown += sum(1 for _ in _shown(strings))
    assert shown > len(pair.texts) / 100


def test_the_calendar_holds_none_of_them(pair: Pair) -> None:
    files = list(pair.hostile.rglob("*.ics"))
    assert files
    for file in files:
        assert not SIGN.search(file.read_text("utf-8"))


def test_every_text_field_of_every_kind_was_sown(pair: Pair) -> None:
    """So many texts in each field; the provider is one record, so its fields have fewer."""
    assert {path.partition(".")[0] for path in pair.fields} == {kind.name for kind in read_kinds()}
    assert len(pair.fields) > 70
    few = {path: number for path, number in pair.fields.items() if number < min(MANY, EACH)}
    assert {path.partition(".")[0] for path in few} <= {"provider"}
