"""The gates: the finished stage is read again, from its bytes, before anybody may see it.

Nothing here knows how pages are made. A gate that finds something stops the build with one line,
and the old site stays.
"""

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from coproof.edition import Scope
from coproof.portfolio import Examination, Portfolio
from coproof.publish.gates.byte_reader import RARE
from coproof.publish.gates.counts import inspect_counts, orphans
from coproof.publish.gates.files import HEAVY, Digest, refuse_file, too_heavy
from coproof.publish.gates.leaks import LeakGate, unknown_texts
from coproof.publish.gates.lines import PAGES, Lines
from coproof.publish.gates.links import NOT_FOUND, LinkGate
from coproof.publish.gates.own_words import own_words, product_words, published_contacts
from coproof.publish.gates.personal import STYLES, PersonalDataGate, looked_for
from coproof.publish.gates.plain_reader import PlainReader
from coproof.publish.gates.styles import fetches_from_outside
from coproof.publish.gates.texts import texts_of
from coproof.publish.gates.withheld import withheld
from coproof.publish.places import MANIFEST
from coproof.publish.result import FINDINGS, Refused

__all__ = [
    "HEAVY",
    "NOT_FOUND",
    "Digest",
    "House",
    "Inspection",
    "inspect",
    "inspect_for_readers",
    "inspect_records",
    "looked_for",
]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What came out of the gates: every file, sorted by path, and what is worth a warning."""

    files: tuple[Digest, ...]
    warnings: tuple[str, ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class House:
    """What a finished site is held to: all of the evidence, and what this edition may show of it.

    `scope` is what a share may show, None for a whole edition.
    """

    root: Path
    examination: Examination
    portfolio: Portfolio
    scope: Scope | None = None


def inspect(folder: Path, by_hand: Collection[str], base: str) -> Inspection:
    """Read every file below a folder once; raises Refused at the first that must not be published.

    `by_hand` are pages that may hold any HTML; `base` is the path of the site on its server. The
    manifest is written last, from what is read here, so that links to it are taken on trust.
    """
    paths = sorted(_files_below(folder))
    gate = LinkGate(frozenset([*paths, MANIFEST]), base)
    digests = []
    lines = Lines()
    for path in paths:
        data = (folder / path).read_bytes()
        digests.append(Digest(path, hashlib.sha256(data).hexdigest(), len(data)))
        refuse_file(path)
        lines.add(path, data)
        if path.endswith(".html"):
            gate.inspect(path, data, exactly=path in by_hand)
        elif _fetches(path, data):
            raise Refused(FINDINGS, f"{path} would load something from another site.")
    _inspect_rare(folder, paths, lines, gate)
    gate.inspect_promised(folder)
    warnings = (*too_heavy(digests), *orphans(folder, paths))
    return Inspection(tuple(digests), warnings, lines)


def _fetches(path: str, data: bytes) -> bool:
    if path.endswith(".svg"):
        return PlainReader(data).loads_from_outside
    return path.endswith(".css") and fetches_from_outside(data)


def _inspect_rare(folder: Path, paths: Collection[str], lines: Lines, gate: LinkGate) -> None:
    """Pages with something on them that the fast reader does not know are read again, exactly."""
    markup = lines.of(PAGES)
    marks = [mark for mark in RARE if mark in markup]
    for path in paths if marks else ():
        if path.endswith(".html"):
            data = (folder / path).read_bytes()
            if any(mark in data for mark in marks):
                gate.inspect(path, data, exactly=True)


def inspect_for_readers(inspection: Inspection, folder: Path, house: House) -> None:
    """Refuse a site for readers outside the provider that holds what is not for them."""
    if house.portfolio.edition == "internal" and house.scope is None:
        return
    paths = [file.path for file in inspection.files]
    kept = withheld(house.examination, house.portfolio, house.scope)
    texts = texts_of(inspection.lines)
    own = partial(own_words, house.root, house.portfolio.kinds)
    LeakGate(kept, own).inspect(folder, paths, texts)
    gate = PersonalDataGate(
        house.examination.names,
        house.portfolio.graph.of_kind("provider"),
        partial(product_words, house.portfolio.kinds),
        partial(published_contacts, house.root),
    )
    said = unknown_texts(texts, kept.permitted) - texts_of(inspection.lines, [STYLES])
    gate.inspect(folder, paths, said)


def inspect_records(portfolio: Portfolio, folder: Path, paths: Collection[str]) -> None:
    """Each record that the edition shows has its page, and no other record has one.

    It stands once in its register, in search, in the data and in the list of addresses.
    """
    records = portfolio.graph.records
    pages = {record.id: portfolio.kinds[record.kind].page(record.id) for record in records}
    shown = set(pages.values())
    for path in sorted(shown.difference(paths)):
        raise Refused(FINDINGS, f"{path} is missing: a record that this edition shows has no page.")
    for kind in portfolio.kinds:
        start = f"{kind.folder}/{kind.prefix}-"
        for path in sorted(paths) if kind.prefix else ():
            if path.startswith(start) and path.endswith(".html") and path not in shown:
                raise Refused(FINDINGS, f"{path} is the page of a record that is not shown.")
    inspect_counts(folder, paths, pages)


def _files_below(folder: Path) -> Iterator[str]:
    for name, _, files in os.walk(folder):
        for file in files:
            yield Path(name, file).relative_to(folder).as_posix()
