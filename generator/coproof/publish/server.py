"""A small web server for one folder: for this machine only, and only what lies in the folder."""

import functools
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

HERE = "127.0.0.1"

_RELOAD = "/.coproof/reload.js"
_SCRIPT = """(function () {
  function ask() {
    var script = document.createElement("script");
    script.src = "/.coproof/reload.js?since=%d&" + Date.now();
    script.onload = script.onerror = function () { script.remove(); setTimeout(ask, 1000); };
    document.head.appendChild(script);
  }
  if (!window.coproofReload) { window.coproofReload = true; setTimeout(ask, 1000); }
})();
"""


class SiteServer(ThreadingHTTPServer):
    """Serves a folder on this machine; `builds` tells open pages when to load themselves again."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int, builds: Callable[[], int]) -> None:
        super().__init__((HERE, port), functools.partial(_Visit, folder, builds))

    @property
    def address(self) -> str:
        """Where to look: `http://127.0.0.1:8000/`."""
        return f"http://{HERE}:{self.server_port}/"


class _Visit(BaseHTTPRequestHandler):
    """One request. Answers nothing but files below the folder, and only to this machine."""

    protocol_version = "HTTP/1.1"
    server: SiteServer

    def __init__(self, folder: Path, builds: Callable[[], int], *request: object) -> None:
        self._folder = folder
        self._builds = builds
        super().__init__(*request)  # type: ignore[arg-type]  # what socketserver hands over

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send what is known about a file."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: requests are not news."""

    def _answer(self, *, with_body: bool) -> None:
        if not self._is_from_here():
            return self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Not from here.\n", with_body)
        parts = urlsplit(self.path)
        if parts.path == _RELOAD:
            return self._send(HTTPStatus.OK, "text/javascript", self._news(parts.query), with_body)
        file = self._file(unquote(parts.path))
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or self._file("/404.html")
        if file is None:
            return self._send(status, "text/plain", b"Nothing is built yet.\n", with_body)
        body = file.read_bytes()
        kind = guess_type(file.name)[0] or "application/octet-stream"
        if kind == "text/html":
            body = self._with_reload(body)
        self._send(status, kind, body, with_body)

    def _is_from_here(self) -> bool:
        """Other sites must not read this one through a name that points to this machine."""
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        return host in (HERE, "localhost")

    def _file(self, path: str) -> Path | None:
        """The regular file below the folder that a path names, if there is one."""
        names = path.split("/")[1:]
        if any(name.startswith(".") or "\\" in name or "\0" in name for name in names):
            return None
        folder = self._folder.resolve()
        file = folder.joinpath(*names)
        if path.endswith("/"):
            file = file / "index.html"
        is_inside = file.resolve().is_relative_to(folder)
        return file if is_inside and file.is_file() else None

    def _with_reload(self, page: bytes) -> bytes:
        script = f'<script src="{_RELOAD}?build={self._builds()}"></script></body>'
        return page.replace(b"</body>", script.encode(), 1)

    def _news(self, query: str) -> bytes:
        name, _, number = query.partition("&")[0].partition("=")
        if name == "since":
            return b"" if number == str(self._builds()) else b"location.reload();\n"
        return (_SCRIPT % int(number or 0)).encode()

    def _send(self, status: HTTPStatus, kind: str, body: bytes, with_body: bool) -> None:
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(body)
