"""You said, we did: every answer under the heading that is true of it; by service; on posters."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.qr import qr_code
from coproof.views.service_answers import ServiceAnswers, service_answers
from coproof.views.you_said_we_did import you_said_we_did

PATH = "you-said-we-did.html"

MANY = 40
"""From how many answers on each heading shows only its newest: no page may grow without end."""

MOST = 8
"""How many answers stand under a heading then; the register of decisions has all of them."""


def you_said_we_did_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of all answers, with every heading; then each service's page and its poster."""
    view = you_said_we_did(catalogue)
    services = service_answers(view, catalogue)
    answers = sum(len(group.answers) for group in view.groups)
    groups = tuple(Heading(group.outcome, group.heading) for group in view.groups)
    yield Page(
        path=PATH,
        title="You said, we did",
        description="Every answer to what people said, a no with its reason, and what waits.",
        body=template("you_said_we_did.html").render(
            page=view,
            services=services,
            catalogue=catalogue,
            as_at=catalogue.portfolio.as_at.isoformat(),
            most=MOST if answers > MANY else MANY,
            up="",
        ),
        contents=(*groups, Heading("waiting", "Still waiting for an answer")),
        section=PATH,
    )
    for one in services:
        yield _of_service(one, catalogue)
        yield _poster(one, catalogue)


def _of_service(view: ServiceAnswers, catalogue: Catalogue) -> Page:
    body = template("service_answers.html").render(
        page=view, catalogue=catalogue, as_at=catalogue.portfolio.as_at.isoformat(), up="../"
    )
    headings = (
        Heading(one.theme.id if one.theme else "other", one.theme.title if one.theme else "Other")
        for one in view.themes
    )
    return Page(
        path=f"you-said-we-did/{view.service.id}.html",
        title=f"You said, we did: {view.service.title}",
        description=f"What people said at {view.service.title}, and what became of it.",
        body=body,
        contents=tuple(headings),
        section=PATH,
    )


def _poster(view: ServiceAnswers, catalogue: Catalogue) -> Page:
    """A sheet of A4 for the wall; its code leads to the page, where the site has an address."""
    address = catalogue.portfolio.settings.address
    target = f"{address.rstrip('/')}/you-said-we-did/{view.service.id}.html" if address else None
    body = template("poster.html").render(
        page=view, catalogue=catalogue, code=qr_code(target) if target else None, up="../"
    )
    return Page(
        path=f"posters/{view.service.id}.html",
        title=f"Poster: {view.service.title}",
        description=f"You said, we did, on one sheet for the wall: {view.service.title}.",
        body=body,
        contents=(),
        section=PATH,
    )
