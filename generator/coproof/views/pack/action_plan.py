"""The action plan in a pack: what is open, with owner, day and how late, and what was promised."""

from dataclasses import dataclass

from coproof.model import Record, first_day
from coproof.views.answer import status_of
from coproof.views.catalogue import Entry
from coproof.views.labels import days, said_date
from coproof.views.pack.scope import PackScope

MOST = 60
"""How many actions one table shows: the most overdue; the register has all."""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One action with what a monitoring officer asks: who, until when, how it stands."""

    entry: Entry
    owner: str
    due: str
    status: str
    late: str


def open_actions(scope: PackScope) -> tuple[PlannedAction, ...]:
    """Every action that is not finished, the one due first before the others."""
    unfinished = [
        one for one in scope.of_kind("action") if one.get("status") in ("planned", "in_progress")
    ]
    ordered = sorted(unfinished, key=lambda one: (one.get("due_on") or "9999", one.id))
    return tuple(_planned(one, scope) for one in ordered[:MOST])


def agreed_with_commissioners(scope: PackScope) -> tuple[PlannedAction, ...]:
    """The actions of decisions taken at the newest meeting with commissioners, as they stand."""
    meetings = [
        one
        for one in scope.of_kind("event")
        if one.get("kind") == "commissioner_meeting"
        and first_day(one.data["on"]) <= scope.period.span.last
    ]
    if not meetings:
        return ()
    newest = max(meetings, key=lambda one: (one.data["on"], one.id))
    graph = scope.period.catalogue.portfolio.graph
    decided = set(newest.many("reviewed")) | {
        one.id for one in graph.linking_to(newest.id, "decision")
    }
    found = [one for one in scope.of_kind("action") if {one.id, one.get("decision")} & decided]
    return tuple(_planned(one, scope) for one in found)


def _planned(action: Record, scope: PackScope) -> PlannedAction:
    catalogue = scope.period.catalogue
    as_at = catalogue.portfolio.as_at
    slug, words = status_of(action, as_at)
    due = action.get("due_on")
    late = (as_at - first_day(due)).days if slug == "overdue" and due else 0
    return PlannedAction(
        entry=catalogue.entries[action.id],
        owner=action.text("owner_role") or "nobody named",
        due=said_date(due) if due else "no day",
        status=words,
        late=days(late) if late else "",
    )
