"""Somebody took back all that they had said, and some of it is still in the file.

What this means for people: they no longer want it to be here. (The portfolio already leaves it out,
in every edition.) It should not stay where others can read it.

How to mend it: `coproof withdraw` with the id does it, and says what else there is to do. By hand:
take these fields out, and put a neutral line in the place of the summary. The id, the dates and the
journey stay. Git still keeps the old file until somebody removes it there.

Before:
    summary: The lounge is too loud after tea.
    quote: I just want to be able to hear the telly.
    withdrawn_on: 2026-05-02

After:
    summary: Taken back by the person.
    withdrawn_on: 2026-05-02

Serves: consent; the right to object.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("feedback",)

NOT_NEEDED = ("title", "quote", "observed", "interpretation", "corroborated_by", "notes", "media")
"""What a record can do without. A summary, a response and what was seen it may have to have."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each field that holds something of what was taken back."""
    for feedback in case.graph.of_kind("feedback"):
        if feedback.get("withdrawn_on"):
            for field in _left(feedback):
                yield Problem(
                    feedback,
                    field,
                    "the person took this back. Take it out of this file.",
                    "No page shows it any more; git keeps it until it is removed there.",
                )


def _left(feedback: Record) -> Iterator[str]:
    for field in NOT_NEEDED:
        needed = field == "observed" and feedback.get("voice") == "observed"
        if feedback.get(field) and not needed:
            yield field
