"""It got better, and nobody has looked since whether it lasted.

What this means for people: many good changes fade when attention moves on. Those who asked for it
notice first, and are asked last.

How to mend it: some months after the good review, look again with the people concerned. Record a
review of the kind sustained, at three, six or twelve months, also if it has not lasted.

Before:
    kind: outcome
    on: 2025-11-18
    result: improved

After (a new record):
    kind: sustained_6m
    on: 2026-05-19
    actions: [act-2025-10-p4d6]
    reviewed_with: [person, staff]
    result: improved

Serves: improvements sustained over time; oversight that does not depend on one manager.
"""

from collections.abc import Iterator
from itertools import takewhile

from coproof.checks.case import Case, Problem
from coproof.checks.review_days import FINISHED
from coproof.checks.review_no_measure import BETTER
from coproof.checks.wording import count
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("review",)
THRESHOLDS = ("sustained",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each review with which an improvement began that nobody looked at again."""
    begun = (improved_at(case.graph, action) for action in case.graph.of_kind("action"))
    reviews = {review.id: review for review in begun if review is not None}
    for _, review in sorted(reviews.items()):
        days = (case.as_at - first_day(review.get("on"))).days
        if days > case.settings.clocks.sustained:
            yield Problem(
                review,
                "on",
                f"it got better {count(days, 'day')} ago. Look again with people whether it "
                "lasted, and record that.",
                "Record a review of the kind sustained, also if it has not lasted.",
            )


def improved_at(graph: Graph, action: Record) -> Record | None:
    """The review with which the newest run of good ones began; None if looked at again since.

    The reviews that count are those of the journey: with a result, of what is finished, or not
    before the end of its trial.
    """
    end = action.part("trial").get("end")
    finished = action.get("status") in FINISHED
    reviews = [
        review
        for review in graph.linking_to(action.id, "review")
        if review.get("result") != "too_early"
        and (finished or (end and first_day(review.get("on")) >= first_day(end)))
    ]
    reviews.sort(key=lambda review: (review.get("on"), _good(review), review.id))
    run = tuple(takewhile(_good, reversed(reviews)))
    looked_again = any(str(review.get("kind")).startswith("sustained_") for review in run)
    return run[-1] if run and not looked_again else None


def _good(review: Record) -> bool:
    return review.get("result") in BETTER
