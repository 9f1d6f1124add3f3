"""How we listen: the ways in which people are heard, and who is not."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.listening import listening

PATH = "how-we-listen.html"


def listening_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, over the last twelve months."""
    view = listening(catalogue)
    yield Page(
        path=PATH,
        title="How we listen",
        description="Which ways people are heard, whose voices, and who is not heard.",
        body=template("how_we_listen.html").render(page=view, up=""),
        contents=(
            Heading("not-heard", "Who is not heard"),
            Heading("asked", "Asked and changed"),
            *(Heading(mix.id, mix.heading) for mix in view.mixes),
            Heading("written-down", "How soon it is written down"),
        ),
        section=PATH,
    )
