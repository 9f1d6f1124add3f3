"""A link to a record that is not there, or that is of the wrong kind; a share of such a service.

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
from coproof.checks.nearest import nearest
from coproof.checks.wording import either
from coproof.graph import LinkFault
from coproof.model import Finding, Severity, Share

SEVERITY: Severity = "error"
SECTION = "other"

MOST_KINDS = 4
"""Where more kinds than this may stand, naming them all would help nobody."""


def find(case: Case) -> Iterator[Problem | Finding]:
    """One problem for each link that leads nowhere, or to the wrong kind of record."""
    for fault in case.graph.faults:
        record = case.graph.get(fault.link.source)
        if record is not None:
            yield Problem(record, fault.link.field, _message(case, fault), _help(fault))
    for share in case.settings.shares:
        if share.is_open(case.today):
            yield from _unknown_services(case, share)


def _unknown_services(case: Case, share: Share) -> Iterator[Finding]:
    """The services of a share that are none; one whose file is broken is not gone."""
    known = {service.id for service in case.graph.of_kind("service")}
    known |= {_stem(finding.file) for finding in case.reading if finding.file}
    for index, service in enumerate(share.services or ()):
        if service not in known:
            near = nearest(service, known)
            instead = f"Did you mean {near}?" if near else "Correct the id, or take it out."
            yield Finding(
                check="broken-link",
                severity=SEVERITY,
                message=f"Services: there is no service {service}. {instead}",
                fix="A share of a service that is not there would show less than was promised.",
                file=share.file,
                field=f"services[{index}]",
            )


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yml")


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
