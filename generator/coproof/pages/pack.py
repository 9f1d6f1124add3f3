"""The commissioner packs: one printable page for each service and period, and the list of them."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.pack import Pack, PackScope, packs

INDEX = "pack/index.html"

PARTS = (
    ("cover", "What this pack is about"),
    ("kpis", "Key performance indicators"),
    ("feedback", "What people said"),
    ("complaints", "Complaints and compliments"),
    ("actions", "Action plan"),
    ("outcomes", "Outcomes"),
    ("restriction", "Restrictive practice"),
    ("examples", "Worked examples"),
    ("involvement", "Involvement"),
    ("gaps", "Known gaps"),
    ("areas", "Where the contract’s expectations are shown"),
)
"""The eleven parts of every pack, in order: none is ever missing."""


def pack_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of packs with the downloads, then each pack."""
    scopes = []
    for pack in packs(catalogue):
        scopes.append(pack.scope)
        yield _page(pack)
    yield _index(tuple(scopes), catalogue)


def _index(scopes: tuple[PackScope, ...], catalogue: Catalogue) -> Page:
    return Page(
        path=INDEX,
        title="Commissioner pack",
        description="What contract monitoring asks for, on one page, and as data to download.",
        body=template("pack_index.html").render(
            scopes=scopes, portfolio=catalogue.portfolio, up="../"
        ),
        contents=(),
        section=INDEX,
    )


def _page(pack: Pack) -> Page:
    catalogue = pack.scope.period.catalogue
    body = template("pack.html").render(
        page=pack, scope=pack.scope, parts=dict(PARTS), catalogue=catalogue, up="../"
    )
    return Page(
        path=pack.scope.path,
        title=f"Pack: {pack.scope.title}",
        description=f"Contract monitoring: {pack.scope.title}.",
        body=body,
        contents=tuple(Heading(id, heading) for id, heading in PARTS),
        section=INDEX,
    )
