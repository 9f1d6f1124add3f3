"""A policy or guide whose day to be looked at again has passed.

What this means for people: staff follow what is written there. If a phone number, a rule or the
way to complain has changed since, they pass on what no longer holds.

How to mend it: read it, with somebody who uses it. Write the day of that into `reviewed_on`, and
the next one into `next_review_on`.

Before:
    documents:
      - {kind: escalation_route, title: How to raise a concern, next_review_on: 2026-02-10}

After:
    documents:
      - kind: escalation_route
        title: How to raise a concern
        reviewed_on: 2026-02-12
        next_review_on: 2027-02-10

Serves: support for staff: clear escalation routes, accessible recording systems.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import overdue
from coproof.model import Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("provider",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each of the provider's documents that is past its day."""
    for provider in case.graph.of_kind("provider"):
        for index, document in enumerate(provider.many("documents")):
            day = document.get("next_review_on")
            if day and first_day(day) < case.as_at:
                late = overdue(day, case.as_at)
                yield Problem(
                    provider,
                    f"documents[{index}].next_review_on",
                    f"this is {late}. Read it with those who use it, and write the new day.",
                    "Then say in the same place on which day it was reviewed.",
                )
