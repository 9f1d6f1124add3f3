"""New feedback on a theme that had been closed.

What this means for people: it was called solved, and it is back, or it never went away for
everybody. If nobody opens the theme again, those who speak now are answered with an old answer.

How to mend it: read the new feedback. Open the theme again, with an entry in its history that says
why, and decide anew. Or, if it is about something else, give it the theme it belongs to.

Before:
    status: closed
    history:
      - {on: 2026-02-01, status: closed, why: The lounge is quiet now.}

After:
    status: open
    history:
      - {on: 2026-02-01, status: closed, why: The lounge is quiet now.}
      - {on: 2026-05-12, status: open, why: The noise is back since the new rota.}

Serves: oversight of recurring concerns; whether improvements last.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.theme_times import closed_on
from coproof.checks.wording import plain_day
from coproof.journey import recurred
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-7"
ABOUT = ("theme",)

PART_OF_A_REVIEW = ("during", "after")
HELP = "If it is about something else, give it the theme it belongs to."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each closed theme that people speak of again."""
    for theme_id, feedback in recurred(case.graph, case.as_at):
        theme = case.graph.get(theme_id)
        if theme is not None and theme.get("status") == "closed":
            closed = closed_on(theme) or theme.get("identified_on")
            if any(_speaks_again(case.graph.get(id), closed) for id in feedback):
                since = f"closed on {plain_day(closed)}, and people speak of it again"
                yield Problem(theme, "status", f"{since}. Open it again.", HELP)


def _speaks_again(feedback: Record | None, closed_on: str) -> bool:
    """Whether it came after the last closing, and was not asked for to review a change."""
    if feedback is None or first_day(feedback.get("given_on")) <= first_day(closed_on):
        return False
    return not (feedback.get("action") and feedback.get("phase") in PART_OF_A_REVIEW)
