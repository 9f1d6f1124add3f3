"""The traceability matrix: a row for each piece of feedback, a column for each stage, in words."""

from coproof.journey import Journey, Stage
from coproof.views.catalogue import Catalogue
from coproof.views.columns import service_titles
from coproof.views.labels import STAGE_WORDS, STATE_WORDS, cut, short_date
from coproof.views.register import (
    Cell,
    Column,
    Register,
    Row,
    parts_of,
    services_among,
    states_among,
)

TITLE_WIDTH = 50
"""How many characters of a piece of feedback name its row."""


def matrix(catalogue: Catalogue) -> Register:
    """The matrix of one edition, newest feedback first."""
    rows = tuple(
        _row(journey, catalogue)
        for entry in catalogue.of_kind("feedback")
        if (journey := catalogue.portfolio.journey(entry.id)) is not None
    )
    labels = [(name, words.label) for name, words in STAGE_WORDS.items()]
    return Register(
        title="Traceability matrix",
        intro=(
            "A row for each piece of feedback, a column for each stage of its journey. "
            "Every date leads to the record behind it."
        ),
        caption="What became of each piece of feedback",
        first="Feedback",
        columns=tuple(Column(words.label) for words in STAGE_WORDS.values()),
        services=services_among(rows, service_titles(catalogue)),
        facet="Where it stands",
        states=states_among(rows, labels),
        parts=parts_of(rows, "matrix.html"),
        total=len(rows),
        empty="No feedback is shown here yet, so there is nothing to trace.",
    )


def _row(journey: Journey, catalogue: Catalogue) -> Row:
    entry = catalogue.entries[journey.feedback]
    return Row(
        entry=entry,
        title=cut(entry.title, TITLE_WIDTH),
        path=entry.path,
        cells=tuple([_cell(stage, entry.id, catalogue) for stage in journey.stages]),
        state=journey.stands_at.name,
        year=entry.on[:4],
    )


def _cell(stage: Stage, own: str, catalogue: Catalogue) -> Cell:
    """A stage in one cell: its state, its day, and the first record behind it."""
    words = STATE_WORDS[stage.state]
    if stage.held:
        return Cell(f"{words}, held", state=stage.state)
    entry = next(iter(catalogue.known(r for r in stage.records if r != own)), None)
    on = f" {short_date(stage.on)}" if stage.on else ""
    due = ", due" if on and stage.state in ("due", "missing") else ""
    return Cell(
        text=f"{words}{due}{on}",
        sort=stage.on or "",
        path=entry.path if entry else "",
        state=stage.state,
    )
