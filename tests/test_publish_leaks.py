"""What an edition keeps back is found in the finished bytes, wherever and however it stands there.

The fast reader is held to a slow, plain one that looks for each text in each file, one by one.
"""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest

from coproof.portfolio import examine, show
from coproof.publish import build
from coproof.publish.gates import House, inspect, inspect_for_readers
from coproof.publish.gates.withheld import withheld
from coproof.publish.result import Refused
from publish_stories import ROOT, SMALL, TODAY, build_demo, lay
from publish_stories import build as build_small

SECRET = "He keeps the key of the side door under the blue flower pot by the gate"
SHORT = "Under the pot"
NOTES = f"{SECRET}.\n\n  {SHORT}"
EVIDENCE: Mapping[str, str] = {
    **SMALL,
    "evidence/feedback/fb-1.yml": SMALL["evidence/feedback/fb-1.yml"] + f"notes: |-\n  {NOTES}\n",
    "evidence/feedback/fb-2026-quiet.yml": SMALL["evidence/feedback/fb-private.yml"].replace(
        "fb-private", "fb-2026-quiet"
    ),
}


def _xlsx(text: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("xl/sharedStrings.xml", f"<sst><si><t>{escape(text)}</t></si></sst>")
    return held.getvalue()


def _coded(text: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


def _folded_lines(text: str) -> str:
    return "\r\n ".join(text[start : start + 20] for start in range(0, len(text), 20))


WAYS: Mapping[str, tuple[str, str | bytes]] = {
    "as text": ("page.html", f"<p>{SECRET}</p>"),
    "in capitals": ("page.html", f"<p>{SECRET.upper()}</p>"),
    "in one long line": ("page.html", f"<p>Before it. {SECRET}. After it.</p>"),
    "as part of it": ("page.html", "<p>the side door under the blue flower pot…</p>"),
    "a short line as a whole": ("page.html", f"<td>{SHORT}</td><td>1</td>"),
    "with marks in it": ("page.html", f"<p>{SECRET.replace(' blue ', ' <mark>blue</mark> ')}</p>"),
    "with a mark in a word": ("page.html", f"<p>{SECRET.replace('flower', 'fl<b>ow</b>er')}</p>"),
    "with a soft hyphen": ("page.html", f"<p>{SECRET.replace('flower', 'flow&shy;er')}</p>"),
    "with places to break": ("page.html", f"<p>{SECRET.replace('flower', 'flow<wbr>er')}</p>"),
    "with hard spaces": ("page.html", f"<p>{SECRET.replace(' ', '&nbsp;')}</p>"),
    "in entities": ("page.html", "".join(f"&#{ord(letter)};" for letter in SECRET)),
    "in an attribute": ("page.html", f'<p><img alt="{SECRET}" src="a.png"></p>'),
    "in a plain attribute": ("page.html", f"<p title = '{SECRET}'>One</p>"),
    "in an attribute of two lines": ("page.html", f'<p title="One\n{SECRET}">One</p>'),
    "in a description": ("page.html", f'<meta name="description" content="{SECRET}">'),
    "in a comment": ("page.html", f"<p>One</p><!-- {SECRET} -->"),
    "in an address": ("page.html", f'<a href="https://example.org/?q={quote(SECRET)}">One</a>'),
    "in a short address": (
        "page.html",
        f'<a href="mailto:a@example.org?subject={SECRET.replace(" ", "+")}">One</a>',
    ),
    "in JSON": ("data/a.json", json.dumps({"notes": NOTES})),
    "as a name in JSON": ("data/a.json", json.dumps({SECRET: 1})),
    "in JSON, coded": ("data/a.json", f'{{"notes": "{_coded(SECRET)}"}}'),
    "in JSON, before a quotation": ("data/a.json", json.dumps({"notes": f'"{SECRET}", he said'})),
    "in the search index": ("search/a.js", f'coproofSearch("a","b",["x","{SECRET} …"])'),
    "in a script": ("a.js", f"// one\nconst words = '{SECRET}';\n"),
    "in a table": ("data/a.csv", f'id,notes\nfb-1,"{SECRET}, ""so"" he said"\n'),
    "in a cell of two lines": ("data/a.csv", f'id,notes\nfb-1,"One\n{SECRET}"\n'),
    "in a workbook": ("data/a.xlsx", _xlsx(SECRET)),
    "in a calendar": ("a.ics", f"BEGIN:VEVENT\r\nSUMMARY:{_folded_lines(SECRET)}\r\n"),
    "in a list of addresses": ("sitemap.xml", f"<url><loc>/{SECRET.replace(' ', '-')}</loc></url>"),
    "in a drawing": ("a.svg", f"<svg><text>{SECRET}</text></svg>"),
    "in a style sheet": ("a.css", f"/* {SECRET} */"),
    "in the name of a file": (f"{SECRET.lower().replace(' ', '-')}.html", "<p>One</p>"),
    "in the name of a folder": (f"{SHORT.lower().replace(' ', '-')}/index.html", "<p>One</p>"),
    "as the id of a record": ("page.html", '<p id="fb-2026-quiet">One</p>'),
    "as the id of a record in data": ("data/a.json", '{"id": "fb-2026-quiet"}'),
}
"""Where words may turn up by mistake, each with a file that has them there."""

FINE: Mapping[str, tuple[str, str | bytes]] = {
    "a text that is shown": ("page.html", "<p>The lounge is too loud after tea.</p>"),
    "words in another order": ("page.html", "<p>The blue flower pot by the gate</p>"),
    "words far apart": ("page.html", f"<p>{' and '.join(SECRET.split())}</p>"),
    "a short line inside other words": ("page.html", "<p>Under the potting shed</p>"),
    "two cells side by side": ("page.html", "<tr><td>Under the</td><td>pot</td></tr>"),
    "an id that begins like another": ("page.html", '<p id="fb-2026-quiet-2">fb-2026-quieter</p>'),
}
"""What is no leak."""


def _inspect(root: Path, site: Path) -> None:
    examination = examine(root, None, TODAY)
    inspection = inspect(site, (), "/")
    inspect_for_readers(inspection, site, House(root, examination, show(examination, "public")))


def _laid(tmp_path: Path, file: tuple[str, str | bytes]) -> tuple[Path, Path]:
    root = lay(tmp_path / "root", EVIDENCE)
    site = lay(tmp_path / "site", {"index.html": "<h1>Home</h1>", "a.png": "x"})
    path, data = file
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_bytes(data if isinstance(data, bytes) else data.encode())
    return root, site


@pytest.mark.parametrize("way", WAYS)
def test_words_that_are_kept_back_are_found(tmp_path: Path, way: str) -> None:
    root, site = _laid(tmp_path, WAYS[way])
    with pytest.raises(Refused) as refusal:
        _inspect(root, site)
    line = refusal.value.line
    assert refusal.value.code == 1
    assert ("notes of fb-1" in line) or ("fb-2026-quiet" in line)
    assert line.startswith(WAYS[way][0] if "name of a" not in way else "The name of a file")
    assert "\n" not in line
    assert not [word for word in ("door", "pot", "Mill") if word in line]


@pytest.mark.parametrize("story", FINE)
def test_other_words_are_no_leak(tmp_path: Path, story: str) -> None:
    _inspect(*_laid(tmp_path, FINE[story]))


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("evidence/themes/th-noise.yml", "Noise after tea"),
        ("site_config/pages/how.md", SHORT),
        ("site_config/channels.yml", SHORT),
    ],
)
def test_what_is_also_said_in_the_open_is_no_leak(tmp_path: Path, where: str, text: str) -> None:
    """Two records may say the same short thing; a page by hand may say it too."""
    root, site = _laid(tmp_path, ("page.html", f"<p>{text}</p>"))
    private = root / "evidence/feedback/fb-private.yml"
    private.write_text(f"{private.read_text('utf-8')}notes: Noise after tea\n", "utf-8")
    if where.startswith("site_config/"):
        lay(root, {where: f"# {text}\n"})
    _inspect(root, site)


def test_a_date_is_no_leak(tmp_path: Path) -> None:
    root, site = _laid(tmp_path, ("page.html", "<p>7 January 2026</p>"))
    private = root / "evidence/feedback/fb-private.yml"
    private.write_text(f"{private.read_text('utf-8')}notes: 7 January 2026\n", "utf-8")
    _inspect(root, site)


def test_the_words_of_the_product_are_no_leak(tmp_path: Path) -> None:
    words = "The words are no longer shown; the dates and the journey stay."
    root, site = _laid(tmp_path, ("page.html", f"<p>{words}</p>"))
    private = root / "evidence/feedback/fb-private.yml"
    private.write_text(f"{private.read_text('utf-8')}notes: {words}\n", "utf-8")
    _inspect(root, site)


def test_a_build_that_would_leak_is_refused_and_the_old_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(tmp_path, EVIDENCE)
    assert build_small(root).code == 0
    before = (root / "site/index.html").read_bytes()
    files = build.exported_files

    def with_a_fault(*given: object) -> Iterator[tuple[str, bytes]]:
        yield from files(*given)  # type: ignore[arg-type]
        yield "data/more.json", json.dumps({"notes": NOTES}).encode()

    monkeypatch.setattr(build, "exported_files", with_a_fault)
    result = build_small(root)
    assert result.code == 1
    assert result.lines == (
        "data/more.json would show notes of fb-1: this edition keeps it back. "
        "Nothing was published; please report this as a fault.",
    )
    assert (root / "site/index.html").read_bytes() == before
    assert not (root / "site/data/more.json").exists()
    assert build_small(root, "internal").code == 0


def test_a_rule_that_the_projection_forgot_is_noticed(tmp_path: Path) -> None:
    """The gate judges visibility, consent and withdrawal again, and does not ask the projection."""
    root = lay(tmp_path / "root", EVIDENCE)
    examination = examine(root, None, TODAY)
    everything = show(examination, "internal")
    public = withheld(examination, show(examination, "public"), None)
    forgot = withheld(examination, replace(everything, edition="public"), None)
    assert {leaf.field for leaf in public.leaves if leaf.record == "fb-1"} == {"notes"}
    assert set(forgot.leaves) == set(public.leaves)
    assert forgot.ids == public.ids == {"fb-private", "fb-2026-quiet"}


@pytest.mark.parametrize("edition", ["public", "partner"])
def test_the_gate_and_the_projection_agree_about_the_demo(edition: str) -> None:
    examination = examine(ROOT, None, TODAY)
    portfolio = show(examination, edition)  # type: ignore[arg-type]
    kept = withheld(examination, portfolio, None)
    assert kept.ids == {r.id for r in examination.everything.records} - {
        record.id for record in portfolio.graph.records
    }
    assert len(kept.leaves) > 50


def _plainly(data: bytes) -> str:
    """All words of a file, found the slow way."""
    text = data.decode("utf-8")
    seen = [text, re.sub(r"<[^>]*>", "", text), re.sub(r"<[^>]*>", " ", text)]
    return " ".join(" ".join(re.findall(r"\w+", unescape(one).casefold())) for one in seen)


def test_the_slow_way_finds_the_same(tmp_path: Path) -> None:
    """Texts of the demo that are kept back, put on its pages at random, and none put there."""
    site = build_demo("public", tmp_path / "site")
    examination = examine(ROOT, None, TODAY)
    portfolio = show(examination, "public")
    house = House(ROOT, examination, portfolio)
    leaves = withheld(examination, portfolio, None).leaves
    dice = Random(7)
    pages = sorted((site / "feedback").glob("*.html"))
    long = [leaf for leaf in leaves if len(leaf.text.split()) > 12]
    for leaf in dice.sample(long, 12):
        words = leaf.text.split()
        start = dice.randrange(len(words) - 10)
        page = dice.choice(pages)
        before = page.read_bytes()
        said = " ".join(words[start : start + 10])
        page.write_bytes(before.replace(b"</h1>", f"</h1><p>{escape(said)}</p>".encode()))
        plain = " ".join(re.findall(r"\w+", said.casefold()))
        assert plain in _plainly(page.read_bytes())
        with pytest.raises(Refused, match=page.name):
            inspect_for_readers(inspect(site, (), "/"), site, house)
        page.write_bytes(before)
    inspect_for_readers(inspect(site, (), "/"), site, house)
    everything = {path: _plainly(path.read_bytes()) for path in pages}
    for leaf in long:
        plain = " ".join(re.findall(r"\w+", leaf.text.casefold()))
        assert not [path for path, words in everything.items() if plain in words], leaf.field
