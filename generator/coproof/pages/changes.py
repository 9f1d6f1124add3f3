"""What changed this quarter, and in the quarter before, in sentences with their records."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.what_changed import what_changed

PATH = "changes.html"
TITLE = "What changed this quarter"

FEW = 3
"""So many records stand open under a sentence; more are folded, so that the page can be read."""


def change_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, also where nothing changed."""
    quarters = what_changed(catalogue)
    yield Page(
        path=PATH,
        title=TITLE,
        description="What people said, what was decided and done, and what is owed, by quarter.",
        body=template("changes.html").render(quarters=quarters, title=TITLE, few=FEW, up=""),
        contents=(
            *(Heading(quarter.id, quarter.heading) for quarter in quarters),
            Heading("not-here", "What this page does not show"),
        ),
        section=PATH,
    )
