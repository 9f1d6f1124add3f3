"""What the product and the provider wrote themselves: words that may stand on any page.

Read only when a gate has something to explain: labels of the schemas, the package's templates and
sentences, and the settings and hand-written pages below `site_config/`.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from coproof.fields import Kinds

PACKAGE = Path(__file__).parents[2]
_OURS = (".py", ".html", ".js")
_PARTED = re.compile(r"[\"']\s+[fr]?[\"']")
"""Where a sentence goes on in the next line of Python."""

_THEIRS = (".yml", ".yaml", ".md", ".html", ".txt")


def own_words(root: Path, kinds: Kinds) -> Iterator[str]:
    """Every text that is no evidence, as it is written in its file."""
    yield from product_words(kinds)
    yield from settings_texts(root)


def product_words(kinds: Kinds) -> Iterator[str]:
    """What the product writes: labels of the schemas, templates, sentences, manuals."""
    for kind in kinds:
        yield from _strings(kind.schema)
    for schema in kinds.config.values():
        yield from _strings(schema)
    yield from _files(PACKAGE, _OURS)


def settings_texts(root: Path) -> Iterator[str]:
    """The settings and the pages that the provider wrote by hand."""
    yield from _files(root / "site_config", _THEIRS)
    yield from _files(root / "mkdocs.yml", _THEIRS)


def published_contacts(root: Path) -> Iterator[str]:
    """Where the provider tells readers how to reach it or others, on purpose."""
    for name in ("portfolio.yml", "pages", "frameworks", "crosswalks", "overrides"):
        yield from _files(root / "site_config" / name, _THEIRS)


def _files(folder: Path, suffixes: tuple[str, ...]) -> Iterator[str]:
    found = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    for file in found:
        if file.suffix in suffixes and file.is_file():
            text = file.read_bytes().decode("utf-8", "replace")
            yield text
            yield unescape(text) if "&" in text else ""
            yield " ".join(_PARTED.sub("", text).split())


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _strings(value)
