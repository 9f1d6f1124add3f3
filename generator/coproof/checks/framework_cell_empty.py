"""Statements of a framework that should have evidence and have had none for a year.

What this means for people: these are the things a regulator, or the provider itself, says matter
most to them. Either nobody listens there, or what was heard and done is not found.

How to mend it: open the inspection view of the framework and look at the empty statements. Often
the evidence is there and only the tag is missing: write it under `supports` in the theme or the
review. Where there is none, ask people about that next.

How much evidence a statement should have (`expect: strong` or `usual`) stands in the framework's
file and is yours to judge. Drafts are not looked at. Evidence is as fresh as the newest record in
its chain.

Before:
    A theme about how people take risks, and no tag.

After:
    supports: [cqc-saf-2023:involving-people-to-manage-risks]

Serves: inspection readiness; evidence for each statement of the frameworks in force.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before, provider_heard_for
from coproof.checks.wording import count, every
from coproof.measures.framework_evidence import Evidence, framework_evidence
from coproof.model import Framework, Severity, last_day

SEVERITY: Severity = "gap"
SECTION = "other"
HABIT = True
ABOUT = ("provider",)
THRESHOLDS = ("framework_evidence",)

EXPECTED = ("strong", "usual")


def find(case: Case) -> Iterator[Problem]:
    """One problem on the provider for each framework in force with such statements."""
    days = case.settings.thresholds.framework_evidence
    provider = provider_heard_for(case, days)
    if provider is None:
        return
    for framework in case.settings.frameworks:
        lacking = _lacking(case, framework, days) if framework.status == "in_force" else ""
        if lacking:
            yield Problem(
                provider,
                "name",
                f"{framework.id} has no evidence of {count(days, 'day')} for {lacking} statements. "
                "Tag it, or ask people.",
                "Its inspection view shows which statements are empty.",
            )


def _lacking(case: Case, framework: Framework, days: int) -> str:
    """How many are empty of each sort, in words; "" where none is."""
    since = days_before(case, days)
    evidence = framework_evidence(case.graph, framework, ())
    parts = []
    for expect in EXPECTED:
        wanted = [one for one in evidence if one.statement.expect == expect]
        empty = sum(not _is_fresh(one, since.isoformat()) for one in wanted)
        if empty:
            parts.append(f"{empty} of {len(wanted)} {expect}")
    return every(tuple(parts))


def _is_fresh(evidence: Evidence, since: str) -> bool:
    return evidence.newest is not None and last_day(evidence.newest).isoformat() >= since
