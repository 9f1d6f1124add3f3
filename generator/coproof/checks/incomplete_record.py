"""A field is missing that another field of the same record makes necessary.

What this means for people: half a fact misleads more than none. "Observed" without what was seen,
"dealt with on the spot" without what was done, "stopped" without why: each leaves the person who
reads it to guess, and the person who spoke without an answer.

How to mend it: fill in the field that the message names. If the other field was a slip, correct
that one.

Before:
    status: stopped
    done_on: 2026-03-14

After:
    status: stopped
    done_on: 2026-03-14
    stopped_because: The new lights hurt two people's eyes.

Serves: what was heard, what was done, and why.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from coproof.checks.case import Case, Problem
from coproof.model import Record, Severity, first_day, words

SEVERITY: Severity = "error"
SECTION = "other"


def find(case: Case) -> Iterator[Problem]:
    """One problem for each field that another makes necessary."""
    for record in case.graph.records:
        yield from _NEEDS.get(record.kind, _nothing)(record)
        yield from _photos(record)


def _nothing(record: Record) -> Iterator[Problem]:
    return iter(())


def _feedback(record: Record) -> Iterator[Problem]:
    if record.get("voice") == "observed" and not record.text("observed").strip():
        yield Problem(
            record,
            "observed",
            "write what was seen, apart from what it may mean.",
            "This is needed because nobody said it: somebody saw it.",
        )
    route = record.part("route")
    if route.get("to", "theme") != "theme" and not words(route.get("response")).strip():
        yield Problem(
            record,
            "route.response",
            "write what the person was answered, or what was done.",
            "This closes the feedback, so it must say how.",
        )


def _theme(record: Record) -> Iterator[Problem]:
    if record.get("status") not in _newest_statuses(record):
        yield Problem(
            record,
            "history",
            "add an entry that says when the theme got its present status, and why.",
            "The newest entry must have the same status as the theme.",
        )


def _newest_statuses(theme: Record) -> frozenset[str]:
    """What the newest entries of the history say; a theme is open until one says otherwise."""
    history = theme.many("history")
    if not history:
        return frozenset({"open"})
    newest = max(first_day(entry["on"]) for entry in history)
    return frozenset(entry["status"] for entry in history if first_day(entry["on"]) == newest)


def _action(record: Record) -> Iterator[Problem]:
    status = record.get("status")
    if status in ("done", "stopped") and not record.get("done_on"):
        yield Problem(
            record,
            "done_on",
            "write the day on which this was done or stopped.",
            "Without it nobody can say whether it came in time.",
        )
    if status == "stopped" and not record.text("stopped_because").strip():
        yield Problem(
            record,
            "stopped_because",
            "write why this was stopped.",
            "People will ask; the answer belongs in the record.",
        )


def _photos(record: Record) -> Iterator[Problem]:
    for index, item in enumerate(record.many("media")):
        if item.get("kind") == "photo" and not words(item.get("alt")).strip():
            yield Problem(
                record,
                f"media[{index}].alt",
                "say in one sentence what the photo shows.",
                "It is read out to people who do not see the photo.",
            )


_NEEDS: Mapping[str, Callable[[Record], Iterator[Problem]]] = MappingProxyType(
    {"feedback": _feedback, "theme": _theme, "action": _action}
)
