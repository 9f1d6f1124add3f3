"""Easy Read: the list of what is written in short words and pictures, and a page for each."""

from collections.abc import Iterator

from coproof.pages.languages import folder_of, languages_of, spoken
from coproof.pages.page import Page, SearchEntry
from coproof.pages.templates import template
from coproof.pages.words import phrases
from coproof.views.catalogue import Catalogue
from coproof.views.easy_read import EasyPage, EasyRead, easy_read
from coproof.views.phrases import Speaker

PATH = "easy-read/index.html"


def easy_read_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list and every page, in every language of the portfolio that coproof speaks."""
    view = easy_read(catalogue)
    for language in languages_of(catalogue.portfolio):
        yield _list(view, catalogue, language)
        for one in view.pages:
            yield _page(one, catalogue, language)


def _list(view: EasyRead, catalogue: Catalogue, language: str) -> Page:
    say = phrases(language)
    return Page(
        path=folder_of(language, catalogue.portfolio) + PATH,
        title=say("easy-read"),
        description=say("easy-intro"),
        body=template("easy_read_list.html").render(
            page=view, **spoken(PATH, language, catalogue.portfolio)
        ),
        contents=(),
        section=PATH,
    )


def _page(view: EasyPage, catalogue: Catalogue, language: str) -> Page:
    say = phrases(language)
    subject = Speaker(language, catalogue.language)(view.subject.get("title")).text
    title = f"{say('easy-read')}: {subject}"
    return Page(
        path=folder_of(language, catalogue.portfolio) + view.path,
        title=title,
        description=f"{title}. {say('easy-intro')}",
        body=template("easy_read.html").render(
            page=view, **spoken(view.path, language, catalogue.portfolio)
        ),
        contents=(),
        section=PATH,
        search=_search(view, language, catalogue),
    )


def _search(view: EasyPage, language: str, catalogue: Catalogue) -> SearchEntry:
    speak = Speaker(language, catalogue.language)
    services = catalogue.known(view.entry.services)
    return SearchEntry(
        title=f"{phrases(language)('easy-read')}: {speak(view.subject.get('title')).text}",
        text=" ".join(speak(line.say).text for part in view.parts for line in part.lines),
        kind=phrases(language)("easy-read"),
        service=", ".join(service.title for service in services),
    )
