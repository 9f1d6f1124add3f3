"""Serving: for this machine only, only what was built, and built again when something is saved."""

import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue

import pytest

from coproof.publish import BuildResult, Refused, serve
from coproof.publish.server import SiteServer
from publish_stories import SMALL, build, lay

FILES = {
    "site/index.html": "<body>Home</body>",
    "site/404.html": "<body>Not found</body>",
    "site/feedback/index.html": "<body>Feedback</body>",
    "site/data/portfolio.json": "{}",
    "site/.hidden.html": "hidden",
    "secret.html": "secret",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    lay(tmp_path, FILES)
    (tmp_path / "site/link.html").symlink_to(tmp_path / "secret.html")
    server = SiteServer(tmp_path / "site", 0, lambda: 3)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(
    server: SiteServer, path: str, method: str = "GET", host: str = "localhost:1"
) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read().decode("utf-8")
    connection.close()
    return answer.status, body


def test_pages_are_served_with_a_script_that_loads_them_again(server: SiteServer) -> None:
    status, body = ask(server, "/index.html?from=mail")
    assert status == 200
    assert body == '<body>Home<script src="/.coproof/reload.js?build=3"></script></body>'
    assert ask(server, "/") == (status, body)
    assert "Feedback" in ask(server, "/feedback/")[1]
    assert ask(server, "/data/portfolio.json") == (200, "{}")


def test_open_pages_hear_of_a_newer_build(server: SiteServer) -> None:
    assert ask(server, "/.coproof/reload.js?since=3&1") == (200, "")
    assert ask(server, "/.coproof/reload.js?since=2&1") == (200, "location.reload();\n")
    assert "since=3" in ask(server, "/.coproof/reload.js?build=3")[1]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/feedback/..%2f..%2fsecret.html",
        "/..%5csecret.html",
        "/link.html",
        "/.hidden.html",
        "/feedback/%00",
        "//etc/hostname",
    ],
)
def test_nothing_outside_the_site_is_served(server: SiteServer, path: str) -> None:
    status, body = ask(server, path)
    assert status == 404
    assert "secret" not in body
    assert "hidden" not in body


def test_other_sites_cannot_read_it_through_a_name_of_their_own(server: SiteServer) -> None:
    assert ask(server, "/index.html", host="evil.example")[0] == 403


def test_only_reading_is_possible(server: SiteServer) -> None:
    assert ask(server, "/index.html", "HEAD") == (200, "")
    assert ask(server, "/index.html", "POST")[0] == 501


def test_a_port_in_use_is_wrong_usage(server: SiteServer, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is in use: choose another with --port") as refusal:
        start(tmp_path, lambda: BuildResult(0), Queue(), server.server_port)
    assert refusal.value.code == 2


def start(
    root: Path, make: Callable[[], BuildResult], told: "Queue[object]", port: int = 0
) -> threading.Event:
    stopped = threading.Event()
    arguments = (root, root / "site", port, make, told.put, told.put, stopped)
    if port:
        serve(*arguments)
    threading.Thread(target=serve, args=arguments, daemon=True).start()
    return stopped


def test_a_saved_record_is_built_and_an_error_keeps_the_site(tmp_path: Path) -> None:
    lay(tmp_path)
    told: Queue[object] = Queue()
    stopped = start(tmp_path, lambda: build(tmp_path), told)
    first, address = told.get(timeout=60), told.get(timeout=60)
    assert isinstance(first, BuildResult)
    assert first.code == 0
    assert str(address).startswith("http://127.0.0.1:")
    text = SMALL["evidence/feedback/fb-1.yml"]
    lay(tmp_path, {"evidence/feedback/fb-1.yml": text.replace("too loud", "far too loud")})
    second = told.get(timeout=60)
    assert isinstance(second, BuildResult)
    assert second.code == 0
    assert "far too loud" in (tmp_path / "site/feedback/fb-1.html").read_text("utf-8")
    lay(tmp_path, {"evidence/feedback/fb-1.yml": "id: fb-1\n"})
    third = told.get(timeout=60)
    assert isinstance(third, BuildResult)
    assert third.code == 1
    assert "far too loud" in (tmp_path / "site/feedback/fb-1.html").read_text("utf-8")
    stopped.set()
