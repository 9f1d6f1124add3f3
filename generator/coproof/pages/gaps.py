"""The Gaps page: what is missing from the chain, said as plainly as a success."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.gaps import gaps

MOST = 50
"""How many findings stand in one section; `coproof check` lists all of them."""


def gap_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, with all sections even when they are empty."""
    view = gaps(catalogue.portfolio)
    yield Page(
        path="gaps.html",
        title="Gaps",
        description="What is missing between what people said and what became of it.",
        body=template("gaps.html").render(page=view, catalogue=catalogue, most=MOST, up=""),
        contents=tuple(Heading(section.id, section.heading) for section in view.sections),
        section="gaps.html",
    )
