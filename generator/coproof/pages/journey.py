"""The journeys: the whole chain of each theme on one page, and the list of them all."""

from collections.abc import Iterator

from coproof.journey import recurred
from coproof.pages.page import Heading, Page, up_from
from coproof.pages.register import pages_of
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.easy_read import easy_paths
from coproof.views.journeys import journeys_register
from coproof.views.labels import STAGE_WORDS, cut
from coproof.views.theme_journey import ThemeJourney, theme_journey

TWO_VIEWS = Heading("two-views", "Two views of the result")


def journey_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of journeys, then the journey of every theme by id."""
    register = journeys_register(catalogue)
    yield from pages_of(register)
    portfolio = catalogue.portfolio
    came_back = dict(recurred(portfolio.graph, portfolio.as_at))
    for theme in portfolio.graph.of_kind("theme"):
        view = theme_journey(theme, catalogue, came_back.get(theme.id, ()))
        easy = easy_paths(portfolio, theme)
        yield _page(view, easy, f"journeys/{theme.id}.html", register.parts[0].path)


def _page(view: ThemeJourney, easy: tuple[str, ...], path: str, section: str) -> Page:
    stages = tuple(Heading(name, words.label) for name, words in STAGE_WORDS.items())
    return Page(
        path=path,
        title=f"Journey: {cut(view.title)} ({view.entry.id})",
        description=cut(f"{view.title}: {_progress(view)}", 160),
        body=template("journey.html").render(page=view, easy=easy, up=up_from(path)),
        contents=(*stages, TWO_VIEWS),
        section=section,
    )


def _progress(view: ThemeJourney) -> str:
    return view.standing.sentence if view.standing else "No feedback is shown yet."
