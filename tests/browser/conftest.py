"""A real browser, and the repository's own portfolio built once, for the tests in this folder."""

import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from coproof.model import Edition
from publish_stories import build_demo

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

WIDE, NARROW = 1280, 320
"""A desk, and a telephone: or a desk at four times the size, which must work as well."""

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here need a browser; one worker runs them, so that there is one browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True)
class Site:
    """A built edition: its folder, and how to reach it from the web and from the disk."""

    folder: Path
    web: str

    @property
    def disk(self) -> str:
        return self.folder.as_uri()

    def first(self, folder: str) -> str:
        """The path of the first record in a folder."""
        pages = sorted((self.folder / folder).glob("*-*.html"))
        return pages[0].relative_to(self.folder).as_posix()

    def one_of_each(self) -> list[str]:
        """One page of each kind: every page at the top, every register, a record in each folder."""
        top = [page.name for page in sorted(self.folder.glob("*.html"))]
        registers = sorted(self.folder.glob("*/index.html"))
        inside = [page.relative_to(self.folder).as_posix() for page in registers]
        first = [self.first(path.split("/")[0]) for path in inside]
        pages = ("easy-read", "posters", "you-said-we-did")
        posters = [self.first(folder) for folder in pages]
        polish = [f"pl/{path}" for path in ("easy-read/index.html", *posters)]
        return [*dict.fromkeys([*top, *inside, *first, *posters, *polish])]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "there is no chromium on this machine"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def _serve(folder: Path) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@contextmanager
def _built(edition: Edition, folder: Path) -> Iterator[Site]:
    server = _serve(build_demo(edition, folder))
    yield Site(folder, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The internal edition, which has every kind of page."""
    with _built("internal", tmp_path_factory.mktemp("built") / "internal") as site:
        yield site


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with _built("public", tmp_path_factory.mktemp("built") / "public") as site:
        yield site


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of any size, colours and media; nothing may be wrong in its console."""
    pages: list[Page] = []
    complaints: list[str] = []

    def opened(width: int = WIDE, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800}, **options)
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert complaints == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page as it is now."""

    def violations(page: Page) -> list[str]:
        page.evaluate(AXE)
        run = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
        found = page.evaluate(run, TAGS)["violations"]
        return [
            f"{page.url} {one['id']}: {node['target']} {node['failureSummary']}"
            for one in found
            for node in one["nodes"]
        ]

    return violations
