"""Feedback that has been kept longer than the provider keeps feedback.

What this means for people: what they said was meant for that time. Data protection law asks for a
reason to keep it longer, and people may ask why their words of ten years ago are still there.

How to mend it: somebody decides. Either it is removed (delete the file; git keeps its history until
that is cleaned too), or it is kept because it still proves something: then accept this gap in
`site_config/accepted_gaps.yml`, with that reason and the day of the next look.

How many years stands in `site_config/checks.yml` under `retention`; 0 keeps everything. It counts
up to the day the portfolio is shown as at, like every other clock, so that the same evidence always
gives the same list.

Before:
    given_on: 2019-05-04, and retention: {years: 6}

After (in accepted_gaps.yml):
    - record: fb-2019-05-k2m8
      check: retention-due
      reason: It began the change that the inspection report names.
      by_role: Data protection lead
      until: 2027-05-04

Serves: confidentiality and data protection; people's right to be forgotten.
"""

from collections.abc import Iterator
from datetime import date

from coproof.checks.case import Case, Problem
from coproof.checks.wording import count
from coproof.model import Severity, last_day

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("feedback",)
THRESHOLDS = ("retention",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each piece of feedback that is older than so many years."""
    years = case.settings.thresholds.retention
    for feedback in case.graph.of_kind("feedback") if years else ():
        if years_after(last_day(feedback.get("given_on")), years) < case.as_at:
            yield Problem(
                feedback,
                "given_on",
                f"this is kept longer than {count(years, 'year')}. "
                "Remove it, or accept this gap with the reason to keep it.",
                "Somebody should decide; keeping it by oversight is no decision.",
            )


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 28 February stands in for the 29th."""
    leap = day.month == 2 and day.day == 29
    return (day.replace(day=28) if leap else day).replace(year=day.year + years)
