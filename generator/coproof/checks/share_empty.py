"""A share in which there is no feedback to read.

What this means for people: an organisation gets a link, opens it, and finds pages without anything
that people said. It will think that nobody listens there.

How to mend it: look for a slip in the services or in the period. Where they are right, look at the
visibility of what people said there: without any it is internal, and no share shows it. A share of
the edition for partners needs `visibility: partner` or `public`.

Only shares that can be read today are looked at.

Before:
    from: 2062-01-01

After:
    from: 2026-01-01

Serves: read-only links for commissioners.
"""

from collections.abc import Iterator

from coproof.checks.case import Case
from coproof.model import EDITIONS, Finding, Record, Severity, Share, first_day, last_day

SEVERITY: Severity = "gap"
SECTION = "other"
ABOUT = ()


def find(case: Case) -> Iterator[Finding]:
    """One gap in the file of each open share that shows no feedback."""
    feedback = case.graph.of_kind("feedback")
    for share in case.settings.shares:
        if share.is_open(case.today) and not any(_inside(share, one) for one in feedback):
            yield Finding(
                check="share-empty",
                severity=SEVERITY,
                message="Services: no feedback of these services and this period may be seen in "
                "this edition. Correct services, from, to or visibility.",
                fix="A record without visibility is internal, and in no share.",
                file=share.file,
                field="services",
            )


def _inside(share: Share, feedback: Record) -> bool:
    """Whether the share shows this feedback, as far as its service, day and visibility say."""
    if share.services is not None and feedback.text("service") not in share.services:
        return False
    if EDITIONS.index(feedback.visibility) > EDITIONS.index(share.edition):
        return False
    given = feedback.text("given_on")
    begun = share.from_ is None or last_day(given) >= first_day(share.from_)
    return begun and (share.to is None or first_day(given) <= last_day(share.to))
