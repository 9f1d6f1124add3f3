"""A sealed pack in a real browser: its link opens it, from a disk and from the web; nothing else does."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from coproof.model import Share
from coproof.publish.shares import MasterSecret, Order, build_shares, link_key
from nginx_stories import REASON, WITHOUT, Served, served
from publish_stories import ROOT, lay

TODAY = date(2026, 11, 23)
FAR = "2099-01-01"
SECRET = MasterSecret.of("5e" * 32)
OTHER_SECRET = MasterSecret.of("c0" * 32)
PHONE, NARROW = 390, 320
NEUTRAL = "There is nothing to read here"
EXPECTED = Share("moorshire", "Moorshire Council", "Contract review", "2026-11-01", "2027-04-01")


@dataclass(frozen=True)
class Packs:
    """The packs of a copy of the demo, from the disk and from nginx; and the same part as a zip."""

    folder: Path
    host: Served | None

    def at(self, where: str, share: str = "moorshire", behind: str = "") -> str:
        if where == "web" and self.host is None:
            pytest.skip(REASON)
        start = self.host.address if where == "web" and self.host else self.folder.as_uri()
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
    assert build_shares(root, Order("zip", out, TODAY)).code == 0
    if WITHOUT:
        yield Packs(out, None)
        return
    with served(out, tmp_path_factory.mktemp("nginx")) as host:
        yield Packs(out, host)


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


@pytest.mark.skipif(WITHOUT, reason=REASON)
def test_the_host_never_sees_the_key(packs: Packs, open_page: Callable[..., Page]) -> None:
    """Not in an address, not as a referrer: also where somebody reloads and follows links."""
    page = open_page(PHONE)
    page.goto(packs.at("web", behind=f"{OPEN}&p=services/svc-rowan.html"))
    page.locator("article a[href*='feedback/fb-']").first.click()
    expect(page.locator("article h1").first).to_be_focused()
    page.reload()
    expect(page.locator("article h1").first).to_be_visible()
    assert packs.host is not None
    log = packs.host.log.read_text("utf-8")
    assert '"GET /s/moorshire/index.html HTTP/1.1" 200 "-"' in log
    assert KEY not in log
    assert "#" not in log
    assert "feedback/" not in log


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


@pytest.mark.parametrize("width", [NARROW, PHONE])
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "feedback/index.html",
        "matrix.html",
        "pack/index.html",
        "pack/svc-rowan-12-months.html",
    ],
)
def test_pages_inside_are_accessible(
    path: str,
    width: int,
    packs: Packs,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_page(width)
    page.goto(packs.at("disk", behind=f"{OPEN}&p={path}"))
    expect(page.locator("article h1").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("where", ["disk", "web"])
def test_a_commissioner_gets_from_a_number_to_the_words_and_takes_the_workbook_in_five_taps(
    where: str, packs: Packs, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(PHONE, has_touch=True, is_mobile=True)
    taps = 0

    def tap(name: str) -> None:
        nonlocal taps
        taps += 1
        page.locator("#cp-content").get_by_role("link", name=name).first.tap()

    page.goto(packs.at(where, behind=OPEN))
    tap("For commissioners")
    expect(page.locator("article h1")).to_have_text("Commissioner pack")
    with page.expect_download() as saving:
        tap("Workbook")
    book = tmp_path / saving.value.suggested_filename
    saving.value.save_as(book)
    tap("Rowan Court")
    numbers = page.get_by_role("table", name="Key performance indicators")
    expect(numbers).to_be_visible()
    expect(numbers).to_contain_text("86 % (18 of 21)")
    tap("The whole journey, with every record")
    expect(page.locator(".md-footer")).to_contain_text(
        "This page: journeys/th-nothing-happens.html"
    )
    tap("fb-2025-0001")
    expect(page.locator(".md-footer")).to_contain_text("This page: feedback/fb-2025-0001.html")
    expect(page.locator("#cp-content")).to_contain_text("People say things in meetings")
    assert taps <= 5
    assert book.name == "portfolio.xlsx"
    sheets = openpyxl.load_workbook(book, read_only=True)
    assert {"feedback", "action plan"} <= {name.lower() for name in sheets.sheetnames}


@pytest.mark.parametrize("where", ["disk", "web"])
def test_a_csv_file_is_saved_as_it_is(
    where: str, packs: Packs, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(packs.at(where, behind=f"{OPEN}&p=pack/index.html"))
    with page.expect_download() as saving:
        page.locator("article").get_by_role("link", name="feedback").click()
    with zipfile.ZipFile(packs.folder / "moorshire.zip") as zipped:
        same = zipped.read("moorshire/portfolio/data/feedback.csv")
    assert Path(saving.value.path()).read_bytes() == same
    expect(page.locator("article h1")).to_have_text("Commissioner pack")


def test_the_link_of_a_download_saves_it_in_a_window_of_its_own(
    packs: Packs, open_page: Callable[..., Page]
) -> None:
    """As when somebody asks for a new tab: nothing goes to the host, and the home page shows."""
    page = open_page(PHONE)
    with page.expect_download() as saving:
        page.goto(packs.at("disk", behind=f"{OPEN}&p=data/portfolio.xlsx"))
    assert saving.value.suggested_filename == "portfolio.xlsx"
    expect(page.locator("article h1")).to_be_visible()


def test_pictures_show_and_a_sample_is_drawn(packs: Packs, open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    page.goto(packs.at("disk", behind=f"{OPEN}&p=easy-read/index.html"))
    page.locator("article a[href*='easy-read/']").first.click()
    expect(page.locator("article img").first).to_be_visible()
    wide = "all => all.map(one => one.complete && one.naturalWidth > 0)"
    page.wait_for_function(
        f"({wide})([...document.querySelectorAll('article img')]).every(Boolean)"
    )
    page.goto(packs.at("disk", behind=f"{OPEN}&p=sample.html"))
    page.get_by_label("Seed").fill("autumn")
    page.get_by_role("button", name="Draw").click()
    expect(page.locator(".cp-count")).to_contain_text("drawn with the seed “autumn”")
    page.locator(".cp-drawn a").first.click()
    expect(page.locator(".cp-drawn")).to_have_count(0)
    expect(page.locator("article h1").first).to_be_focused()


def test_a_page_that_is_not_there_says_so_and_leads_home(
    packs: Packs, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(packs.at("disk", behind=f"{OPEN}&p=feedback/fb-none.html"))
    expect(page.locator("article h1")).to_have_text("Nothing is published at this address")
    page.get_by_role("link", name="Go to the home page").click()
    expect(page.locator("article h1")).to_contain_text("Wrenmoor Support")


def test_of_two_pages_asked_for_at_once_the_last_is_shown(
    packs: Packs, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(packs.at("disk", behind=OPEN))
    expect(page.locator("article h1")).to_be_visible()
    go = "all => all.forEach(address => { location.hash = address })"
    asked = ("easy-read/index.html", "matrix.html", "gaps.html", "about.html")
    page.evaluate(go, [f"{OPEN}&p={path}" for path in asked])
    expect(page.locator(".md-footer")).to_contain_text("This page: about.html")
    expect(page.locator("article h1").first).to_be_focused()
    assert page.url.endswith("&p=about.html")


def test_back_comes_to_where_one_was(packs: Packs, open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    page.goto(packs.at("disk", behind=f"{OPEN}&p=feedback/index.html"))
    last = page.locator("article a[href*='feedback/fb-']").last
    last.scroll_into_view_if_needed()
    height = page.evaluate("scrollY")
    assert height > 0
    last.click()
    expect(page.locator(".cp-register")).to_have_count(0)
    assert page.evaluate("scrollY") < height
    page.go_back()
    expect(page.locator(".cp-register").first).to_be_attached()
    page.wait_for_function("height => Math.abs(scrollY - height) < 50", arg=height)


@pytest.mark.parametrize("path", ["pack/svc-rowan-12-months.html", "feedback/index.html"])
def test_a_page_prints_without_menu_and_without_the_key_in_its_address(
    path: str, packs: Packs, open_page: Callable[..., Page]
) -> None:
    page = open_page(PHONE)
    page.goto(packs.at("disk", behind=f"{OPEN}&p={path}"))
    expect(page.locator("article h1").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator("article h1").first).to_be_visible()
    assert "Prepared for Moorshire Council" in page.inner_text("body")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert KEY not in page.url
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.url.endswith(f"{OPEN}&p={path}")


def test_an_unpacked_zip_opens_from_the_disk_and_its_search_finds(
    packs: Packs, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with zipfile.ZipFile(packs.folder / "moorshire.zip") as zipped:
        zipped.extractall(tmp_path)
    page = open_page(1280)
    page.goto((tmp_path / "moorshire/READ ME FIRST.html").as_uri())
    page.get_by_role("link", name="Open the portfolio").click()
    expect(page.locator("article h1").first).to_be_visible()
    page.wait_for_load_state()  # what is typed before the scripts are there finds nothing
    page.locator(".md-search__input").fill("rowan")
    page.locator(".md-search-result__list a").first.click()
    expect(page.locator("article h1").first).to_be_visible()
    assert "Prepared for Moorshire Council" in page.inner_text("body")
    for name, path in (
        ("workbook", "data/portfolio.xlsx"),
        ("commissioner pack", "pack/index.html"),
    ):
        page.goto((tmp_path / "moorshire/READ ME FIRST.html").as_uri())
        link = page.get_by_role("link", name=f"Open the {name}")
        assert link.get_attribute("href") == f"portfolio/{path}"
        assert (tmp_path / "moorshire/portfolio" / path).is_file()
