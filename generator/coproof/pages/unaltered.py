"""How anybody can check that nothing was altered since the site was published."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page, SearchEntry
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue

PATH = "unaltered.html"
TITLE = "Check that nothing was altered"

CONTENTS = (
    Heading("how", "How to check"),
    Heading("answer", "What the answer means"),
    Heading("outside", "A root from outside"),
    Heading("hand", "By hand"),
    Heading("limits", "What it cannot tell"),
)


def unaltered_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page: the same in every edition."""
    yield Page(
        path=PATH,
        title=TITLE,
        description="How to check that these pages are as they were published.",
        body=template("unaltered.html").render(title=TITLE, up=""),
        contents=CONTENTS,
        section="about.html",
        search=SearchEntry(
            title=TITLE, text="verify root SHA-256 manifest", kind="Page", service=""
        ),
    )
