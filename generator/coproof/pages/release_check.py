"""The release check to print: one sheet of questions, for the provider's own people only."""

from collections.abc import Iterator

from coproof.pages.page import Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.release_check import release_check

PATH = "release-check.html"


def release_check_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page, in the internal edition; other editions have none."""
    if catalogue.portfolio.edition != "internal":
        return
    yield Page(
        path=PATH,
        title="Release check",
        description="What a second person asks before anything new is published.",
        body=template("release_check.html").render(page=release_check(catalogue.portfolio), up=""),
        contents=(),
        section="about.html",
    )
