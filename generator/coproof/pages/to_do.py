"""The To do page: for the provider's own people only."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.to_do.board import board

PATH = "to-do.html"


def to_do_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, in the internal edition; other editions have none."""
    if catalogue.portfolio.edition != "internal":
        return
    view = board(catalogue)
    yield Page(
        path=PATH,
        title="To do",
        description="Answers owed, what is late, and what comes up, by service and role.",
        body=template("to_do.html").render(page=view, up=""),
        contents=tuple(Heading(one.words.id, one.words.heading) for one in view.sections),
        section=PATH,
    )
