"""The Gaps page: what is missing from the chain, said as plainly as a success."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.gaps import Gaps, gaps

PATH = "gaps.html"

FEW = 5
"""How many records of each check are seen at once; the others are folded."""


def gap_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, with all sections even when they are empty."""
    view = gaps(catalogue)
    yield Page(
        path=PATH,
        title="Gaps",
        description="What is missing between what people said and what became of it.",
        body=template("gaps.html").render(page=view, few=FEW, up=""),
        contents=_contents(view),
        section=PATH,
    )


def _contents(view: Gaps) -> tuple[Heading, ...]:
    return (
        *((Heading("errors", "Mistakes in records"),) if view.errors else ()),
        Heading("trend", "Fewer or more?"),
        *(Heading(section.id, section.heading) for section in view.sections),
        *((Heading("notes", "Notes"),) if view.notes else ()),
    )
