"""People came together, and nothing on record has come of it.

What this means for people: they gave an afternoon, and said what matters to them. A list of
meetings is no evidence of co-production; what changed because of them is.

How to mend it: link what did come of it. What was said there is feedback that names the `event`,
what was decided there a decision with `decided_at`, what people heard there a told record. If
nothing did, ask at the next meeting why.

Before:
    kind: peoples_meeting
    on: 2026-02-03

After (a new record):
    title: Later evenings, twice a week
    decided_at: ev-2026-02-m3h9

Serves: impact rather than participation; what decisions were made.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.meetings import WITH_PEOPLE
from coproof.checks.wording import count
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-6"
ABOUT = ("event",)
THRESHOLDS = ("activity",)

FOLLOWED = ("decision", "feedback", "told")
"""The kinds of record that say at which meeting they came to be."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each meeting with people that has had time to lead to something."""
    for event in case.graph.of_kind("event"):
        if event.get("kind") in WITH_PEOPLE and not _led_to_anything(case.graph, event):
            days = (case.as_at - first_day(event.get("on"))).days
            if days > case.settings.thresholds.activity:
                yield Problem(
                    event,
                    "on",
                    f"{count(days, 'day')} ago, and nothing on record came of it. Link what was "
                    "said, decided or told there.",
                    "Feedback and told records name the `event`, a decision says `decided_at`.",
                )


def _led_to_anything(graph: Graph, event: Record) -> bool:
    """Whether a record names it, or it went back to what people had raised before."""
    return bool(event.many("reviewed")) or any(graph.linking_to(event.id, k) for k in FOLLOWED)
