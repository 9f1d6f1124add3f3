"""Privacy: what is published and what is not, and who to ask."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.about import about
from coproof.views.catalogue import Catalogue

PATH = "privacy.html"

CONTENTS = (
    Heading("published", "What stands on these pages"),
    Heading("not-published", "What does not"),
    Heading("numbers", "Small numbers"),
    Heading("words", "Your words and pictures"),
    Heading("kept", "How long records are kept"),
    Heading("visit", "When you visit these pages"),
    Heading("ask", "Who to ask"),
)


def privacy_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, told from the settings in force."""
    portfolio = catalogue.portfolio
    yield Page(
        path=PATH,
        title="Privacy",
        description="What these pages show about people, what they never show, and who to ask.",
        body=template("privacy.html").render(
            page=about(portfolio), years=portfolio.settings.thresholds.retention, up=""
        ),
        contents=CONTENTS,
        section="about.html",
    )
