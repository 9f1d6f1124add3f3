"""`manifest.json` and `sitemap.xml`: what a site is made of, and which pages it has."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from io import BytesIO
from typing import Any

from coproof.portfolio import Portfolio
from coproof.publish.gates import NOT_FOUND, Digest
from coproof.publish.sheet import Site

ROOT_LINE = b' "root": '
"""How the one line of a manifest begins that is not part of what its root is made from."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The bytes of a `manifest.json`, and its root: 64 hexadecimal digits."""

    data: bytes
    root: str


def manifest(
    portfolio: Portfolio, tool_version: str, files: Sequence[Digest], share: str | None = None
) -> Manifest:
    """Every file with its digest, and what the site was made from; canonical JSON in ASCII.

    The manifest does not list itself. Its root stands in a line of its own, so that anybody can
    redo it: decision 0002 says how, and why it is made so.
    """
    document: dict[str, Any] = {
        "as_at": portfolio.as_at.isoformat(),
        "commit": portfolio.commit,
        "counts": {
            "files": len(files),
            "missing": portfolio.missing,
            "pages": sum(file.path.endswith(".html") for file in files),
            "records": len(portfolio.graph.records),
        },
        "day": portfolio.today.isoformat(),
        "edition": portfolio.edition,
        "files": [asdict(file) for file in sorted(files, key=lambda file: file.path)],
        "share": share,
        "tool_version": tool_version,
    }
    root = root_of(_written(document))
    return Manifest(_written({**document, "root": root}), root)


def root_of(data: bytes) -> str:
    """The SHA-256 of a manifest's own bytes without the line of its root."""
    others = (line for line in BytesIO(data) if not line.startswith(ROOT_LINE))
    return hashlib.sha256(b"".join(others)).hexdigest()


def _written(document: dict[str, Any]) -> bytes:
    """One key a line, in the order of the alphabet, so that a line is enough to find a value."""
    return (json.dumps(document, indent=1, sort_keys=True) + "\n").encode("ascii")


def sitemap(site: Site, paths: Iterable[str]) -> bytes:
    """The addresses of all pages, without dates: those would differ in every build."""
    addresses = "".join(
        f"<url><loc>{escape(site.address_of(path))}</loc></url>\n"
        for path in sorted(paths)
        if path != NOT_FOUND
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{addresses}</urlset>\n"
    ).encode()
