"""The inspection views: one page for each framework, a list of them all, and the sample."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.inspection import FrameworkView, frameworks
from coproof.views.sample import drawn_sample

INDEX = "inspection/index.html"
SAMPLE = "sample.html"


def inspection_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of frameworks, then each framework's page."""
    views = frameworks(catalogue)
    yield Page(
        path=INDEX,
        title="Inspection",
        description="From each statement of a framework to the chains of evidence behind it.",
        body=template("inspection.html").render(frameworks=views, up="../"),
        contents=(),
        section=INDEX,
    )
    for view in views:
        yield _page(view)
    yield _sample(catalogue)


def _sample(catalogue: Catalogue) -> Page:
    """A sample drawn with the day as its seed, and two boxes to draw another one."""
    view = drawn_sample(catalogue, catalogue.portfolio.as_at.isoformat())
    return Page(
        path=SAMPLE,
        title="Draw a sample",
        description="Pieces of feedback drawn by chance, each with its whole chain.",
        body=template("sample.html").render(page=view, up=""),
        contents=tuple(Heading(one.entry.id, one.entry.id) for one in view.drawn),
        section=INDEX,
    )


def _page(view: FrameworkView) -> Page:
    body = template("framework.html").render(page=view, framework=view.framework, up="../")
    return Page(
        path=view.path,
        title=view.framework.title,
        description=f"{view.framework.title}: {view.sentence}",
        body=body,
        contents=tuple(Heading(group.id, group.label) for group in view.groups),
        section=INDEX,
    )
