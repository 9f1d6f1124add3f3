"""A theme about restriction that nobody has looked at for a quarter.

What this means for people: they are kept from something: a door, the kitchen, their own money. A
restriction that nobody looks at becomes the way things are.

How to mend it: look at it again with the person and whoever stands by them: is it lawful, is it
still needed, is there a lesser way? Record a review of what was done, or the governance meeting
that looked at it.

A theme is about restriction by its area, or if feedback under it names a restrictive practice.

Before:
    area: restrictive_practice, and no review for four months

After (a new record):
    kind: governance
    on: 2026-05-12
    reviewed: [th-kitchen-door]

Serves: restrictive practice concerns in governance; reducing restriction.
"""

from collections.abc import Iterator, Mapping

from coproof.checks.case import Case, Problem
from coproof.checks.matters import Matter, decisions_on_themes, looked_at_in_governance, matter_of
from coproof.checks.theme_times import OPEN, opened_on
from coproof.checks.wording import count
from coproof.model import EDITIONS, Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("theme", "feedback")
THRESHOLDS = ("restrictive_review",)

AREA = "restrictive_practice"


def find(case: Case) -> Iterator[Problem]:
    """One problem for each open theme about restriction that was not looked at lately."""
    days = case.settings.thresholds.restrictive_review
    looked_at = looked_at_in_governance(case.graph)
    decisions = decisions_on_themes(case.graph)
    for theme in case.graph.of_kind("theme"):
        place = _place(case, theme) if theme.get("status") in OPEN else None
        if place is not None:
            matter = matter_of(case.graph, decisions.get(theme.id, set()))
            newest = max(opened_on(theme), *_looks(theme, matter, looked_at))
            if (case.as_at - first_day(newest)).days > days:
                yield Problem(
                    *place,
                    f"nobody has looked at this theme for {count(days, 'day')}. "
                    "Review with the person whether it is still needed, and record it.",
                    "A governance meeting that looked at it counts as well.",
                )


def _place(case: Case, theme: Record) -> tuple[Record, str] | None:
    """Where a theme says that it is about restriction; None if it is not.

    Where only feedback says so that fewer may see than the theme, the problem stands there: else
    an edition that shows the theme alone would give away what somebody said.
    """
    if theme.get("area") == AREA:
        return theme, "area"
    said = [one for one in case.graph.linking_to(theme.id, "feedback") if one.many(AREA)]
    widest = min(said, key=lambda one: EDITIONS.index(one.visibility), default=None)
    if widest is None:
        return None
    if EDITIONS.index(widest.visibility) <= EDITIONS.index(theme.visibility):
        return theme, "area"
    return widest, AREA


def _looks(theme: Record, matter: Matter, looked_at: Mapping[str, str]) -> Iterator[str]:
    """Every day on which a review, or a governance meeting, looked at it."""
    yield from (review.get("on") for review in matter.reviews)
    yield from (looked_at.get(id, "") for id in (theme.id, *matter.ids))
