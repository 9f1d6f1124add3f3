"""People were told in a form that none of them communicates in.

What this means for people: a letter to somebody who signs, a talk to somebody who needs pictures.
It is written down as told, and nothing was heard.

How to mend it: tell them again, in Makaton, with objects, with Talking Mats, as they told you.
Record that as a new told record with its `format`, or add the format if it was only left out.

Before:
    covers: [fb-2026-02-m3w8]        (which was given in Makaton)
    format: [plain_words]

After (a new record):
    covers: [fb-2026-02-m3w8]
    format: [makaton, symbols_photos]

Serves: closing the loop, in formats that people can take in; the Accessible Information Standard.
"""

from collections.abc import Iterator, Mapping, Sequence

from coproof.checks.case import Case, Problem
from coproof.checks.ways_of_telling import fits
from coproof.graph import Graph
from coproof.journey.telling import reaches
from coproof.model import Record, Severity, first_day

SEVERITY: Severity = "gap"
SECTION = "gap-2"
ABOUT = ("told",)

Tellings = Mapping[str, Sequence[Record]]
Voices = Mapping[str, tuple[Record, ...]]
"""For each theme, the earliest feedback of each role that was given in each way."""


def find(case: Case) -> Iterator[Problem]:
    """One problem for each telling whose form never fits, and that was not made good since."""
    for told in unfitting(case.graph):
        yield Problem(
            told,
            "format",
            "none of this fits how they communicate. Tell them again in their own way, and record "
            "it.",
            "Their feedback says in which ways they communicate.",
        )


def unfitting(graph: Graph) -> Iterator[Record]:
    """The told records whose form fits no way of communicating of those whom they reach."""
    voices, tellings = _voices(graph), _tellings(graph)
    for told in graph.of_kind("told"):
        methods = _methods(graph, told, voices)
        if not fits(methods, told.many("format")):
            again = _told_again(graph, told, tellings)
            if not any(one.many("format") and fits(methods, one.many("format")) for one in again):
                yield told


def _tellings(graph: Graph) -> Tellings:
    """All telling, by what it covers, and by `of` and the theme of the feedback that it covers."""
    found: dict[str, list[Record]] = {}
    for told in graph.of_kind("told"):
        for covered in graph.linked_from(told.id, "covers"):
            found.setdefault(covered.id, []).append(told)
            for theme in covered.many("themes"):
                found.setdefault(f"of {theme}", []).append(told)
    return found


def _told_again(graph: Graph, told: Record, tellings: Tellings) -> Iterator[Record]:
    """Later telling of the same feedback: of it, of its theme, or of feedback on the same theme."""
    for covered in graph.linked_from(told.id, "covers"):
        themes = covered.many("themes") if covered.kind == "feedback" else (f"of {covered.id}",)
        for matter in (covered.id, *themes):
            for one in tellings.get(matter, ()):
                if one.get("on") >= told.get("on") and one is not told:
                    yield one


def _voices(graph: Graph) -> Voices:
    """One voice for each theme, role and way, so that no telling has to look at all feedback."""
    first: dict[str, dict[tuple[str, str], Record]] = {}
    for feedback in graph.of_kind("feedback"):
        for theme in feedback.many("themes"):
            known = first.setdefault(theme, {})
            for method in feedback.many("communication"):
                role = feedback.get("from_role"), method
                if role not in known or _earlier(feedback, known[role]):
                    known[role] = feedback
    return {theme: tuple(known.values()) for theme, known in first.items()}


def _earlier(one: Record, other: Record) -> bool:
    return first_day(one.get("given_on")) < first_day(other.get("given_on"))


def _methods(graph: Graph, told: Record, voices: Voices) -> set[str]:
    """How those communicate whose feedback it answers, and whom it reaches."""
    methods: set[str] = set()
    day = first_day(told.get("on"))
    for covered in graph.linked_from(told.id, "covers"):
        for voice in (covered,) if covered.kind == "feedback" else voices.get(covered.id, ()):
            if reaches(told, voice) and first_day(voice.get("given_on")) <= day:
                methods.update(voice.many("communication"))
    return methods
