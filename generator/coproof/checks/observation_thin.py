"""An observation without what it may mean, or without a second view.

What this means for people: somebody who does not use words depends on how others read them. What
was seen is one thing, what it may mean another; and one pair of eyes sees what it expects.

How to mend it: write what it may mean, and who thinks so, apart from what was seen. Ask a second
person who knows them well (a relative, another member of staff, an advocate) and write their view,
also where it differs.

Before:
    voice: observed
    observed: Leaves the lounge within five minutes when the television is on.

After:
    voice: observed
    observed: Leaves the lounge within five minutes when the television is on.
    interpretation: The key worker thinks that it is too loud.
    corroborated_by: His sister has seen the same at home.

Serves: behavioural observations as feedback; hearing people who do not use words.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coproof.checks.case import Case, Problem
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ("feedback",)

MISSING: Mapping[str, str] = MappingProxyType(
    {
        "interpretation": "write what it may mean, apart from what was seen, and who thinks so.",
        "corroborated_by": "ask a second person who knows them well, and write what they think.",
    }
)
HELP = "One pair of eyes sees what it expects."


def find(case: Case) -> Iterator[Problem]:
    """One problem for each of the two that an observation lacks."""
    for feedback in case.graph.of_kind("feedback"):
        if _seen(feedback) and not feedback.get("withdrawn_on"):
            for field, message in MISSING.items():
                if not feedback.text(field).strip():
                    yield Problem(feedback, field, message, HELP)


def _seen(feedback: Record) -> bool:
    """Whether something was seen; where nobody wrote what, that is an error of its own."""
    return feedback.get("voice") == "observed" and bool(feedback.text("observed").strip())
