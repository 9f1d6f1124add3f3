"""A decision that is called made together, and weighed only one idea, or none.

What this means for people: they were asked to agree, not to choose. Ideas that were turned down
vanish, and with them the reason why.

How to mend it: write every idea that was on the table under `options`, whose it was, which one was
chosen, and for the others why not. If there was only one, claim a lower level of involvement.

Before:
    ladder_level: co_design
    options: []

After:
    ladder_level: co_design
    options:
      - {idea: Move the television, from_role: person, chosen: true}
      - {idea: Headphones, from_role: staff, chosen: false, why_not: Two people cannot wear them.}

Serves: ideas and options in co-designed changes; plans developed jointly.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.wording import count
from coproof.model import Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("decision",)
THRESHOLDS = ("options",)

TOGETHER = ("co_design", "co_production")
"""The levels at which people choose between ideas."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each decision made together with too few ideas."""
    fewest = case.settings.thresholds.options
    for decision in case.graph.of_kind("decision"):
        together = decision.get("ladder_level") in TOGETHER
        if together and len(decision.many("options")) < fewest:
            yield Problem(
                decision,
                "options",
                f"a choice made together weighs at least {count(fewest, 'idea')}. "
                "Write each, whose it was, and why not.",
                "If there was nothing to choose from, claim a lower level of involvement.",
            )
