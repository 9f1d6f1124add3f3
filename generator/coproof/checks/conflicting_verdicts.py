"""The provider found that it got better, and the person who asked for it is not happy.

What this means for people: their verdict and the provider's are two facts, and both are shown. When
they differ, the person's is the one that somebody should ask about.

How to mend it: sit down with them again. Record what comes of it: a new review, a new decision, or
what they say when you have told them more. The note then goes.

Before:
    about: [rev-2026-05-h2j9]
    covers: [fb-2026-02-m3w8]
    response: not_happy

After (a new record):
    responds_to: [fb-2026-02-m3w8]
    title: Curtains as well as lamps
    outcome: yes

Serves: whether actions improved outcomes, for whom; loops closed with individuals.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.graph import Graph
from coproof.model import Record, Severity

SEVERITY: Severity = "note"
SECTION = "gap-6"
ABOUT = ("told",)


def find(case: Case) -> Iterator[Problem]:
    """One note for each answer somebody was not happy with, though it is said to have helped."""
    for told in case.graph.of_kind("told"):
        unhappy = told.get("response") == "not_happy" and _found_better(case.graph, told)
        if unhappy and not _looked_at_since(case.graph, told):
            yield Problem(
                told,
                "response",
                "this does not fit with what the review found. Look at it again with them, "
                "and record it.",
                "Both verdicts are shown; a new review or decision answers theirs.",
            )


def _found_better(graph: Graph, told: Record) -> bool:
    """Whether the newest review of what they were told of, up to that day, says improved."""
    reviews = [one for one in _reviews_told_of(graph, told) if one.get("on") <= told.get("on")]
    newest = max(reviews, key=lambda review: (review.get("on"), review.id), default=None)
    return newest is not None and newest.get("result") == "improved"


def _reviews_told_of(graph: Graph, told: Record) -> Iterator[Record]:
    for about in graph.linked_from(told.id, "about"):
        if about.kind == "review":
            yield about
        elif about.kind == "action":
            yield from graph.linking_to(about.id, "review")
        else:
            for action in graph.linking_to(about.id, "action"):
                yield from graph.linking_to(action.id, "review")


def _looked_at_since(graph: Graph, told: Record) -> bool:
    """Whether there is a later review, decision or answer about the same feedback.

    A decision of the very day counts, unless it is the one that they were told of.
    """
    on = told.get("on")
    for matter in _matters(graph, told):
        for decision in graph.linking_to(matter, "decision"):
            if decision.get("decided_on") >= on and decision.id not in told.many("about"):
                return True
            for action in graph.linking_to(decision.id, "action"):
                if any(one.get("on") > on for one in graph.linking_to(action.id, "review")):
                    return True
        if any(_answered(one) and one.get("on") > on for one in graph.linking_to(matter, "told")):
            return True
    return False


def _matters(graph: Graph, told: Record) -> set[str]:
    """The feedback that was answered, and its themes."""
    covered = graph.linked_from(told.id, "covers")
    themes = {theme for feedback in covered for theme in feedback.many("themes")}
    return {record.id for record in covered} | themes


def _answered(told: Record) -> bool:
    return told.get("response") not in (None, "not_asked")
