"""A theme that was closed half a year ago, and nobody has looked back.

What this means for people: closed is a word in a file. Whether it is still quiet in the lounge,
only those who sit there can say, and only if somebody asks them again.

How to mend it: ask the people who spoke whether it has stayed better, and record a review of kind
`look_back` (or `sustained_6m`) that names the actions. If it has not, open the theme again.

Only themes about which something was done are looked at: of a no there is nothing to look back on.

Before:
    status: closed, and no review since

After (a new record):
    kind: look_back
    actions: [act-2026-02-p4d6]
    on: 2026-09-01
    result: improved

Serves: previous concerns are revisited; whether improvements last.
"""

from collections.abc import Iterator
from datetime import date

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before
from coproof.checks.matters import Matter, decisions_on_themes, matter_of
from coproof.checks.theme_times import closed_on
from coproof.checks.wording import plain_day
from coproof.model import Severity, first_day

SEVERITY: Severity = "note"
SECTION = "gap-7"
ABOUT = ("theme",)
THRESHOLDS = ("look_back",)

BEGUN = ("in_progress", "done", "stopped")


def find(case: Case) -> Iterator[Problem]:
    """One note for each theme that was closed too long ago to be left alone."""
    since = days_before(case, case.settings.thresholds.look_back)
    decisions = decisions_on_themes(case.graph)
    for theme in case.graph.of_kind("theme"):
        closed = closed_on(theme) if theme.get("status") == "closed" else None
        if closed is None or first_day(closed) >= since:
            continue
        matter = matter_of(case.graph, decisions.get(theme.id, set()))
        done = any(action.get("status") in BEGUN for action in matter.actions)
        if done and not _looked_back(matter, first_day(closed)):
            yield Problem(
                theme,
                "status",
                f"closed since {plain_day(closed)}, and nobody has looked back. "
                "Ask people whether it has stayed better, and record a review.",
                "A review that looks back names the actions and what people say now.",
            )


def _looked_back(matter: Matter, closed: date) -> bool:
    """Whether a review after the closing asked whether it has lasted."""
    return any(
        first_day(review.get("on")) > closed
        and (review.get("kind") == "look_back" or str(review.get("kind")).startswith("sustained_"))
        for review in matter.reviews
    )
