"""No page without a strict content policy: each page of the demo, of shares, of packs and of zips.

The policy is read from the finished file, as a browser does, and held against what stands there.
"""

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from coproof.model import EDITIONS
from coproof.publish.shares import SORTS, MasterSecret, Order, build_shares
from hostile_words import Hostile
from publish_stories import build_demo, lay
from sown_portfolio import DAY

SHARES = {
    f"site_config/shares/{name}.yml": f"id: {name}\nfor_whom: A council\npurpose: Contract\n"
    f"edition: partner\nhost_authenticates: true\ncreated_on: 2026-01-01\nexpires_on: {until}\n"
    for name, until in (("open", "2026-06-20"), ("ended", "2026-02-01"))
}
DATA = ("application/json", "text/plain", "application/octet-stream")
"""Types of script blocks that a browser does not run."""


@dataclass
class Held(HTMLParser):
    """What a page holds that a policy is about."""

    policies: list[dict[str, list[str]]] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    inline: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        if about.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(_rules(about["content"]))
        elif tag in ("script", "style", "link", "img", "iframe", "object", "embed", "base"):
            self.first.append(tag) if not self.policies else None
        self.wrong += [
            f"{tag} {name}" for name in about if name.startswith("on") or name == "style"
        ]
        runs = tag == "style" or (tag == "script" and about.get("type") not in DATA)
        self._inside = tag if runs and "src" not in about else ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inline.append((self._inside, data))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def _rules(policy: str) -> dict[str, list[str]]:
    parts = (rule.split() for rule in policy.split(";"))
    return {name: values for name, *values in parts}


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _faults(page: str) -> Iterator[str]:
    """Whatever is not as strict as it can be."""
    held = Held()
    held.feed(page)
    held.close()
    if len(held.policies) != 1:
        yield f"{len(held.policies)} policies"
        return
    [rules] = held.policies
    yield from (f"{tag} before the policy" for tag in held.first)
    yield from held.wrong
    for name in ("default-src", "base-uri", "form-action"):
        if rules.get(name) != ["'none'"]:
            yield f"{name} {rules.get(name)}"
    for name, values in rules.items():
        known = ("'self'", "file:", "'none'")
        own = [v for v in values if v not in known and not v.startswith("'sha256-")]
        allowed = ("data:", "blob:") if name in ("img-src", "media-src") else ()
        yield from (f"{name} {value}" for value in own if value not in allowed)
    for tag, text in held.inline:
        if _digest(text) not in rules.get(f"{tag}-src", ()):
            yield f"a {tag} without its digest"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_of_the_demo_has_its_policy(
    edition: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = build_demo(edition, tmp_path_factory.mktemp("policy") / edition)  # type: ignore[arg-type]
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 300
    assert {"404.html", "accessibility.html"} <= {page.name for page in pages}
    assert [page for page in pages if page.parent.name == "posters"]
    for page in pages:
        assert list(_faults(page.read_text("utf-8"))) == [], page.relative_to(site)


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every HTML file of the shares of a portfolio, also of those in a zip."""
    root = tmp_path_factory.mktemp("policy")
    Hostile(1).sow(root, 2)
    lay(root, SHARES)
    pages = {}
    for sort in SORTS:
        order = Order(sort, root / sort, DAY, secret=MasterSecret.of("5e" * 32))
        result = build_shares(root, order)
        assert result.code == 0, result.lines
        for file in sorted((root / sort).rglob("*")):
            name = file.relative_to(root).as_posix()
            if file.suffix == ".html":
                pages[name] = file.read_text("utf-8")
            elif file.suffix == ".zip":
                pages |= {f"{name}/{inside}": text for inside, text in _zipped(file)}
    return pages


def _zipped(file: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as packed:
        for name in packed.namelist():
            if name.endswith(".html"):
                yield name, packed.read(name).decode()


def test_every_page_that_is_shared_has_its_policy(shares: dict[str, str]) -> None:
    assert [name for name in shares if name.endswith("READ ME FIRST.html")]
    assert [name for name in shares if name.startswith("pack/s/open/")]
    assert [name for name in shares if name.startswith("folder/")]
    assert {name: faults for name, page in shares.items() if (faults := list(_faults(page)))} == {}


WEAK = {
    "no policy": ("", "0 policies"),
    "inline code without a digest": ("<script>a</script>", "a script without its digest"),
    "an inline style": ("<style>a</style>", "a style without its digest"),
    "a style attribute": ("<p style=a>", "p style"),
    "a handler": ("<p onclick=a>", "p onclick"),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weak_page_would_be_found(name: str) -> None:
    body, says = WEAK[name]
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self'"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    assert says in list(_faults((meta if body else "") + body))
    loose = meta.replace("'self'", "'unsafe-inline'").replace("default-src 'none'", "default-src *")
    assert {"default-src ['*']", "script-src 'unsafe-inline'"} <= set(_faults(loose))
