"""A real nginx for tests: serves a folder from this machine to this machine, and keeps its log."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NGINX, HTPASSWD = shutil.which("nginx"), shutil.which("htpasswd")
WITHOUT = not (NGINX and HTPASSWD) and not os.environ.get("CI")
"""Left out on a desk without them, with its reason; in CI, where they must be, it fails."""
REASON = "there is no nginx or no htpasswd on this machine"

CONFIG = """\
{user}daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
  log_format told '"$request" $status "$http_referer"';
  access_log {folder}/access.log told;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  types {{ text/html html; text/css css; text/javascript js; }}
  server {{
    listen 127.0.0.1:{port};
    root {site};
{more}
  }}
}}
"""


@dataclass(frozen=True)
class Served:
    """Where a folder is served, and what was asked for, as nginx wrote it down."""

    address: str
    log: Path


@contextmanager
def served(site: Path, folder: Path, more: str = "") -> Iterator[Served]:
    """Serve `site`; nginx keeps its own files in `folder`. `more` is put into its server block."""
    port = _free_port()
    user = "" if os.getuid() else "user root; "  # the folders of tests are nobody else's to read
    config = folder / "nginx.conf"
    text = CONFIG.format(user=user, folder=folder, port=port, site=site, more=more)
    config.write_text(text, "utf-8")
    command = [str(NGINX), "-c", str(config), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as nginx:
        try:
            _wait(port)
            yield Served(f"http://127.0.0.1:{port}", folder / "access.log")
        finally:
            nginx.terminate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not begin to listen")
