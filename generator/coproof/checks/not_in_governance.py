"""A theme that has been open for a whole quarter, and that governance has not looked at.

What this means for people: those who could help (with money, with other services, with a landlord)
do not know of it. Evidence that stays with one manager goes when that manager goes.

How to mend it: put the theme on the agenda of the next governance meeting, and record the meeting
with the theme, or a decision about it, under `reviewed`.

Before:
    A theme that has been open since January, and no governance meeting that names it.

After (a new record):
    kind: governance
    on: 2026-05-12
    chaired_by_role: Chair of the board
    reviewed: [th-evening-noise]

Serves: evidence that is part of governance, at the level of the organisation.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.matters import decisions_on_themes, looked_at_in_governance, matter_of
from coproof.checks.theme_times import OPEN, opened_on
from coproof.checks.wording import count
from coproof.model import Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-3"
ABOUT = ("theme",)
THRESHOLDS = ("governance_theme",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each theme that is open for too long without having been looked at."""
    looked_at = looked_at_in_governance(case.graph)
    decisions = decisions_on_themes(case.graph)
    for theme in case.graph.of_kind("theme"):
        opened = opened_on(theme)
        days = (case.as_at - first_day(opened)).days
        if theme.get("status") in OPEN and days > case.settings.thresholds.governance_theme:
            matter = matter_of(case.graph, decisions.get(theme.id, set()))
            if not any(looked_at.get(id, "") >= opened for id in {theme.id, *matter.ids}):
                yield Problem(
                    theme,
                    "status",
                    f"open for {count(days, 'day')}, and not looked at in governance. "
                    "Bring it to a governance meeting, and record it there.",
                    "The meeting names the theme, or a decision about it, under what it looked at.",
                )
