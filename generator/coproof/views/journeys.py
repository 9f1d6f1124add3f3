"""The list of journeys: a row for each theme, with how far its feedback has come at each stage."""

from coproof.model import Record
from coproof.views.catalogue import Catalogue
from coproof.views.columns import service_titles
from coproof.views.labels import STAGE_WORDS, cut
from coproof.views.register import (
    Cell,
    Column,
    Register,
    Row,
    parts_of,
    services_among,
    states_among,
)
from coproof.views.shared_standing import Standing, standing
from coproof.views.worked_out import feedback_of

TRIVIAL = ("given", "routed")
"""The stages that all feedback of a theme has behind it."""


def journeys_register(catalogue: Catalogue) -> Register:
    """All themes of the edition, newest first, with their progress in words."""
    status = catalogue.portfolio.kinds["theme"].field("status")
    graph = catalogue.portfolio.graph
    found = (graph.get(entry.id) for entry in catalogue.of_kind("theme"))
    rows = tuple(_row(theme, catalogue) for theme in found if theme is not None)
    choices = [(one, status.choice_label(one)) for one in status.choices] if status else []
    return Register(
        title="Journeys",
        intro=(
            "One page for each theme: what people said, what was decided and done, whether it "
            "helped, and whether they were told. Missing steps are shown as holes."
        ),
        caption="Journeys of all themes, with how many pieces of feedback have come how far",
        first="Theme",
        columns=(
            Column("Pieces of feedback", number=True),
            Column("Loops closed", number=True),
            *(Column(words.label) for name, words in STAGE_WORDS.items() if name not in TRIVIAL),
        ),
        services=services_among(rows, service_titles(catalogue)),
        facet="Status of the theme",
        states=states_among(rows, choices),
        parts=parts_of(rows, "journeys/index.html"),
        total=len(rows),
        empty="No themes have been found yet, so there is no journey to show.",
    )


def _row(theme: Record, catalogue: Catalogue) -> Row:
    entry = catalogue.entries[theme.id]
    where = standing(feedback_of(theme, catalogue), catalogue)
    return Row(
        entry=entry,
        title=cut(entry.title, 70),
        path=f"journeys/{theme.id}.html",
        cells=_cells(where),
        state=str(theme.get("status")),
        year=entry.on[:4],
    )


def _cells(where: Standing | None) -> tuple[Cell, ...]:
    if where is None:
        return (
            Cell("0"),
            Cell("None"),
            *(Cell("") for _ in range(len(STAGE_WORDS) - len(TRIVIAL))),
        )
    return (
        Cell(f"{where.pieces:,}", sort=str(where.pieces)),
        Cell(f"{where.closed:,} of {where.pieces:,}", sort=str(where.closed)),
        *(Cell(step.words, state=step.state) for step in where.steps if step.name not in TRIVIAL),
    )
