"""The navigation of the site: overview pages and registers; single records are never in it."""

from collections.abc import Iterator

from coproof.pages.page import NavEntry
from coproof.portfolio import Portfolio

OVERVIEWS = (
    ("Home", "index.html"),
    ("You said, we did", "you-said-we-did.html"),
    ("In people’s own words", "own-words.html"),
    ("Journeys", "journeys/index.html"),
)
"""The pages before the registers."""

AFTER = (
    ("Traceability matrix", "matrix.html"),
    ("How we listen", "how-we-listen.html"),
    ("Governance", "governance.html"),
    ("Commissioner pack", "pack/index.html"),
    ("Inspection", "inspection/index.html"),
    ("Examples to talk about", "examples.html"),
    ("Staff support", "staff-support.html"),
    ("Gaps", "gaps.html"),
    ("About", "about.html"),
)
"""The pages after the registers."""


def navigation(portfolio: Portfolio) -> tuple[NavEntry, ...]:
    """The entries from top to bottom; each leads to a page that the edition has."""
    registers = tuple(_registers(portfolio))
    return (
        *(NavEntry(title, path) for title, path in OVERVIEWS),
        NavEntry("Records", None, registers),
        *(NavEntry(title, path) for title, path in AFTER),
    )


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
