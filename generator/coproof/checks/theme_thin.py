"""A theme that for four weeks has had a single piece of feedback.

What this means for people: either others feel the same and nobody has asked them, or one person
waits for the slow way of a theme when a quick answer would have done.

How to mend it: ask around: do others say the same, elsewhere, or in another way? If so, record it
and name the theme. If not, answer this one on the spot, or within the person's support plan.

Before:
    One piece of feedback that names the theme.

After:
    Two others that name it too, from a family and from the night staff.

Serves: what themes were identified; several people and several points of view.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before
from coproof.checks.theme_times import OPEN
from coproof.model import Severity, first_day

SEVERITY: Severity = "note"
SECTION = "gap-7"
ABOUT = ("theme",)

FOUR_WEEKS = 28
"""Days in which others may be asked."""


def find(case: Case) -> Iterator[Problem]:
    """One note for each theme that is still seen to and has only one piece of feedback."""
    since = days_before(case, FOUR_WEEKS)
    for theme in case.graph.of_kind("theme"):
        old = theme.get("status") in OPEN and first_day(theme.get("identified_on")) < since
        if old and len(case.graph.linking_to(theme.id, "feedback")) == 1:
            yield Problem(
                theme,
                "identified_on",
                "a single piece of feedback names this. Ask whether others say the same, "
                "or answer it by itself.",
                "A theme is what several pieces of feedback are about.",
            )
