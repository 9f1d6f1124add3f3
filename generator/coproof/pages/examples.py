"""Examples to talk about: for staff, and for anybody who asks what changed because people spoke."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.examples import examples

PATH = "examples.html"


def example_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, with an example for each service or the honest word that there is none."""
    view = examples(catalogue)
    services = (Heading(one.service.id, one.service.title) for one in view.services)
    yield Page(
        path=PATH,
        title="Examples to talk about",
        description="One real example of change for each service, short enough to be told aloud.",
        body=template("examples.html").render(page=view, up=""),
        contents=(*services, Heading("did-not-work", "One that did not work")),
        section=PATH,
    )
