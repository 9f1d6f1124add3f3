"""People were told the plan, and not how it turned out.

What this means for people: they heard what would be done, and then no more. Whether it helped,
whether it stays, and what was learned is theirs to know, also when it went worse.

How to mend it: tell those whose feedback led to it how it turned out, and record it as told, about
the review. What is told on a later day about the same decision counts as well.

Before:
    about: [dec-2026-03-f7p2]
    on: 2026-03-20

After (a new record):
    about: [rev-2026-05-h2j9]
    on: 2026-05-28

Serves: closing the loop; impact rather than participation.
"""

from collections.abc import Iterator
from datetime import date

from coproof.checks.case import Case, Problem
from coproof.checks.wording import count
from coproof.graph import Graph
from coproof.journey import Journey
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-2"
ABOUT = ("review",)
THRESHOLDS = ("told",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each review whose result is owed to people who know the plan."""
    owed = (review for told in case.journeys.values() for review in untold(case.graph, told))
    reviews = {review.id: review for review in owed}
    for _, review in sorted(reviews.items()):
        days = (case.as_at - first_day(review.get("on"))).days
        if days > case.settings.clocks.told:
            ago = f"found {count(days, 'day')} ago"
            yield Problem(
                review,
                "result",
                f"{ago}, and not told to all who spoke. Tell them, and record it.",
                "They were told the plan; they should hear how it turned out.",
            )


def untold(graph: Graph, journey: Journey) -> Iterator[Record]:
    """The reviews that count for a piece of feedback which was told, and not since."""
    told, reviewed = journey.stage("told"), journey.stage("reviewed")
    if told.state != "done" or reviewed.state != "done":
        return
    telling = [record for record in map(graph.get, told.records) if record is not None]
    newest = max((_told_on(record) for record in telling), default=date.min)
    about = {target for record in telling for target in record.many("about")}
    for review in map(graph.get, reviewed.records):
        if review is not None and review.id not in about and first_day(review.get("on")) > newest:
            yield review


def _told_on(record: Record) -> date:
    """The day of the telling; a complaint's own answer counts as telling too."""
    return first_day(record.get("on") or record.part("complaint")["responded_on"])
