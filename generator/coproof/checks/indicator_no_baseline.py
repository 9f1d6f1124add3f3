"""An indicator is to show whether something helped, and nobody counted before it began.

What this means for people: without a "before", "after" says nothing. A change may be called a
success that changed nothing for them, or a failure that helped.

How to mend it: add the number from before the change, with the `phase` baseline, if there is one:
old notes and rotas can often still be counted. Next time, count before you begin.

Before:
    series:
      - {on: 2026-03, value: 7, phase: trial}

After:
    series:
      - {on: 2025-12, value: 12, phase: baseline, note: Counted afterwards from the evening notes.}
      - {on: 2026-03, value: 7, phase: trial}

Serves: before-and-after evidence; whether actions improved outcomes.
"""

from collections.abc import Iterator
from datetime import date

from coproof.checks.case import Case, Problem
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("indicator",)

UNKNOWN = date.max
"""The day of a change that was begun on a day nobody wrote down: any number will do."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each indicator that judges a change and has no number from before it."""
    for indicator in case.graph.of_kind("indicator"):
        begun = (_begun(action) for action in _judged_by(case.graph, indicator))
        past = [day for day in begun if day is not None and (day <= case.as_at or day == UNKNOWN)]
        if past and not _counted_before(indicator, min(past)):
            yield Problem(
                indicator,
                "series",
                "a change is judged by this, and no number is from before it. Add one, with "
                "baseline as its phase.",
                "Old notes and rotas can often still be counted.",
            )


def _judged_by(graph: Graph, indicator: Record) -> Iterator[Record]:
    """The actions whose success an indicator is to show, by their trial or by a review."""
    yield from graph.linking_to(indicator.id, "action")
    for review in graph.linking_to(indicator.id, "review"):
        yield from graph.linked_from(review.id, "actions")


def _begun(action: Record) -> date | None:
    """The day a change began, `UNKNOWN` where nobody wrote it down, None while it is a plan."""
    day = action.get("start_on") or action.part("trial").get("start")
    if day:
        return first_day(day)
    return None if action.get("status") == "planned" else UNKNOWN


def _counted_before(indicator: Record, begun: date) -> bool:
    """A number of the day or of the month in which the change began is from before it."""
    return any(
        point.get("phase") == "baseline" and first_day(point["on"]) <= begun
        for point in indicator.many("series")
    )
