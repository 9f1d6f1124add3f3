"""You said, we did: every answer under the heading that is true of it; by service; on posters."""

from collections.abc import Iterator

from coproof.pages.languages import folder_of, languages_of, spoken
from coproof.pages.page import Heading, Page
from coproof.pages.templates import template
from coproof.pages.words import phrases
from coproof.views.catalogue import Catalogue
from coproof.views.phrases import Speaker
from coproof.views.qr import qr_code
from coproof.views.service_answers import ServiceAnswers, service_answers
from coproof.views.you_said_we_did import YouSaidWeDid, you_said_we_did

PATH = "you-said-we-did.html"

MANY = 40
"""From how many answers on each heading shows only its newest: no page may grow without end."""

MOST = 8
"""How many answers stand under a heading then; the register of decisions has all of them."""


def you_said_we_did_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of all answers; then each service's page and its poster, in every language."""
    for language in languages_of(catalogue.portfolio):
        view = you_said_we_did(catalogue, phrases(language))
        services = service_answers(view, catalogue)
        if language == catalogue.language:
            yield _of_all(view, services, catalogue)
        for one in services:
            yield _of_service(one, catalogue, language)
            yield _poster(one, catalogue, language)


def _of_all(view: YouSaidWeDid, services: tuple[ServiceAnswers, ...], catalogue: Catalogue) -> Page:
    answers = sum(len(group.answers) for group in view.groups)
    groups = tuple(Heading(group.outcome, group.heading) for group in view.groups)
    return Page(
        path=PATH,
        title="You said, we did",
        description="Every answer to what people said, a no with its reason, and what waits.",
        body=template("you_said_we_did.html").render(
            page=view,
            services=services,
            catalogue=catalogue,
            as_at=catalogue.portfolio.as_at.isoformat(),
            most=MOST if answers > MANY else MANY,
            w=phrases(catalogue.language),
            speak=Speaker(catalogue.language, catalogue.language),
            up="",
        ),
        contents=(*groups, Heading("waiting", "Still waiting for an answer")),
        section=PATH,
    )


def _of_service(view: ServiceAnswers, catalogue: Catalogue, language: str) -> Page:
    path = f"you-said-we-did/{view.service.id}.html"
    records = catalogue.portfolio.graph
    themes = [records.get(one.theme.id) for one in view.themes if one.theme]
    titles = {theme.id: theme.get("title") for theme in themes if theme is not None}
    say = spoken(path, language, catalogue.portfolio)
    speak = Speaker(language, catalogue.language)
    headings = (
        Heading(one.theme.id, speak(titles[one.theme.id]).text)
        if one.theme
        else Heading("other", phrases(language)("other"))
        for one in view.themes
    )
    title = f"{phrases(language)('you-said-we-did')}: {view.service.title}"
    return Page(
        path=folder_of(language, catalogue.portfolio) + path,
        title=title,
        description=f"{title}. {phrases(language)('intro')}",
        body=template("service_answers.html").render(
            page=view,
            service_title=_title(view, catalogue),
            titles=titles,
            catalogue=catalogue,
            as_at=catalogue.portfolio.as_at.isoformat(),
            **say,
        ),
        contents=tuple(headings),
        section=PATH,
    )


def _poster(view: ServiceAnswers, catalogue: Catalogue, language: str) -> Page:
    """A sheet of A4 for the wall; its code leads to the page, where the site has an address."""
    folder = folder_of(language, catalogue.portfolio)
    path = f"posters/{view.service.id}.html"
    address = catalogue.portfolio.settings.address
    page = f"{folder}you-said-we-did/{view.service.id}.html"
    target = f"{address.rstrip('/')}/{page}" if address else None
    title = f"{phrases(language)('poster')}: {view.service.title}"
    return Page(
        path=folder + path,
        title=title,
        description=f"{title}. {phrases(language)('poster-print')}",
        body=template("poster.html").render(
            page=view,
            service_title=_title(view, catalogue),
            catalogue=catalogue,
            as_at=catalogue.portfolio.as_at.isoformat(),
            code=qr_code(target) if target else None,
            **spoken(path, language, catalogue.portfolio),
        ),
        contents=(),
        section=PATH,
    )


def _title(view: ServiceAnswers, catalogue: Catalogue) -> object:
    """The title of the service in whatever languages it has one."""
    service = catalogue.portfolio.graph.get(view.service.id)
    return service.get("title") if service is not None else view.service.title
