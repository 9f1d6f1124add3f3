"""Fifty records full of texts that would run something: nothing runs, and every word is there.

The texts are in every field of every kind, in the settings and in a share. They call `canary()`,
which complains in the console; so does the browser where its content policy had to hold something
back, or a script fails. `open_page` fails for the smallest complaint.

`COPROOF_MANY=1` opens every page in every way; otherwise some ways are tried on one page of a sort.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Site, _serve
from coproof.model import Edition, Share
from coproof.publish import build_site
from coproof.publish.shares import MasterSecret, Order, build_shares, link_key
from hostile_words import PAYLOADS, SIGN, Hostile, payload
from pictures_stories import jpeg
from publish_stories import lay
from sown_portfolio import DAY

ALL = bool(os.environ.get("COPROOF_MANY"))
RUN = PAYLOADS[0]
SECRET = MasterSecret.of("5e" * 32)
SHARE = Share("council", RUN, RUN, "2026-05-01", "2026-09-01")
SETTINGS = {
    "site_config/portfolio.yml": f'name: "{RUN} & Co"\nnotice: "{PAYLOADS[1]}"\nlanguages: [en, cy]\n',
    "site_config/accepted_gaps.yml": (
        f'- {{record: fb-1, check: loop-open, reason: "{RUN}", by_role: "{RUN}", until: 2026-12-31}}\n'
    ),
    "site_config/pictures.yml": (
        f'pictures:\n  a-1: {{file: a.jpg, alt: "{RUN}", licence: "{RUN}", credit: "{RUN}"}}\n'
    ),
    "site_config/shares/council.yml": (
        f'id: council\nfor_whom: "{RUN}"\npurpose: "{RUN}"\nedition: partner\n'
        "created_on: 2026-05-01\nexpires_on: 2026-09-01\n"
    ),
}


class Built:
    """The portfolio, its sites by edition, and its texts by their numbers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sower = Hostile(1, words=payload)
        self.sower.sow(root, 5)
        lay(root, SETTINGS)
        for photo in ("evidence/attachments/attachments/a.jpg", "site_config/pictures/a.jpg"):
            (root / photo).parent.mkdir(parents=True, exist_ok=True)
            (root / photo).write_bytes(jpeg())
        self.servers = []
        self.sites = {edition: self._site(edition) for edition in ("internal", "public")}

    def _site(self, edition: Edition) -> Site:
        result = build_site(self.root, edition, self.root / edition, None, DAY)
        assert result.code == 0, (result.lines, result.examination and result.examination.errors)
        server = _serve(self.root / edition)
        self.servers.append(server)
        return Site(self.root / edition, f"http://127.0.0.1:{server.server_port}")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    made = Built(tmp_path_factory.mktemp("payloads"))
    yield made
    for server in made.servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def wary(open_page: Callable[..., Page]) -> Iterator[Page]:
    """A page that fails the test for a dialog, for the canary, or for asking somebody outside."""
    page = open_page()
    page.add_init_script("window.canary = () => console.error('the canary was called')")
    seen: list[str] = []
    page.on("dialog", lambda dialog: (seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda other: seen.append(f"popup: {other.url}"))
    page.on("request", lambda request: seen.append(request.url))
    yield page
    assert seen
    own = ("http://127.0.0.1:", "file:///", "data:image/", "blob:")
    assert [one for one in seen if not one.startswith(own)] == []
    assert [one for one in seen if one.startswith("file:") and "payloads" not in one] == []


WAYS = ["disk", "web"] if ALL else ["disk"]
"""Where a script of ours does the work: it is the same file in both."""


def _paths(site: Site) -> list[str]:
    """Every page, or one of each sort."""
    pages = sorted(page.relative_to(site.folder).as_posix() for page in site.folder.rglob("*.html"))
    if ALL:
        return pages
    return list({_sort(path): path for path in reversed(pages)}.values())


def _sort(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{'index' if name == 'index.html' else 'record'}" if folder else path


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("edition", "way"),
    [("internal", "web"), ("internal", "disk"), ("public", "web"), ("public", "disk")],
)
def test_nothing_runs_and_every_word_is_there(
    built: Built, wary: Page, edition: str, way: str
) -> None:
    site, texts = built.sites[edition], built.sower.texts
    seen: set[int] = set()
    for path in _paths(site):
        if way == "disk" and path == "404.html":
            continue  # a server shows it at any address, so its links start at the server's root
        wary.goto(f"{getattr(site, way)}/{path}")
        shown = _flat(wary.evaluate("document.querySelector('article').textContent"))
        for sign in SIGN.finditer(shown):
            text = _flat(texts[int(sign[1])])
            following = shown[sign.start() :]
            whole = following.startswith(text)
            assert whole or text.startswith(following.partition("…")[0].rstrip()), (path, text)
            seen |= {int(sign[1])} if whole else set()
    if ALL and (edition, way) == ("internal", "web"):
        assert set(texts) - seen <= built.sower.second_titles
    assert len(seen) > 100


@pytest.mark.parametrize("way", ["web", "disk"])
def test_nothing_runs_in_search(built: Built, wary: Page, way: str) -> None:
    wary.goto(f"{getattr(built.sites['internal'], way)}/index.html")
    box = wary.get_by_role("textbox", name="Search")
    for words in ("fb-1", "script canary", "act", *PAYLOADS[:6]):
        box.fill(words)
        wary.get_by_role("status").get_by_text("ound").first.wait_for()
        wary.wait_for_timeout(100)
    box.fill("canary")
    results = wary.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    assert "canary()" in results.first.inner_text()
    results.first.click()
    expect(wary.locator("article h1").first).to_be_visible()


@pytest.mark.parametrize("way", WAYS)
def test_nothing_runs_in_filters_or_from_the_address(built: Built, wary: Page, way: str) -> None:
    site = built.sites["internal"]
    registers = sorted(
        page.relative_to(site.folder).as_posix()
        for page in site.folder.glob("*/index.html")
        if "cp-filter" in page.read_text("utf-8")
    )
    assert len(registers) > 7
    for number, path in enumerate(registers if ALL else registers[:3]):
        text = PAYLOADS[number % len(PAYLOADS)]
        address = f"{getattr(site, way)}/{path}"
        wary.goto(address)
        wary.locator(".cp-filter [name=q]").fill(text)
        expect(wary.locator(".cp-count")).to_contain_text(" of ")
        for choice in wary.locator(".cp-filter select").all():
            choice.select_option(index=choice.locator("option").count() - 1)
        said = quote(text)
        for place in (text, f"q={said}", f"service={said}&sort={said}", "__proto__=1"):
            wary.goto("about:blank")
            wary.goto(f"{address}?q={said}#{place}")
            expect(wary.locator("article h1").first).to_be_visible()


def test_nothing_runs_from_the_seed_of_a_sample(built: Built, wary: Page) -> None:
    wary.goto(f"{built.sites['internal'].disk}/sample.html")
    for seed in PAYLOADS[:8]:
        wary.get_by_label("How many").fill("5")
        wary.get_by_label("Seed").fill(seed)
        wary.get_by_role("button", name="Draw").click()
        wary.get_by_role("status").get_by_text("drawn with the seed").wait_for()
        assert seed in wary.get_by_role("status").first.inner_text()


@pytest.mark.parametrize("way", WAYS)
def test_nothing_runs_inside_a_sealed_pack(built: Built, wary: Page, way: str) -> None:
    out = built.root / f"packs-{way}"
    result = build_shares(built.root, Order("pack", out, DAY, secret=SECRET))
    assert result.code == 0, result.lines
    server = _serve(out)
    start = f"http://127.0.0.1:{server.server_port}" if way == "web" else out.as_uri()
    link = f"{start}/s/council/index.html#k={link_key(SECRET, SHARE)}"
    wary.clock.set_fixed_time("2026-06-01T12:00:00")
    for path in (*INSIDE, quote(RUN), f"feedback/{quote(RUN)}.html"):
        wary.goto("about:blank")
        wary.goto(f"{link}&p={path}")
        expect(wary.locator("article h1").first).to_be_visible()
        assert "canary()" in wary.inner_text("body"), "the share says for whom it is"
    wary.goto("about:blank")
    wary.goto(f"{link}&p=feedback/index.html")
    wary.locator(".cp-filter [name=q]").fill(PAYLOADS[2])
    expect(wary.locator(".cp-count")).to_contain_text(" of ")
    wary.locator(".md-search__input").fill("canary")
    first = wary.locator(".md-search-result__list a").first
    expect(first).to_be_visible()
    assert "canary()" in first.inner_text()
    first.click()
    expect(wary.locator("article h1").first).to_be_visible()
    server.shutdown()
    server.server_close()


INSIDE = (
    *("index.html", "feedback/fb-1.html", "themes/th-1.html", "decisions/dec-1.html"),
    *("reviews/rev-1.html", "journeys/th-1.html", "posters/svc-1.html", "easy-read/th-1.html"),
    *("services/svc-1.html", "own-words.html", "matrix.html", "pack/index.html", "gaps.html"),
)


def test_the_canary_would_be_heard(built: Built, browser: object) -> None:
    """Else all the above would say nothing."""
    site = built.sites["public"]
    page = browser.new_page()  # type: ignore[attr-defined]
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text))
    page.add_init_script("window.canary = () => console.error('the canary was called')")
    page.goto(f"{site.web}/about.html")
    page.evaluate("canary()")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=canary()>')")
    page.wait_for_timeout(200)
    page.close()
    assert heard[0] == "the canary was called"
    assert any("Content Security Policy" in text for text in heard[1:])
