"""The Governance page, and behind each of its numbers a page with the records that it counts."""

from collections.abc import Iterator

from coproof.pages.page import Heading, Page, up_from
from coproof.pages.templates import template
from coproof.views.behind_figures import BehindFigure, behind_figures
from coproof.views.catalogue import Catalogue
from coproof.views.figures import Quarters
from coproof.views.governance import Governance, governance

PATH = "governance.html"

MOST = 150
"""How many records of one quarter a page lists; the registers have all of them."""


def governance_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page for the board, then a page for each figure that counts anything."""
    quarters = Quarters.of(catalogue.portfolio)
    view = governance(catalogue, quarters)
    yield Page(
        path=PATH,
        title="Governance",
        description="Seven items of oversight, this quarter against the last and four before.",
        body=template("governance.html").render(page=view, up=""),
        contents=_contents(view),
        section=PATH,
    )
    headings = {item.id: item.heading for item in view.items}
    for figure in behind_figures(catalogue, quarters):
        yield _behind(figure, headings.get(figure.item, ""))


def _contents(view: Governance) -> tuple[Heading, ...]:
    return (
        *(Heading(item.id, item.heading) for item in view.items),
        Heading("recurring", "What came back"),
        Heading("not-lasting", "What did not last"),
        Heading("meetings", "What governance looked at"),
    )


def _behind(figure: BehindFigure, item: str) -> Page:
    path = f"governance/{figure.name}.html"
    title = f"{item}: {figure.label}" if item else figure.label
    body = template("behind_figure.html").render(
        page=figure, title=title, item=item, most=MOST, up=up_from(path)
    )
    return Page(
        path=path,
        title=title,
        description=f"The records behind a number: {title}.",
        body=body,
        contents=tuple(Heading(one.id, one.heading) for one in figure.quarters),
        section=PATH,
    )
