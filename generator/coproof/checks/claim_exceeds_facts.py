"""A decision that claims more involvement than its records show.

What this means for people: "co-produced" on a page, and nobody who lives there had a part in it.
People notice, and believe nothing else on the page either.

How to mend it: if people took part, write down who, where it belongs: `options_shaped_by` and
`decided_with` in the decision, `done_with` in the action, `reviewed_with` in the review. If they
did not, claim the lower level, and ask them next time.

People are those who draw on care, and their families, friends and advocates; staff do not count.
Their part as recorded allows, at most:
    asked only: consultation
    decided with: engagement
    options shaped by: co-design
    shaped, decided, done and reviewed with: co-production

Before:
    ladder_level: co_production
    decided_with: [registered_manager, staff]

After:
    ladder_level: co_design
    options_shaped_by: [person, family_carer]
    decided_with: [person, registered_manager, staff]

Serves: plans developed jointly; the ladder of co-production, claimed and evidenced.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import every
from coproof.measures import ladder_of
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("decision",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each decision that claims too much, with what its records do not show."""
    for decision in case.graph.of_kind("decision"):
        if decision.get("ladder_level"):
            found = ladder_of(case.graph, decision)
            if found.exceeds:
                did = every(tuple(fact.did for fact in found.missing))
                yield Problem(
                    decision,
                    "ladder_level",
                    f"no record shows that people {did}. Name them there, or claim less.",
                    "Staff do not count as people here, and nor do partners.",
                )
