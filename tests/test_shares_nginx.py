"""A folder behind nginx with basic auth, as the recipe in `publish/shares/README.md` says."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from coproof.publish.shares import MasterSecret, Order, build_shares
from publish_stories import lay
from test_share_scope import PROVIDER, _service
from test_shares import FILE, TEXT, TODAY

NGINX, HTPASSWD = shutil.which("nginx"), shutil.which("htpasswd")
WITHOUT = not (NGINX and HTPASSWD) and not os.environ.get("CI")
pytestmark = pytest.mark.skipif(WITHOUT, reason="there is no nginx or no htpasswd on this machine")
"""Left out on a desk without them, with its reason; in CI, where they must be, it fails."""

CONFIG = """\
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  types {{ text/html html; text/css css; text/javascript js; }}
  server {{
    listen 127.0.0.1:{port};
    root {site};
    auth_basic "Evidence portfolio";
    auth_basic_user_file {folder}/accounts;
    add_header Cache-Control "private, no-store" always;
    add_header X-Robots-Tag noindex always;
  }}
}}
"""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A built folder behind nginx, with one account."""
    tmp_path.chmod(0o755)
    root = lay(
        tmp_path / "portfolio",
        PROVIDER | _service("fir") | {FILE: f"{TEXT}host_authenticates: true\n"},
    )
    out = root / "out"
    assert (
        build_shares(root, Order("folder", out, TODAY, secret=MasterSecret.of("5e" * 32))).code == 0
    )
    served = shutil.copytree(out / "moorshire", tmp_path / "served")
    for parent in served.parents:
        if (
            parent.stat().st_uid == tmp_path.stat().st_uid
            and parent.stat().st_mode & 0o005 != 0o005
        ):
            parent.chmod(0o755)
    subprocess.run(
        [str(HTPASSWD), "-bcB", "-C", "4", str(tmp_path / "accounts"), "moorshire", "a long one"],
        check=True,
        capture_output=True,
    )
    port = _free_port()
    config = tmp_path / "nginx.conf"
    config.write_text(CONFIG.format(folder=tmp_path, port=port, site=served), "utf-8")
    with subprocess.Popen(
        [str(NGINX), "-c", str(config), "-e", str(tmp_path / "error.log")]
    ) as nginx:
        _wait(port)
        yield f"http://127.0.0.1:{port}/"
        nginx.terminate()


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not begin to listen")


def _status(address: str, password: str | None = None) -> tuple[int, bytes]:
    request = urllib.request.Request(address)
    if password:
        request.add_header(
            "Authorization", f"Basic {b64encode(f'moorshire:{password}'.encode()).decode()}"
        )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read()


def test_nothing_is_read_without_signing_in(address: str) -> None:
    for path in ("", "index.html", "feedback/fb-fir.html", "data/portfolio.json", "search/root.js"):
        for password in (None, "wrong"):
            status, said = _status(address + path, password)
            assert (status, b"tokfiren" in said) == (401, False)


def test_who_signs_in_reads_all(address: str) -> None:
    status, said = _status(f"{address}feedback/fb-fir.html", "a long one")
    assert (status, b"tokfiren" in said) == (200, True)
