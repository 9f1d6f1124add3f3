"""A service that has not heard from the people it supports, or no longer from those without words.

What this means for people: others speak about them, and perhaps kindly, but nobody has asked them.
People who do not use words are the first to fall silent in a portfolio: they show what they think,
and somebody has to watch, and to ask those who know them.

How to mend it: ask people themselves, in the way in which they communicate, and record what they
say as `from_role: person`. For people who do not use words, record what was seen (`voice:
observed`) or what somebody who knows them well said for them (`voice: proxy`).

Before:
    A service with feedback from families and staff only.

After (a new record):
    from_role: person
    voice: supported
    communication: [talking_mats]

Serves: participation and engagement; how feedback was gathered; hearing everybody.
"""

from collections.abc import Iterator

from coproof.checks.case import Case, Problem
from coproof.checks.heard import days_before, heard_for
from coproof.checks.wording import count
from coproof.model import Record, Severity

SEVERITY: Severity = "gap"
SECTION = "gap-5"
HABIT = True
ABOUT = ("service",)
THRESHOLDS = ("voice",)

FOR_THEM = ("observed", "proxy")
"""The voices in which others tell what somebody without words shows."""

IN_WORDS = ("speech", "writing")
"""The ways of communicating that use words."""


def find(case: Case) -> Iterator[Problem]:
    """At most two problems for each service: nobody was heard; nobody without words was."""
    days = case.settings.thresholds.voice
    for heard in heard_for(case, days):
        recent = heard.since(days_before(case, days))
        if not any(one.get("from_role") == "person" for one in recent):
            yield Problem(
                heard.service,
                "people_count",
                f"nothing here comes from them for {count(days, 'day')}. Ask, and record it.",
                "What others say about people does not stand for what they say themselves.",
            )
        if any(map(_without_words, heard.feedback)) and not any(map(_without_words, recent)):
            yield Problem(
                heard.service,
                "people_count",
                f"for {count(days, 'day')} nothing here comes from anybody who does not use words. "
                "Watch, ask those who know them, and record it.",
                "They were heard before, so there is somebody to listen to.",
            )


def _without_words(feedback: Record) -> bool:
    """Whether somebody who does not use words was heard."""
    ways = feedback.many("communication")
    return feedback.get("voice") in FOR_THEM or (bool(ways) and not set(ways) & set(IN_WORDS))
