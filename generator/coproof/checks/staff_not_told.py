"""It was found whether something helped, and nobody told the staff.

What this means for people: staff who know what came of people's words listen differently, and can
say so to the next person, to a family, to an inspector. Staff who never hear it stop writing.

How to mend it: tell them at a handover or a team meeting. Record it as told, about the review, with
staff among those who heard it; or name the review in what a staff meeting looked at.

Before:
    about: [rev-2026-05-h2j9]
    whom: [person_who_said_it]

After:
    about: [rev-2026-05-h2j9]
    whom: [person_who_said_it, staff]

Serves: staff can describe real examples of change; quality assurance that reports back.
"""

from collections.abc import Iterator, Mapping

from coproof.checks.case import Case, Problem
from coproof.checks.meetings import OF_STAFF
from coproof.checks.wording import count
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "note"
SECTION = "gap-2"
ABOUT = ("review",)
THRESHOLDS = ("told",)


def find(case: Case) -> Iterator[Problem]:
    """One note for each result about a service of which its staff have not heard since."""
    heard = _heard_by_staff(case.graph)
    for review in case.graph.of_kind("review"):
        days = (case.as_at - first_day(review.get("on"))).days
        found = review.get("result") != "too_early" and case.graph.services_of(review.id)
        if found and days > case.settings.clocks.told and not _told(case.graph, review, heard):
            yield Problem(
                review,
                "result",
                f"found {count(days, 'day')} ago, and staff have not heard. Tell them, and "
                "record it.",
                "Staff who know what came of it can tell others.",
            )


def _heard_by_staff(graph: Graph) -> Mapping[str, str]:
    """For each record that staff were told of, or that a meeting of theirs looked at, when last."""
    heard: dict[str, str] = {}
    for told in graph.of_kind("told"):
        if "staff" in told.many("whom"):
            for record in told.many("about"):
                heard[record] = max(heard.get(record, ""), told.get("on"))
    for event in graph.of_kind("event"):
        if event.get("kind") in OF_STAFF:
            for record in event.many("reviewed"):
                heard[record] = max(heard.get(record, ""), event.get("on"))
    return heard


def _told(graph: Graph, review: Record, heard: Mapping[str, str]) -> bool:
    """Whether staff heard, since the review, of it or of a later one, its actions or decisions."""
    about = {review.id}
    for action in graph.linked_from(review.id, "actions"):
        later = (r for r in graph.linking_to(action.id, "review") if r.get("on") > review.get("on"))
        decisions = graph.linked_from(action.id, "decision")
        about |= {action.id, *(one.id for one in (*decisions, *later))}
    return any(heard.get(record, "") >= review.get("on") for record in about)
