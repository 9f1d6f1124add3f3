"""Where things stood before and stand now, in one small table: each number with what it is of."""

from dataclasses import dataclass

from coproof.views.changes.nouns import Changes, Snapshot


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what is counted, then and now, in figures; `page` is where the site lists it."""

    label: str
    before: str
    after: str
    page: str


def then_and_now(changes: Changes) -> tuple[Row, ...]:
    """The rows, in the order of the table."""
    before, after = _figures(changes.before), _figures(changes.after)
    return tuple(
        Row(label, then, now, page)
        for (label, page), then, now in zip(_ROWS, before, after, strict=True)
    )


_ROWS = (
    ("Pieces of feedback", "feedback/index.html"),
    ("Loops closed", "matrix.html"),
    ("Waiting for a decision", "you-said-we-did.html#waiting"),
    ("With a step that is late", "matrix.html"),
    ("Actions past their day", "actions/index.html"),
    ("Gaps", "gaps.html"),
)


def _figures(one: Snapshot) -> tuple[str, ...]:
    of_feedback = f"of {one.feedback:,}"
    return (
        f"{one.feedback:,}",
        f"{one.closed:,} {of_feedback}",
        f"{one.undecided:,} {of_feedback}",
        f"{one.late:,} {of_feedback}",
        f"{one.overdue:,} of {one.actions:,}",
        f"{one.gaps:,}",
    )
