"""Two fields of one record say things that cannot both be true, or must not stand together.

What this means for people: a record that says two things at once will be read in the way that
suits the reader. And feedback passed on to safeguarding must never be on a public page.

How to mend it: decide which of the two fields is right, and correct or take out the other.

Before:
    outcome: yes
    look_again_on: 2026-09-01

After:
    outcome: not_yet
    look_again_on: 2026-09-01

Serves: honest answers; people's safety.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from coproof.checks.case import Case, Problem
from coproof.model import Record, Severity

SEVERITY: Severity = "error"
SECTION = "other"


def find(case: Case) -> Iterator[Problem]:
    """One problem for each field that another field of the record rules out."""
    for kind, contradictions in _CONTRADICTIONS.items():
        for record in case.graph.of_kind(kind):
            yield from contradictions(record)


def _feedback(record: Record) -> Iterator[Problem]:
    if record.part("route").get("to") == "safeguarding" and record.visibility == "public":
        yield Problem(
            record,
            "visibility",
            "feedback passed on to safeguarding is never public. Write partner or internal.",
            "Even that somebody raised a concern can put them at risk.",
        )


def _decision(record: Record) -> Iterator[Problem]:
    if record.get("look_again_on") and record.get("outcome") not in ("no", "not_yet"):
        yield Problem(
            record,
            "look_again_on",
            "only a no or a not yet is looked at again. Take this day out.",
            "For something that was agreed, use the review day of its action.",
            severity="note",
        )


def _action(record: Record) -> Iterator[Problem]:
    status = record.get("status")
    if record.get("done_on") and status not in ("done", "stopped"):
        yield Problem(
            record,
            "done_on",
            "this action is not marked as done or stopped. Correct its status, or take this out.",
            "The status and the day must tell the same story.",
        )
    if record.get("stopped_because") and status != "stopped":
        yield Problem(
            record,
            "stopped_because",
            "this action is not marked as stopped. Correct its status, or take this out.",
            "The status and the reason must tell the same story.",
        )


def _told(record: Record) -> Iterator[Problem]:
    if record.get("response") and not _about_one(record):
        yield Problem(
            record,
            "response",
            "this belongs to one piece of feedback. For several, count each response instead.",
            "One person's answer must not stand for everybody's.",
        )


def _about_one(record: Record) -> bool:
    return sum(str(covered).startswith("fb-") for covered in record.many("covers")) == 1


def _indicator(record: Record) -> Iterator[Problem]:
    for index, point in enumerate(record.many("series")):
        answered = point.get("n", point.get("den", 0))
        if answered > point.get("asked", answered):
            yield Problem(
                record,
                f"series[{index}].asked",
                "more answered than were asked. Correct one of the two numbers.",
                "Whoever was not asked and answered all the same was asked as well.",
            )


_CONTRADICTIONS: Mapping[str, Callable[[Record], Iterator[Problem]]] = MappingProxyType(
    {
        "feedback": _feedback,
        "decision": _decision,
        "action": _action,
        "told": _told,
        "indicator": _indicator,
    }
)
