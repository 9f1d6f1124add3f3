"""A review says that it got better, and does not say how anybody knows.

What this means for people: "improved" may be what everybody hoped. Only a look at before and after,
in numbers or in what people say, shows whether their lives are any different.

How to mend it: name an indicator with its number before and after the change. Where nothing was
counted, ask people, and record what they say as feedback with the `phase` after, and the action.

Before:
    result: improved

After:
    result: improved
    measures:
      - {indicator: ind-evening-distress, baseline_at: 2026-01, follow_up_at: 2026-04}

Serves: whether actions improved outcomes; before-and-after feedback; outcome not reviewed.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.graph import Graph
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("review",)

BETTER = ("improved", "partly_improved")
SINCE = ("during", "after")
HELP = "Feedback given during or after a change names the action and its phase."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each review that found things better without a before and an after."""
    for review in case.graph.of_kind("review"):
        if review.get("result") not in BETTER or _compares(case.graph, review):
            continue
        if review.many("measures"):
            message = "write for one indicator at least when it was counted before, and after."
            yield Problem(review, "measures", message, HELP)
        else:
            message = "say how you know. Name an indicator, before and after, or record feedback."
            yield Problem(review, "result", message, HELP)


def _compares(graph: Graph, review: Record) -> bool:
    numbers = any(
        measure.get("baseline_at") and measure.get("follow_up_at")
        for measure in review.many("measures")
    )
    return numbers or any(
        feedback.get("phase") in SINCE
        for action in graph.linked_from(review.id, "actions")
        for feedback in graph.linking_to(action.id, "feedback")
    )
