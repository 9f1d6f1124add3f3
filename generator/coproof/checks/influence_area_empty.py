"""Areas of life in which no review of the last year says that people influenced anything.

What this means for people: they shape the activities, perhaps, and never who supports them or what
the rules are. An area that nobody names is an area in which nobody was asked.

How to mend it: when you review a change, ask what it touched, and write it under `influence_on`. If
an area stays empty, ask people about that area: what would they change if it were theirs to decide?

Before:
    influence_on: [activities]

After (in another review):
    influence_on: [staffing, routines]

Serves: people can explain their influence over support, routines, activities and the wider service.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before, provider_heard_for
from coproof.checks.wording import count, either
from coproof.model import Severity, first_day

SEVERITY: Severity = "note"
SECTION = "other"
HABIT = True
ABOUT = ("provider",)
THRESHOLDS = ("influence",)

FIELD = "influence_on"


def find(case: Case) -> Iterator[Problem]:
    """One note on the provider that names the empty areas."""
    days = case.settings.thresholds.influence
    provider = provider_heard_for(case, days)
    empty = _empty(case, days)
    if provider is not None and empty:
        yield Problem(
            provider,
            "name",
            f"in {count(days, 'day')} no review says that people influenced {either(empty)}. "
            "Ask them.",
            "A review says under influence what people had a say in.",
        )


def _empty(case: Case, days: int) -> tuple[str, ...]:
    """The areas, in plain words and in the order of the schema, that no late review names."""
    field = case.kinds["review"].field(f"{FIELD}[0]")
    since = days_before(case, days)
    named = {
        area
        for review in case.graph.of_kind("review")
        if first_day(review.get("on")) >= since
        for area in review.many(FIELD)
    }
    areas = field.choices if field else ()
    return tuple(field.choice_label(a).lower() for a in areas if field and a not in named)
