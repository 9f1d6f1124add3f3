"""A meeting of which the record says that it took place, and no more.

What this means for people: they cannot find in it what they said, and nobody can tell whether they
were there at all. A governance meeting that names nothing has overseen nothing.

How to mend it: of a meeting with people, write how many came, by role, and what they said matters
most to them. Of a governance meeting, write the ids of what was looked at into `reviewed`.

Before:
    title: Tenants' meeting in May
    kind: peoples_meeting

After:
    title: Tenants' meeting in May
    kind: peoples_meeting
    attendance: {person: 7, staff: 2}
    priorities:
      - {text: Know who is going to do the things we talk about, from_role: person}

Serves: meetings record individual priorities; participation; oversight of themes and actions.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.meetings import GOVERNANCE, WITH_PEOPLE
from coproof.checks.wording import every
from coproof.model import Record, Severity

SEVERITY: Severity = "note"
SECTION = "other"
ABOUT = ("event",)

ASKS = {
    "attendance": "how many came in each role",
    "priorities": "what people there said matters to them",
    "reviewed": "which themes, decisions or actions were looked at",
}

HELP = {
    "attendance": "Roles and numbers only, never a name.",
    "priorities": "In plain words and without names, as they said it.",
    "reviewed": "Name them by their ids, so that the trail leads there.",
}


def find(case: Case) -> Iterator[Problem]:
    """One note for each thin record of a meeting, naming all that it leaves out."""
    for event in case.graph.of_kind("event"):
        missing = tuple(field for field in _wanted(event) if not event.get(field))
        if missing:
            what = every(tuple(ASKS[field] for field in missing))
            yield Problem(event, missing[0], f"write {what}.", HELP[missing[0]])


def _wanted(event: Record) -> tuple[str, ...]:
    if event.get("kind") in WITH_PEOPLE:
        return "attendance", "priorities"
    return ("reviewed",) if event.get("kind") == GOVERNANCE else ()
