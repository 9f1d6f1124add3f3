"""You said, we did: every answer under the heading that is true of it."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.you_said_we_did import you_said_we_did

MOST = 30
"""How many answers stand under one heading; the register of decisions has all of them."""


def you_said_we_did_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page; every heading is there, even where nothing stands under it."""
    view = you_said_we_did(catalogue.portfolio)
    groups = tuple(Heading(group.outcome, group.heading) for group in view.groups)
    yield Page(
        path="you-said-we-did.html",
        title="You said, we did",
        description="Every answer to what people said: yes, no with its reason, and what still waits.",
        body=template("you_said_we_did.html").render(
            page=view,
            catalogue=catalogue,
            kinds=catalogue.portfolio.kinds,
            as_at=catalogue.portfolio.as_at.isoformat(),
            most=MOST,
            up="",
        ),
        contents=(*groups, Heading("waiting", "Still waiting for an answer")),
        section="you-said-we-did.html",
    )
