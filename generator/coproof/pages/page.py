"""A page, ready to be put into a frame; and what a frame needs to know beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page that its list of contents names; `id` is unique in the page."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of a page, all plain text: `kind` and `service` are words for people."""

    title: str
    text: str
    kind: str
    service: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` is its address below the site's root ("feedback/fb-1.html"). `body` is the HTML inside
    the article and begins with the page's one `<h1>`; everything else is plain text, which the
    frame must escape. `section` is the path of the navigation entry it belongs to; `record` the
    id of the record it is about.
    """

    path: str
    title: str
    description: str
    body: str
    contents: tuple[Heading, ...]
    section: str
    record: str | None = None
    search: SearchEntry | None = None


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One entry of the site's navigation; `path` is None where it only groups its children."""

    title: str
    path: str | None
    children: "tuple[NavEntry, ...]" = ()


def up_from(path: str) -> str:
    """What leads from a page back to the site's root: "" there, "../" one folder below."""
    return "../" * path.count("/")


def href(target: str, page: str) -> str:
    """The relative address of a file of the site (never a folder), as seen from a page."""
    return up_from(page) + target
