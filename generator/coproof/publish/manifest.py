"""`manifest.json` and `sitemap.xml`: what a site is made of, and which pages it has."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape

from coproof.portfolio import Portfolio
from coproof.publish.gates import NOT_FOUND, Digest
from coproof.publish.sheet import Site


def manifest(portfolio: Portfolio, tool_version: str, files: Sequence[Digest]) -> bytes:
    """Every file with its digest, and what the site was made from; canonical JSON.

    The manifest does not list itself.
    """
    document = {
        "as_at": portfolio.as_at.isoformat(),
        "commit": portfolio.commit,
        "counts": {
            "files": len(files),
            "missing": portfolio.missing,
            "pages": sum(file.path.endswith(".html") for file in files),
            "records": len(portfolio.graph.records),
        },
        "edition": portfolio.edition,
        "files": [asdict(file) for file in sorted(files, key=lambda file: file.path)],
        "tool_version": tool_version,
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8")


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
