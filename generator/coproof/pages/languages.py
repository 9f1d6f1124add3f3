"""The languages of Easy Read pages, service pages and posters, and the way from one to another."""

from dataclasses import dataclass

from coproof.pages.page import up_from
from coproof.pages.words import LANGUAGES, phrases
from coproof.portfolio import Portfolio
from coproof.views.phrases import Phrases, Speaker


@dataclass(frozen=True, slots=True)
class Version:
    """One language in which a page stands, as another version of the page names it."""

    code: str
    name: str
    href: str
    here: bool


def languages_of(portfolio: Portfolio) -> tuple[str, ...]:
    """The languages in which these pages stand: the main one, and those coproof speaks too."""
    main, *others = portfolio.settings.languages
    return (main, *(one for one in others if one in LANGUAGES))


def folder_of(language: str, portfolio: Portfolio) -> str:
    """Where the pages of a language lie: "" for the main one, else such as "cy/"."""
    return "" if language == portfolio.settings.languages[0] else f"{language}/"


def spoken(path: str, language: str, portfolio: Portfolio) -> dict[str, object]:
    """What a template needs to speak a language on a page; `path` is that of the main version."""
    at = folder_of(language, portfolio) + path
    return {
        "w": phrases(language),
        "speak": Speaker(language, portfolio.settings.languages[0]),
        "languages": versions(path, language, portfolio),
        "within": folder_of(language, portfolio),
        "up": up_from(at),
    }


def versions(path: str, language: str, portfolio: Portfolio) -> tuple[Version, ...]:
    """All versions of a page, as seen from the one in `language`."""
    up = up_from(folder_of(language, portfolio) + path)
    return tuple(
        Version(one, name_of(one), up + folder_of(one, portfolio) + path, one == language)
        for one in languages_of(portfolio)
    )


def name_of(language: str) -> str:
    """What speakers of a language call it; its code where coproof does not speak it."""
    known: Phrases = phrases(language)
    return known("language") if known.language == language else language
