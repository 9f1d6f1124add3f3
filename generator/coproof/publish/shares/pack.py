"""A sealed pack: the whole site of a share in one HTML file, unreadable without the link's key.

The files of the site are put into parts of a few hundred kilobytes, sealed each, and stand in the
page as data. `assets/loader.js` opens the parts it needs; the two describe one format and change
together. Styles and scripts are those of every coproof site and stand in clear.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from coproof.model import Share
from coproof.publish.shares.seal import VERSION, Sealer

PART = 256_000
"""About how many bytes of the site are in one part: enough to pack well, quick to open."""

INDEX = "index"
_HERE = Path(__file__).parent / "assets"
_STYLES = re.compile(r'<link rel="stylesheet" href="([^"?]+)')
_SCRIPTS = re.compile(r'<script src="([^"?]+)')
_THEME = "assets/javascripts/"
_LEFT_OUT = (".js", ".css")


def neutral_page() -> bytes:
    """What stands where a share has ended, was taken back or never was: the same for all."""
    style = _read("neutral.css")
    body = _read("neutral.html")
    return _page("", style, (), body, _policy((), (style,)))


def sealed_pack(site: Path, share: Share, sealer: Sealer) -> bytes:
    """The pack of a built site; the same site and key give the same bytes."""
    home = (site / "index.html").read_text("utf-8")
    styles = [(site / path).read_text("utf-8") for path in _STYLES.findall(home)]
    scripts = [
        (site / path).read_text("utf-8")
        for path in _SCRIPTS.findall(home)
        if not path.startswith(_THEME)
    ]
    neutral, loader = _read("neutral.css"), _read("loader.js")
    parts = "\n".join(_parts(site, share, sealer))
    ours = _data("cp-scripts", json.dumps(scripts).replace("<", "\\u003c"))
    look = _data("cp-styles", json.dumps(styles).replace("<", "\\u003c"))
    body = f"{_read('neutral.html')}{look}\n{ours}\n{parts}\n"
    facts = f' data-share="{share.id}" data-version="{VERSION}"'
    policy = _policy((loader, *scripts), (neutral, *styles))
    return _page(facts, neutral, (loader,), body, policy)


def _parts(site: Path, share: Share, sealer: Sealer) -> Iterator[str]:
    """Every part as a block of data, and last the index, which says what lies where."""
    where: dict[str, tuple[int, int, int]] = {}
    for number, files in enumerate(_grouped(site)):
        start = 0
        for path, data in files:
            where[path] = (number, start, len(data))
            start += len(data)
        yield _sealed(sealer, str(number), b"".join(data for _, data in files))
    index = json.dumps({"until": share.expires_on, "files": where}, sort_keys=True)
    yield _sealed(sealer, INDEX, index.encode())


def _grouped(site: Path) -> Iterator[list[tuple[str, bytes]]]:
    """The files in the order of their paths, in groups: neighbours are alike and pack well."""
    group: list[tuple[str, bytes]] = []
    size = 0
    for path, data in _files(site):
        if group and size + len(data) > PART:
            yield group
            group, size = [], 0
        group.append((path, data))
        size += len(data)
    if group:
        yield group


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """What a pack holds: all but the styles and scripts, which stand in the page itself."""
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        path = file.relative_to(site).as_posix()
        if not (path.startswith("assets/") and path.endswith(_LEFT_OUT)):
            yield path, file.read_bytes()


def _sealed(sealer: Sealer, name: str, plain: bytes) -> str:
    sealed = base64.b64encode(sealer.seal(name, plain)).decode("ascii")
    return _data(f"p-{sealer.name(name)}", sealed)


def _data(name: str, text: str) -> str:
    """A block of data: browsers run no script of a type that they do not know."""
    return f'<script type="application/octet-stream" id="{name}">{text}</script>'


def _page(facts: str, style: str, scripts: Iterable[str], body: str, policy: str) -> bytes:
    run = "".join(f"<script>{script}</script>\n" for script in scripts)
    return (
        f'<!doctype html>\n<html lang="en"{facts}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Nothing to read here</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}{run}</body>\n</html>\n"
    ).encode()


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Nothing from outside, no code and no style but those that are named by their digest."""
    rules = (
        "default-src 'none'",
        f"script-src {_digests(scripts)}",
        f"style-src {_digests(styles)}",
        "img-src data: blob:",
        "media-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digests(texts: Iterable[str]) -> str:
    found = sorted({base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts})
    return " ".join(f"'sha256-{digest}'" for digest in found) or "'none'"


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")
