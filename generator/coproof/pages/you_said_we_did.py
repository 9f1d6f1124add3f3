"""You said, we did: every answer under the heading that is true of it."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.you_said_we_did import you_said_we_did

MANY = 40
"""From how many answers on each heading shows only its newest: no page may grow without end."""

MOST = 8
"""How many answers stand under a heading then; the register of decisions has all of them."""


def you_said_we_did_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page; every heading is there, even where nothing stands under it."""
    view = you_said_we_did(catalogue.portfolio)
    answers = sum(len(group.answers) for group in view.groups)
    groups = tuple(Heading(group.outcome, group.heading) for group in view.groups)
    yield Page(
        path="you-said-we-did.html",
        title="You said, we did",
        description="Every answer to what people said, a no with its reason, and what waits.",
        body=template("you_said_we_did.html").render(
            page=view,
            catalogue=catalogue,
            kinds=catalogue.portfolio.kinds,
            as_at=catalogue.portfolio.as_at.isoformat(),
            most=MOST if answers > MANY else MANY,
            up="",
        ),
        contents=(*groups, Heading("waiting", "Still waiting for an answer")),
        section="you-said-we-did.html",
    )
