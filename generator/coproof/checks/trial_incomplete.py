"""A trial without an end, without a day to look at it, or without a measure of success.

What this means for people: "we are trying it" can go on for ever, or stop on a day when nobody was
asked. A trial is fair when everybody knows until when it runs and what will decide.

How to mend it: agree with people how long you try it, on which days you look at it together, and
what will show whether it helped. Write it under `trial` in the action. Measures are indicators.

Before:
    trial:
      start: 2026-03-02

After:
    trial:
      start: 2026-03-02
      end: 2026-04-12
      review_dates: [2026-03-23, 2026-04-14]
      success_measures: [ind-evening-distress]

Serves: trial changes, reviewed together; whether actions improved outcomes.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.review_days import planned_days, trial_ended_on
from coproof.checks.wording import every
from coproof.graph import Graph
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("action", "decision")

HELP = "People should know beforehand until when it runs, and what will decide."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each trial, naming all that it lacks."""
    for decision in case.graph.of_kind("decision"):
        if decision.get("outcome") == "trial" and _no_plan(case.graph, decision):
            what = "write into its action, under `trial`, the end, days to review and measures"
            yield Problem(decision, "outcome", f"{what} of success.", HELP)
    for action in case.graph.of_kind("action"):
        missing = tuple(_missing(case.graph, action))
        if missing:
            yield Problem(action, "trial", f"write {every(missing)}.", HELP)


def _no_plan(graph: Graph, decision: Record) -> bool:
    """Whether there are actions, and none says what is tried. No action at all is another gap."""
    actions = graph.linking_to(decision.id, "action")
    return bool(actions) and not any(action.part("trial") for action in actions)


def _missing(graph: Graph, action: Record) -> Iterator[str]:
    """What a trial does not say; a review that was held says it afterwards."""
    trial = action.part("trial")
    if not trial:
        return
    reviews = graph.linking_to(action.id, "review")
    if trial_ended_on(action) is None:
        yield "when it ends"
    if not (planned_days(action) or reviews):
        yield "when you look at it together"
    if not (trial.get("success_measures") or any(one.many("measures") for one in reviews)):
        yield "which indicators will show whether it helped"
