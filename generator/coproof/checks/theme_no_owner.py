"""A theme that several services share and that nobody owns.

What this means for people: each manager waits for the other, and people in every service are told
that it cannot be changed here.

How to mend it: name the role that sees to it across services, such as the quality lead or a senior
leader, in `owner_role`.

Before:
    services: [svc-rowan, svc-mill]

After:
    services: [svc-rowan, svc-mill]
    owner_role: Quality lead

Serves: oversight of recurring concerns that does not hang on one manager.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.theme_times import OPEN
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "gap-7"
ABOUT = ("theme",)
THRESHOLDS = ("shared_theme",)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each theme that is still seen to, shared, and without an owner."""
    fewest = case.settings.thresholds.shared_theme
    for theme in case.graph.of_kind("theme"):
        owned = theme.text("owner_role").strip()
        if theme.get("status") in OPEN and not owned and len(_services(case, theme)) >= fewest:
            yield Problem(
                theme,
                "owner_role",
                "write which role sees to this across all services it concerns.",
                "What several services share is no single manager's matter.",
            )


def _services(case: Case, theme: Record) -> set[str]:
    """The services that a theme names, and those of the feedback under it."""
    feedback = case.graph.linking_to(theme.id, "feedback")
    return {*theme.many("services"), *(one.get("service") for one in feedback)}
