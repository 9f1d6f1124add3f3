"""The traceability matrix: the same table as a register, with a column for each stage."""

from collections.abc import Iterator

from coproof.pages.page import Page
from coproof.pages.register import pages_of
from coproof.views.catalogue import Catalogue
from coproof.views.matrix import matrix


def matrix_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The pages of the matrix, newest feedback first."""
    yield from pages_of(matrix(catalogue))
