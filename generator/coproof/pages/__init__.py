"""The pages of the site: what the views say, as HTML from escaping Jinja templates.

`site_pages` yields every page of an edition, family by family. To add a family, write a module
with a function from a catalogue to pages, and name it in `FAMILIES`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from coproof.pages.about import about_pages
from coproof.pages.accessibility import accessibility_pages
from coproof.pages.changes import change_pages
from coproof.pages.checks import manual_pages
from coproof.pages.complain import complain_pages
from coproof.pages.easy_read import easy_read_pages
from coproof.pages.examples import example_pages
from coproof.pages.gaps import gap_pages
from coproof.pages.governance import governance_pages
from coproof.pages.home import home_pages
from coproof.pages.inspection import inspection_pages
from coproof.pages.journey import journey_pages
from coproof.pages.listening import listening_pages
from coproof.pages.matrix import matrix_pages
from coproof.pages.navigation import navigation
from coproof.pages.own_words import own_words_pages
from coproof.pages.pack import pack_pages
from coproof.pages.page import Heading, NavEntry, Page, SearchEntry
from coproof.pages.pictures import picture_pages
from coproof.pages.privacy import privacy_pages
from coproof.pages.record import record_pages
from coproof.pages.register import register_pages
from coproof.pages.release_check import release_check_pages
from coproof.pages.staff_support import staff_support_pages
from coproof.pages.to_do import to_do_pages
from coproof.pages.unaltered import unaltered_pages
from coproof.pages.you_said_we_did import you_said_we_did_pages
from coproof.portfolio import Portfolio
from coproof.views.catalogue import Catalogue

__all__ = ["ASSETS", "Heading", "NavEntry", "Page", "SearchEntry", "navigation", "site_pages"]

ASSETS = Path(__file__).parent / "assets"
"""The style sheet and scripts that the pages need, published as `assets/coproof/<name>`."""

FAMILIES: tuple[Callable[[Catalogue], Iterator[Page]], ...] = (
    home_pages,
    to_do_pages,
    release_check_pages,
    you_said_we_did_pages,
    easy_read_pages,
    picture_pages,
    change_pages,
    own_words_pages,
    journey_pages,
    register_pages,
    record_pages,
    matrix_pages,
    listening_pages,
    governance_pages,
    pack_pages,
    inspection_pages,
    example_pages,
    staff_support_pages,
    gap_pages,
    manual_pages,
    about_pages,
    complain_pages,
    privacy_pages,
    accessibility_pages,
    unaltered_pages,
)
"""All families of pages, in the order in which they are made."""


def site_pages(portfolio: Portfolio) -> Iterator[Page]:
    """Every page of one edition, one by one; the same portfolio gives the same pages."""
    catalogue = Catalogue.of(portfolio)
    for family in FAMILIES:
        yield from family(catalogue)
