"""Folders and packs behind nginx, as the recipes in `publish/shares/README.md` say."""

import shutil
import subprocess
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from coproof.publish.shares import MasterSecret, Order, build_shares
from nginx_stories import HTPASSWD, REASON, WITHOUT, served
from publish_stories import lay
from test_share_scope import PROVIDER, _service
from test_shares import FILE, TEXT, TODAY

pytestmark = pytest.mark.skipif(WITHOUT, reason=REASON)

SIGN_IN = """\
    auth_basic "Evidence portfolio";
    auth_basic_user_file {accounts};
    add_header Cache-Control "private, no-store" always;
    add_header X-Robots-Tag noindex always;
"""
PACKS = """\
    location /s/ {
      error_page 404 =200 /s/404.html;
      add_header Cache-Control "private, no-store" always;
      add_header X-Robots-Tag noindex always;
      add_header Referrer-Policy no-referrer always;
    }
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A built folder behind nginx, with one account."""
    root = lay(
        tmp_path / "portfolio",
        PROVIDER | _service("fir") | {FILE: f"{TEXT}host_authenticates: true\n"},
    )
    out = root / "out"
    assert build_shares(root, Order("folder", out, TODAY)).code == 0
    site = shutil.copytree(out / "moorshire", tmp_path / "served")
    accounts = tmp_path / "accounts"
    subprocess.run(
        [str(HTPASSWD), "-bcB", "-C", "4", str(accounts), "moorshire", "a long one"],
        check=True,
        capture_output=True,
    )
    with served(site, tmp_path, SIGN_IN.format(accounts=accounts)) as host:
        yield f"{host.address}/"


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


def test_beside_packs_every_address_without_one_answers_the_same(tmp_path: Path) -> None:
    """Ended, taken back and never heard of: the same bytes, the same status, the same headers."""
    ended = TEXT.replace("moorshire", "ended").replace("2027-04-01", "2026-11-20")
    root = lay(
        tmp_path / "portfolio",
        PROVIDER | _service("fir") | {FILE: TEXT, "site_config/shares/ended.yml": ended},
    )
    secret = MasterSecret.of("5e" * 32)
    assert build_shares(root, Order("pack", root / "out", TODAY, secret=secret)).code == 0
    with served(root / "out", tmp_path, PACKS) as host:
        answers = [
            _status(f"{host.address}/s/{path}")
            for path in ("ended/index.html", "unknown/index.html", "unknown", "x/y/z.js", "")
        ]
        assert len(set(answers)) == 1
        assert answers[0][0] == 200
        assert b"There is nothing to read here" in answers[0][1]
        status, pack = _status(f"{host.address}/s/moorshire/index.html")
        assert (status, b"tokfiren" in pack) == (200, False)
        with urllib.request.urlopen(f"{host.address}/s/moorshire/index.html") as answer:
            assert answer.headers["X-Robots-Tag"] == "noindex"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
