"""A page for each check, with its manual and what it finds now; and a list of all of them."""

from collections.abc import Iterator

from coproof.pages import gaps
from coproof.pages.page import Heading, Page, up_from
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.check_pages import CheckPage, check_lists, check_pages

PATH = "checks/index.html"


def manual_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list, then each check; they belong to the Gaps page, which leads to them."""
    views = check_pages(catalogue)
    lists = check_lists(views)
    yield Page(
        path=PATH,
        title="Checks",
        description="Everything that is looked for in these records, and how to mend it.",
        body=template("checks.html").render(lists=lists, up=up_from(PATH)),
        contents=tuple(Heading(one.heading.lower(), one.heading) for one in lists),
        section=gaps.PATH,
    )
    for view in views:
        yield Page(
            path=view.path,
            title=view.title,
            description=f"What this check means for people: {view.title}.",
            body=template("check.html").render(page=view, up=up_from(view.path)),
            contents=_contents(view),
            section=gaps.PATH,
        )


def _contents(view: CheckPage) -> tuple[Heading, ...]:
    return (
        *(Heading(f"part-{n}", part.heading) for n, part in enumerate(view.parts, 1)),
        *((Heading("limits", "From when on it speaks up"),) if view.limits else ()),
        Heading("found", "What it finds now"),
        *((Heading("accepted", "Known and accepted"),) if view.accepted else ()),
    )
