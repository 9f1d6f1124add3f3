"""About: who is behind the portfolio, what is shown and withheld, and how to complain."""

from collections.abc import Iterator

from coproof import __version__
from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.about import about
from coproof.views.catalogue import Catalogue

CONTENTS = (
    Heading("who", "Who is behind it"),
    Heading("shown", "What is shown, and what is not"),
    Heading("dates", "Three dates on every record"),
    Heading("complain", "How to complain"),
    Heading("files", "The same as files"),
    Heading("made", "How this was made"),
)


def about_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page; the commit and the version stand here and on no other page."""
    portfolio = catalogue.portfolio
    yield Page(
        path="about.html",
        title="About this portfolio",
        description="Who is behind this portfolio, what it shows and withholds, how to complain.",
        body=template("about.html").render(
            page=about(portfolio), portfolio=portfolio, version=__version__, up=""
        ),
        contents=CONTENTS,
        section="about.html",
    )
