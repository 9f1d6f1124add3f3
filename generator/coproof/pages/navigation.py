"""The navigation of the site: overview pages and registers; single records are never in it."""

from collections.abc import Iterator

from coproof.pages.page import NavEntry
from coproof.portfolio import Portfolio

RECORDS = "Records"
"""The group whose entries are the registers."""

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "",
        (
            ("Home", "index.html"),
            ("You said, we did", "you-said-we-did.html"),
            ("What changed this quarter", "changes.html"),
            ("Easy Read", "easy-read/index.html"),
            ("In people’s own words", "own-words.html"),
            ("Journeys", "journeys/index.html"),
        ),
    ),
    (RECORDS, ()),
    (
        "Oversight",
        (
            ("Governance", "governance.html"),
            ("How we listen", "how-we-listen.html"),
            ("Gaps", "gaps.html"),
        ),
    ),
    (
        "Contracts and inspection",
        (
            ("Commissioner pack", "pack/index.html"),
            ("Inspection", "inspection/index.html"),
            ("Traceability matrix", "matrix.html"),
        ),
    ),
    (
        "Staff",
        (
            ("Examples to talk about", "examples.html"),
            ("Staff support", "staff-support.html"),
        ),
    ),
    ("", (("About", "about.html"),)),
)
"""The menu from top to bottom; entries of a group without a heading stand alone."""

OURS = {"index.html": NavEntry("To do", "to-do.html")}
"""What the internal edition has in its menu as well, behind the entry of that path."""


def navigation(portfolio: Portfolio) -> tuple[NavEntry, ...]:
    """The entries from top to bottom; each leads to a page that the edition has."""
    entries: list[NavEntry] = []
    for heading, pages in GROUPS:
        found = tuple(NavEntry(title, path) for title, path in pages)
        if heading == RECORDS:
            found = tuple(_registers(portfolio))
        entries += [NavEntry(heading, None, found)] if heading else found
    return tuple(_with_ours(entries) if portfolio.edition == "internal" else entries)


def _with_ours(entries: list[NavEntry]) -> Iterator[NavEntry]:
    for entry in entries:
        yield entry
        if entry.path in OURS:
            yield OURS[entry.path]


def _registers(portfolio: Portfolio) -> Iterator[NavEntry]:
    for kind in portfolio.kinds:
        if not kind.folder:
            for record in portfolio.graph.of_kind(kind.name):
                yield NavEntry(kind.label, kind.page(record.id))
        elif has_register(portfolio, kind.name):
            yield NavEntry(kind.register, f"{kind.folder}/index.html")


def has_register(portfolio: Portfolio, kind: str) -> bool:
    """Whether an edition has a register of a kind, however empty; consents only where there are."""
    return kind != "consent" or bool(portfolio.graph.of_kind(kind))
