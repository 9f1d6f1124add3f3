"""What changed in the evidence, as plain sentences: `coproof diff`.

One sentence on each line, an empty line between subjects. It can be read out as it stands.
"""

from collections.abc import Iterator

from coproof.views.changes import Changes, beginning, passages


def changes_text(changes: Changes) -> str:
    """All that changed, and where things stand now."""
    return "\n\n".join("\n".join(lines) for lines in _paragraphs(changes)) + "\n"


def _paragraphs(changes: Changes) -> Iterator[list[str]]:
    yield list(beginning(changes))
    for passage in passages(changes):
        yield [said for statement in passage.statements for said in statement.sentences]
