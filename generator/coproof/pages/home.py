"""The front page: what changed because people spoke, who waits, and four doors."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.home import home

CONTENTS = (
    Heading("doors", "Where to start"),
    Heading("changed", "What changed because people spoke"),
    Heading("honest", "What we could not do, and what did not work"),
)


def home_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one front page."""
    view = home(catalogue.portfolio)
    name = catalogue.portfolio.name
    yield Page(
        path="index.html",
        title=name,
        description="What people said about our services, and what became of it.",
        body=template("home.html").render(page=view, catalogue=catalogue, name=name, up=""),
        contents=CONTENTS,
        section="index.html",
    )
