"""A sealed pack in a real browser: its link opens it, from a disk and from the web; nothing else does."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from coproof.model import Share
from coproof.publish.shares import MasterSecret, Order, build_shares, link_key
from publish_stories import ROOT, lay

TODAY = date(2026, 11, 23)
FAR = "2099-01-01"
SECRET = MasterSecret.of("5e" * 32)
OTHER_SECRET = MasterSecret.of("c0" * 32)
PHONE = 390
NEUTRAL = "There is nothing to read here"
EXPECTED = Share("moorshire", "Moorshire Council", "Contract review", "2026-11-01", "2027-04-01")


@dataclass(frozen=True)
class Packs:
    """The packs of a copy of the demo, how to reach them, and every address that was asked for."""

    folder: Path
    web: str
    asked: list[str]

    def at(self, where: str, share: str = "moorshire", behind: str = "") -> str:
        start = self.web if where == "web" else self.folder.as_uri()
        return f"{start}/s/{share}/index.html{behind}"


def _lay_demo(root: Path) -> Path:
    shutil.copytree(ROOT / "evidence", root / "evidence")
    shutil.copytree(ROOT / "site_config", root / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", root)
    text = "for_whom: Moorshire Council\npurpose: Contract review\ncreated_on: 2026-11-01\n"
    shares = {
        "moorshire": f"{text}services: [svc-rowan]\nexpires_on: 2027-04-01\n",
        "ended": f"{text}expires_on: 2026-11-20\n",
        "revoked": f"{text}expires_on: 2027-04-01\nrevoked_on: 2026-11-10\nrevoked_because: Sent to the wrong office\n",
    }
    return lay(root, {f"site_config/shares/{id}.yml": f"id: {id}\n{t}" for id, t in shares.items()})


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packs]:
    root = _lay_demo(tmp_path_factory.mktemp("shares"))
    out = root / "packs"
    result = build_shares(root, Order("pack", out, TODAY, secret=SECRET))
    assert result.code == 0, result.lines
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            asked.append(format % args)
            asked.append(str(self.headers))

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(out)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield Packs(out, f"http://127.0.0.1:{server.server_port}", asked)
    server.shutdown()
    server.server_close()


KEY = link_key(SECRET, EXPECTED)
OPEN = f"#k={KEY}"


@pytest.mark.parametrize("where", ["disk", "web"])
def test_the_link_opens_the_pack(where: str, packs: Packs, open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url))
    page.goto(packs.at(where, behind=OPEN))
    expect(page.locator("article h1")).to_be_visible()
    assert "Prepared for Moorshire Council, until 1 April 2027" in page.inner_text("body")
    assert page.get_attribute("meta[name=robots]", "content") == "noindex"
    asked = [url.partition("#")[0] for url in outside if not url.startswith(("data:", "blob:"))]
    assert asked == [packs.at(where)]
    assert all(KEY not in line for line in packs.asked)


def test_a_link_to_a_record_opens_it_and_back_goes_back(
    packs: Packs, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(packs.at("disk", behind=f"{OPEN}&p=services/svc-rowan.html"))
    heading = page.locator("article h1").first
    expect(heading).to_be_visible()
    first = heading.inner_text()
    link = page.locator("article a[href*='feedback/fb-']").first
    link.click()
    expect(page.locator("article h1").first).not_to_have_text(first)
    expect(page.locator("article h1").first).to_be_focused()
    assert page.title() != ""
    page.go_back()
    expect(page.locator("article h1").first).to_have_text(first)


@pytest.mark.parametrize(
    ("share", "behind"),
    [
        ("moorshire", ""),
        ("moorshire", f"#k={link_key(OTHER_SECRET, EXPECTED)}"),
        ("moorshire", f"#k={KEY[:-5]}"),
        ("moorshire", "#k=%%%"),
        ("ended", OPEN),
        ("revoked", OPEN),
    ],
)
@pytest.mark.parametrize("where", ["disk", "web"])
def test_every_other_link_says_the_same(
    where: str, share: str, behind: str, packs: Packs, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(packs.at(where, share, behind))
    expect(page.get_by_role("heading", name=NEUTRAL)).to_be_visible()
    known = (packs.folder / "s" / "index.html").read_text("utf-8")
    assert page.title() == "Nothing to read here"
    seen = page.inner_text("body").split()
    page.goto((packs.folder / "s" / "index.html").as_uri())
    assert page.inner_text("body").split() == seen
    assert NEUTRAL in known


def test_a_pack_closes_itself_after_its_last_day(
    packs: Packs, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.clock.set_fixed_time("2027-04-02T12:00:00")
    page.goto(packs.at("disk", behind=OPEN))
    expect(page.get_by_role("heading", name=NEUTRAL)).to_be_visible()


def test_search_and_tables_work_inside(packs: Packs, open_page: Callable[..., Page]) -> None:
    page = open_page(1280)
    page.goto(packs.at("disk", behind=f"{OPEN}&p=feedback/index.html"))
    page.locator(".cp-filter [name=q]").fill("zzzz")
    expect(page.locator(".cp-count")).to_contain_text("0 of")
    assert KEY in page.evaluate("location.hash")
    page.reload()
    expect(page.locator(".cp-count")).to_contain_text("0 of")
    page.locator(".md-search__input").fill("rowan")
    page.locator(".md-search-result__list a").first.click()
    expect(page.locator(".cp-filter [name=q]")).to_have_count(0)
    expect(page.locator("article h1").first).to_be_visible()


@pytest.mark.parametrize(
    "path", ["index.html", "feedback/index.html", "matrix.html", "pack/index.html"]
)
def test_pages_inside_are_accessible(
    path: str,
    packs: Packs,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_page(PHONE)
    page.goto(packs.at("disk", behind=f"{OPEN}&p={path}"))
    expect(page.locator("article h1").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
