"""The registers: a table of all records of one kind, over as many pages as it needs."""

from collections.abc import Iterator

from coproof.pages.navigation import has_register
from coproof.pages.page import Page, up_from
from coproof.pages.templates import template
from coproof.views.catalogue import Catalogue
from coproof.views.columns import register_of
from coproof.views.register import Part, Register


def register_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The register of every kind that lies in a folder, in the order of the kinds."""
    for kind in catalogue.portfolio.kinds:
        if kind.folder and has_register(catalogue.portfolio, kind.name):
            yield from pages_of(register_of(kind, catalogue))


def pages_of(register: Register) -> Iterator[Page]:
    """The pages of one register; each has its own rows and leads to the others."""
    first = register.parts[0].path
    for place, part in enumerate(register.parts):
        yield Page(
            path=part.path,
            title=_title(register, part),
            description=register.intro,
            body=template("register.html").render(
                register=register, part=part, place=place, up=up_from(part.path)
            ),
            contents=(),
            section=first,
        )


def _title(register: Register, part: Part) -> str:
    return f"{register.title}: {part.label}" if len(register.parts) > 1 else register.title
