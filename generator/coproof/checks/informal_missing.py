"""A service that records little or nothing of what people say on an ordinary day.

What this means for people: most of what matters to them is said over breakfast, on the way to the
shop, or without words. If only meetings, surveys and complaints are written down, those who do not
come to meetings or fill in forms are not heard.

How to mend it: write down everyday remarks as they come, one short record each; two minutes are
enough. Make sure that everybody on the team knows that these count. Which ways of giving feedback
are informal stands in `site_config/channels.yml`.

Before:
    channel: survey

After (a new record):
    channel: everyday_conversation
    summary: The new lamp in the corridor is too bright at night.

Serves: informal day-to-day feedback; staff know that it is not only formal.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import YEAR, days_before, heard_for
from coproof.checks.wording import count, pieces
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "gap-5"
HABIT = True
ABOUT = ("service",)
THRESHOLDS = ("informal", "informal_share")

HELP = "Everyday remarks count as much as meetings and surveys."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each service: nothing informal lately, or too small a share in a year."""
    limits = case.settings.thresholds
    for heard in heard_for(case, limits.informal):
        if not _informal(case, heard.since(days_before(case, limits.informal))):
            days = count(limits.informal, "day")
            quiet = f"nothing said on an ordinary day is recorded for {days}. Write remarks down."
            yield Problem(heard.service, "people_count", quiet, HELP)
            continue
        year = heard.since(days_before(case, YEAR))
        informal = _informal(case, year)
        if 100 * informal < limits.informal_share * len(year):
            share = f"in a year, {informal} of {pieces(len(year))} came on an ordinary day"
            yield Problem(heard.service, "people_count", f"{share}. Write remarks down.", HELP)


def _informal(case: Case, feedback: tuple[Record, ...]) -> int:
    """How many of these came in an informal way."""
    channels = case.settings.channels
    return sum(channels.get(one.get("channel")) == "informal" for one in feedback)
