"""A "no" or "not yet" that was to be looked at again, and has not been.

What this means for people: "not yet" is a promise to come back. A promise forgotten is worse than
a plain no.

How to mend it: look at it again with the people who asked, and record what was decided now as a new
decision about the same feedback or theme. If it has to wait longer, that too is a new decision.

Before:
    outcome: not_yet
    look_again_on: 2026-03-01

After (a new record):
    responds_to: [th-evening-buses]
    outcome: yes
    decided_on: 2026-03-03

Serves: what decisions were made; honest answers.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import overdue
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-2"
ABOUT = ("decision",)


def promises(graph: Graph) -> Iterator[Record]:
    """Every decision that is to be looked at again and has not been."""
    for decision in graph.of_kind("decision"):
        waits = decision.get("outcome") in ("no", "not_yet") and decision.get("look_again_on")
        if waits and not _looked_at_again(graph, decision):
            yield decision


def find(case: Case) -> Iterator[Problem]:
    """One problem for each promise to look again whose day has passed."""
    for decision in promises(case.graph):
        day = decision.get("look_again_on")
        if first_day(day) < case.as_at:
            yield Problem(
                decision,
                "look_again_on",
                f"this is {overdue(day, case.as_at)}. Look at it again and record a new decision.",
                "If it must wait longer, say so in a new decision, with the reason.",
            )


def _looked_at_again(graph: Graph, decision: Record) -> bool:
    """Whether a later decision answers any of the same feedback or themes."""
    return any(
        other.get("decided_on") > decision.get("decided_on")
        for matter in _matters(graph, decision)
        for other in graph.linking_to(matter, "decision")
    )


def _matters(graph: Graph, decision: Record) -> set[str]:
    """What a decision is about: what it answers, and the themes of that feedback."""
    answered = graph.linked_from(decision.id, "responds_to")
    themes = {theme for source in answered for theme in source.many("themes")}
    return {source.id for source in answered} | themes
