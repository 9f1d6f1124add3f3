"""Something that a board has to oversee has had nothing recorded for a year.

What this means for people: what nobody records, nobody in charge can see. Seven things should come
up at least once a year: themes, the action plan, complaints and compliments, restrictive practice,
the results of reviews, quality of life, and who took part.

How to mend it: record what there is. Where there is truly none, show that somebody counted: an
indicator of restrictive practice with the number 0 is evidence, an empty page is not.

The seven items are judged one by one, and accepted together: one accepted gap of the provider
holds for all of them.

Before:
    No indicator, theme or feedback about restrictive practice for a year.

After (a new record):
    title: Nights with the kitchen locked
    domain: restrictive_practice
    series:
      - {on: 2026-03, value: 0}

Serves: the seven items of oversight in governance, not dependent on one manager.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.nothing_recorded import nothing_recorded
from coproof.measures.expectations import GOVERNANCE_ITEMS
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "gap-3"
HABIT = True
ABOUT = ("provider",)
THRESHOLDS = ("governance_item",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each of the seven items without a record."""
    days = case.settings.thresholds.governance_item
    return nothing_recorded(case, GOVERNANCE_ITEMS, days)
