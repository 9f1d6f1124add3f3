"""A framework whose file nobody has compared with the publisher's own page for half a year.

What this means for people: statements are renamed and replaced. A portfolio that speaks of last
year's list answers questions that nobody asks any more.

How to mend it: open the publisher's page, compare it with the file in `site_config/frameworks/`,
correct what has changed, and write the day in `checked_on`. Somebody has to look: this product
cannot know.

Frameworks in force and in draft are looked at; one that was replaced is left alone. The time counts
up to the day the portfolio is shown as at.

Before:
    checked_on: 2026-01-15

After:
    checked_on: 2026-09-02

Serves: inspection readiness; frameworks that are up to date.
"""

from collections.abc import Iterator
from datetime import date

from coproof.checks.case import Case
from coproof.checks.heard import days_before
from coproof.checks.wording import count
from coproof.model import Finding, Framework, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ()
THRESHOLDS = ("framework_checked",)

LABEL = "Checked on"
FIELD = "checked_on"


def find(case: Case) -> Iterator[Finding]:
    """One gap in the file of each framework that is worked with and was not compared lately."""
    days = case.settings.thresholds.framework_checked
    for framework in case.settings.frameworks:
        if framework.looked_at and not _compared(framework, days_before(case, days)):
            yield Finding(
                check="framework-stale",
                severity=SEVERITY,
                message=f"{LABEL}: not within {count(days, 'day')}. "
                "Compare this file with the publisher’s page, and write the day.",
                fix="Write the day also if nothing has changed.",
                record=framework.id,
                file=f"site_config/frameworks/{framework.id}.yml",
                field=FIELD,
            )


def _compared(framework: Framework, since: date) -> bool:
    """Whether somebody compared it on that day or later."""
    return framework.checked_on is not None and first_day(framework.checked_on) >= since
