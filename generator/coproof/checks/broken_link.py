"""A link to a record that is not there, or that is of the wrong kind.

What this means for people: the chain from what somebody said to what came of it is broken at this
place. The answer may well exist, but nobody who follows the links will find it.

How to mend it: look for a slip in the id; where another id is nearly the same, the message names
it. If the record was never written, write it, or take the link out.

Before:
    responds_to: [fb-noisy-longe]

After:
    responds_to: [fb-noisy-lounge]

Serves: traceability, from feedback to decision, action, outcome and answer.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import either
from coproof.graph import LinkFault
from coproof.model import Severity

SEVERITY: Severity = "error"
SECTION = "other"

MOST_KINDS = 4
"""Where more kinds than this may stand, naming them all would help nobody."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each link that leads nowhere, or to the wrong kind of record."""
    for fault in case.graph.faults:
        record = case.graph.get(fault.link.source)
        if record is not None:
            yield Problem(record, fault.link.field, _message(case, fault), _help(fault))


def _message(case: Case, fault: LinkFault) -> str:
    target = fault.link.target
    if fault.reason == "wrong_kind":
        return f"{target} is the wrong kind of record here. {_wanted(case, fault)}"
    if fault.suggestion:
        return f"there is no record {target}. Did you mean {fault.suggestion}?"
    return f"there is no record {target}. Correct the id, or add that record."


def _wanted(case: Case, fault: LinkFault) -> str:
    if len(fault.allowed) > MOST_KINDS:
        return "Name another."
    return (
        f"Name one of these: {either(tuple(case.kinds[k].label.lower() for k in fault.allowed))}."
    )


def _help(fault: LinkFault) -> str:
    if fault.reason == "wrong_kind":
        return "The letters before the first hyphen of an id say what kind of record it is."
    return "A record's id is the name of its file, without the ending."
