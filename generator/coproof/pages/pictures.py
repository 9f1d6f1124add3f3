"""Pictures: the page that says who made them, and by whose leave they are shown."""

from collections.abc import Iterator

from coproof.pages.page import Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.pictures import picture_credits

PATH = "pictures.html"


def picture_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page; an edition without pictures says so."""
    yield Page(
        path=PATH,
        title="Pictures",
        description="Every picture on these pages, who made it, and under which licence.",
        body=template("pictures.html").render(pictures=picture_credits(catalogue.portfolio), up=""),
        contents=(),
        section="about.html",
    )
