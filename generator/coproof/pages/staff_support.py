"""Staff support: what staff need to record what people say, how to record, whom to tell."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.staff_support import staff_support

PATH = "staff-support.html"


def staff_support_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, with all five items even where nothing is recorded."""
    view = staff_support(catalogue)
    yield Page(
        path=PATH,
        title="Staff support",
        description="How to record what people say, whom to tell, and the support that staff have.",
        body=template("staff_support.html").render(page=view, up=""),
        contents=(
            Heading("record", "How to record"),
            Heading("escalate", "When to tell somebody at once"),
            *(Heading(one.id, one.label) for one in view.items),
            Heading("documents", "Documents"),
            Heading("told", "What staff were told"),
        ),
        section=PATH,
    )
