"""How to complain: the provider's own steps, the ombudsman, and what to expect."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.about import about
from coproof.views.catalogue import Catalogue

PATH = "complain.html"

CONTENTS = (
    Heading("steps", "What you can do"),
    Heading("expect", "What you can expect"),
    Heading("ombudsman", "If you are not happy with the answer"),
    Heading("contact", "Who to ask"),
)


def complain_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page; what the provider has not written down is said to be missing."""
    thresholds = catalogue.portfolio.settings.thresholds
    yield Page(
        path=PATH,
        title="How to complain",
        description="How to say that something is wrong, and what happens then.",
        body=template("complain.html").render(
            page=about(catalogue.portfolio), thresholds=thresholds, up=""
        ),
        contents=CONTENTS,
        section="about.html",
    )
