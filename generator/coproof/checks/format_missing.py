"""A meeting with people, or news for everybody, in no form that all of them can take in.

What this means for people: those who use pictures, signs or objects sit in the meeting, or stand
before the notice, and are left out.

How to mend it: write which forms were used: Easy Read, symbols and photos, Makaton and others. If
there were none, use one next time. For what everybody is told, a short Easy Read version (the
`easy_read` lines of the decision, theme or review) does it as well.

Before:
    title: Tenants' meeting in May
    kind: peoples_meeting

After:
    title: Tenants' meeting in May
    kind: peoples_meeting
    formats: [easy_read, symbols_photos]

Serves: accessible formats, visual prompts, simplified summaries.
"""

from collections.abc import Iterator, Mapping

from coproof.checks.case import Case, Problem
from coproof.checks.meetings import WITH_PEOPLE
from coproof.checks.told_format import unfitting
from coproof.checks.ways_of_telling import OPEN_TO_ALL, WORDS
from coproof.graph import Graph
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-2"
ABOUT = ("event", "told")

EVERYBODY = "everyone_in_service"
NEVER = "9999-12-31"


def find(case: Case) -> Iterator[Problem]:
    """One problem for each meeting without forms, and for each piece of news that left some out."""
    for event in case.graph.of_kind("event"):
        if event.get("kind") in WITH_PEOPLE and not event.many("formats"):
            yield Problem(
                event,
                "formats",
                "write which forms made it possible to take part, such as `easy_read`.",
                "Ask beforehand who needs which form.",
            )
    for told in _for_everybody(case.graph):
        yield Problem(
            told,
            "format",
            "everybody was told, in no form for all. Add `easy_read` lines to what they heard, or "
            "tell them again.",
            "Symbols, signs or objects reach people whom words do not reach.",
        )


def _for_everybody(graph: Graph) -> Iterator[Record]:
    """What everybody of a service was told, though some of them use neither speech nor writing.

    What does not fit the very people who spoke is the gap `told-format`, and not said twice.
    """
    others = _first_without_words(graph)
    leaves_out = [told for told in graph.of_kind("told") if _leaves_out(graph, told, others)]
    said_already = {told.id for told in unfitting(graph)} if leaves_out else frozenset()
    yield from (told for told in leaves_out if told.id not in said_already)


def _leaves_out(graph: Graph, told: Record, others: Mapping[str, str]) -> bool:
    if EVERYBODY not in told.many("whom") or _open_to_all(graph, told):
        return False
    known_since = (others.get(one, NEVER) for one in graph.services_of(told.id))
    return min(known_since, default=NEVER) <= str(told.get("on"))


def _first_without_words(graph: Graph) -> dict[str, str]:
    """For each service, since when it is known that somebody uses neither speech nor writing."""
    first: dict[str, str] = {}
    for feedback in graph.of_kind("feedback"):
        methods = feedback.many("communication")
        if methods and WORDS.isdisjoint(methods):
            day = first_day(feedback.get("given_on")).isoformat()
            service = feedback.get("service")
            first[service] = min(first.get(service, NEVER), day)
    return first


def _open_to_all(graph: Graph, told: Record) -> bool:
    """Whether it had such a form, or what it is about can be read in short sentences."""
    if not OPEN_TO_ALL.isdisjoint(told.many("format")):
        return True
    told_of = graph.linked_from(told.id, "about") + graph.linked_from(told.id, "covers")
    return any(record.get("easy_read") for record in told_of)
