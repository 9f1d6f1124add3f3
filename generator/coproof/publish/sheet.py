"""What the frame says on a page: the same on all pages (`Site`) or its own (`Sheet`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from posixpath import dirname
from types import MappingProxyType
from urllib.parse import quote

from coproof.pages import NavEntry, Page
from coproof.publish.shell import POLICY, SLOTS, contents_list, mark


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of a build share.

    `address` ends with a slash, or is None where the portfolio has no public address. `banner`
    holds the sentences above the header; an `unlisted` site asks search engines to stay away.
    """

    name: str
    address: str | None
    navigation: tuple[NavEntry, ...]
    banner: tuple[str, ...]
    edition: str
    as_at: str
    unlisted: bool

    def address_of(self, path: str) -> str:
        """A page's full address, or its path below the root where the site has no address."""
        return (self.address or "") + quote(path)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the site: pages of a folder that light up the same entry of the menu.

    `entry` is the path of that entry, or None where no entry belongs to the pages; `here` says
    that the page is the entry's own page. All pages of a part share one shell.
    """

    entry: str | None
    folder: str
    here: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The values of a page's slots, as safe HTML, and which entries of the menu are lit."""

    title: str = mark("title")
    topic: str = mark("topic")
    description: str = mark("description")
    canonical: str = mark("canonical")
    address: str = mark("address")
    contents: str = mark("contents")
    policy: str = mark(POLICY)
    states: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def slots_of(site: Site) -> tuple[str, ...]:
    """The slots that a shell of this site must have: no canonical address without an address."""
    return SLOTS if site.address else tuple(slot for slot in SLOTS if slot != "canonical")


def part_of(page: Page) -> Part:
    """The part a page belongs to."""
    return Part(page.section, dirname(page.path), page.path == page.section)


def states_of(part: Part) -> Mapping[str, str]:
    """Which entry is lit on the pages of a part, as values of `aria-current`."""
    return {part.entry: "page" if part.here else "true"} if part.entry else {}


def sheet_of(page: Page, site: Site, part: Part, policy: str) -> Sheet:
    """A page's own values, for a page that the theme renders whole."""
    values = {slot: value.decode("utf-8") for slot, value in values_of(page, site).items()}
    del values["content"]
    return Sheet(**values, policy=policy, states=states_of(part))


def values_of(page: Page, site: Site) -> Mapping[str, bytes]:
    """A page's own values for the slots of its shell."""
    title = escape(page.title)
    address = escape(site.address_of(page.path))
    values = {
        "title": escape(tab_title(page.path, page.title, site)),
        "topic": title,
        "description": escape(page.description),
        "canonical": address if site.address else "",
        "address": address,
        "contents": contents_list(page.contents),
        "content": page.body,
    }
    return {slot: value.encode("utf-8") for slot, value in values.items()}


def tab_title(path: str, title: str, site: Site) -> str:
    """What the browser's tab says: the page first, then whose portfolio it is."""
    return site.name if path == "index.html" else f"{title} - {site.name}"
