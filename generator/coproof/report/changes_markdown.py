"""What changed in the evidence, as Markdown: for a step summary, a release, a board paper.

One bold sentence, a small table of then and now, and the same sentences as the text. It holds
nothing of any record, so nothing in it needs to be escaped.
"""

from collections.abc import Iterator

from coproof.views.changes import (
    Changes,
    beginning,
    headline,
    nothing_changed,
    passages,
    then_and_now,
)
from coproof.views.labels import said_date


def changes_markdown(changes: Changes) -> str:
    """The changes with a heading for each subject; one sentence where nothing changed."""
    return "\n".join(_lines(changes)).rstrip("\n") + "\n"


def _lines(changes: Changes) -> Iterator[str]:
    yield from (f"**{headline(changes)}**", "")
    if not nothing_changed(changes):
        yield from (" ".join(beginning(changes)), "", *_table(changes), "")
    for passage in passages(changes):
        yield from (f"### {passage.heading}", "")
        for statement in passage.statements:
            yield f"- {' '.join(statement.sentences)}"
        yield ""


def _table(changes: Changes) -> Iterator[str]:
    before, after = (said_date(one.day.isoformat()) for one in (changes.before, changes.after))
    yield f"| | Before: {before} | Now: {after} |"
    yield "|---|---|---|"
    for row in then_and_now(changes):
        yield f"| {row.label} | {row.before} | {row.after} |"
