"""A service that hears people mostly through surveys, or only in one season of the year.

What this means for people: a survey asks the provider's questions, once. What people would have
brought up themselves, and what went wrong in the other eleven months, is nowhere.

How to mend it: listen all year and in several ways: everyday remarks, key worker sessions, people's
meetings, advocates, quality checkers. Keep the survey; it should not be alone.

This check looks at the last 365 days, and only where there are at least 5 pieces of feedback in
them: from fewer, nobody can tell a habit.

Before:
    Nine answers to the survey in May, and one suggestion.

After:
    The same, and six remarks, two meetings and an advocate's visit in other months.

Serves: how feedback was gathered, reviewed and acted on; not only annual surveys.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import YEAR, days_before, heard_for
from coproof.checks.wording import count, pieces
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "gap-4"
HABIT = True
ABOUT = ("service",)
THRESHOLDS = ("survey_share", "survey_months")

FEWEST = 5
"""From how many pieces of feedback on a habit can be told."""


def find(case: Case) -> Iterator[Problem]:
    """At most two problems for each service: mostly surveys; all in a few months."""
    limits = case.settings.thresholds
    for heard in heard_for(case, YEAR):
        year = heard.since(days_before(case, YEAR))
        if len(year) < FEWEST:
            continue
        surveys = sum(one.get("channel") == "survey" for one in year)
        if 100 * surveys > limits.survey_share * len(year):
            yield Problem(
                heard.service,
                "people_count",
                f"in a year, {surveys} of {pieces(len(year))} came from surveys. "
                "Listen in other ways too.",
                "A survey asks your questions; everyday remarks are people's own.",
            )
        months = len({one.get("given_on")[:7] for one in year})
        if months <= limits.survey_months:
            yield Problem(
                heard.service,
                "people_count",
                f"all feedback of a year came in {count(months, 'month')}. "
                "Listen all year, and write it down.",
                "A campaign is not a habit of listening.",
            )
