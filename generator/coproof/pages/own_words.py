"""In people's own words: what they say about their influence, and what they said at all."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.own_words import own_words

PATH = "own-words.html"


def own_words_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page; an area in which nobody's words are recorded says so."""
    view = own_words(catalogue)
    yield Page(
        path=PATH,
        title="In people’s own words",
        description="What people say themselves: what they could change, and life here.",
        body=template("own_words.html").render(page=view, up=""),
        contents=(
            Heading("influence", "What they could change"),
            Heading("said", "What they said"),
            Heading("staff", "What staff say"),
        ),
        section=PATH,
    )
