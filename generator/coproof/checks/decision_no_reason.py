"""A "no", a "not yet" or a "partly" that does not say why.

What this means for people: "we couldn't, because…" is an answer; "no" alone is a closed door.
People accept a no far more readily when they are told the reason and what could be done instead.

How to mend it: write the reason in plain words, as you would say it to the person who asked. If
there is something you can offer instead, add `alternative`.

Before:
    outcome: no

After:
    outcome: no
    reason: The kitchen has one way out, so the fire service does not allow a second oven.
    alternative: The oven in the community room is free on Tuesdays and Fridays.

Serves: what decisions were made, and why; duty to act on feedback (regulation 17).
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.model import Severity

SEVERITY: Severity = "error"
SECTION = "other"

NEED_A_REASON = ("partly", "no", "not_yet")


def find(case: Case) -> Iterator[Problem]:
    """One problem for each decision that owes people a reason."""
    for decision in case.graph.of_kind("decision"):
        if decision.get("outcome") in NEED_A_REASON and not decision.text("reason").strip():
            yield Problem(
                decision,
                "reason",
                "say why, in words that you would use to the person who asked.",
                "If something else can be offered, add it as the alternative.",
            )
