"""An action that nobody owns, that has no day, or that nobody plans to look at again.

What this means for people: "we will do it" without a who and a when is a wish. Nobody can be asked
about it, and nobody notices when it does not happen.

How to mend it: agree with the people concerned who sees to it, and until when; once it has begun,
also the day on which you will look together whether it helps. A role is enough, never a name.

Before:
    title: Photo rota by the front door
    status: in_progress

After:
    title: Photo rota by the front door
    status: in_progress
    owner_role: Team leader
    due_on: 2026-05-31
    review_on: 2026-07-15

Serves: what actions followed; named responsibilities and review dates in plans made together.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.review_days import FINISHED, planned_days
from coproof.checks.wording import every
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "gap-1"
ABOUT = ("action",)

ASKS = {
    "owner_role": "who sees to it",
    "due_on": "the day it is due",
    "review_on": "the day you will look whether it helped",
}

HELP = "Agree it with the people concerned; a role is enough, never a name."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each unfinished action, naming all that it lacks."""
    for action in case.graph.of_kind("action"):
        missing = tuple(_missing(action))
        if missing:
            what = every(tuple(ASKS[field] for field in missing))
            yield Problem(action, missing[0], f"write {what}.", HELP)


def _missing(action: Record) -> Iterator[str]:
    """The review days of a trial are days to look at it; what has not begun needs none yet."""
    status = action.get("status")
    if status in FINISHED:
        return
    if not action.text("owner_role").strip():
        yield "owner_role"
    if not action.get("due_on"):
        yield "due_on"
    if status == "in_progress" and not planned_days(action):
        yield "review_on"
