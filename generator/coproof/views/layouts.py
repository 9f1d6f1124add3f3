"""Which columns the register of each kind of record has, and what its second select filters by."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coproof.fields import Kind


@dataclass(frozen=True, slots=True)
class Layout:
    """The register of one kind: fields that are columns, and the field of the second select.

    A column is a field of the schema, or one that is worked out (`worked_out.WORKED_OUT`).
    """

    columns: tuple[str, ...]
    facet: str
    intro: str
    empty: str


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "service": Layout(
            ("type", "@feedback", "@closed"),
            "type",
            "The places and teams where people are supported.",
            "No services are shown here yet.",
        ),
        "feedback": Layout(
            ("given_on", "@services", "kind", "from_role", "@stage"),
            "@stage",
            "Every piece of feedback, and where its journey stands now.",
            "No feedback is shown here yet. When somebody says something, it will stand here.",
        ),
        "theme": Layout(
            ("@services", "area", "status", "identified_on", "@feedback", "@closed"),
            "status",
            "What several pieces of feedback are about.",
            "No themes have been found yet. A theme begins when feedback belongs together.",
        ),
        "decision": Layout(
            ("outcome", "decided_on", "@services", "decided_with"),
            "outcome",
            "What was decided in answer to feedback, with the reason where the answer was not yes.",
            "Nothing has been decided yet.",
        ),
        "action": Layout(
            ("@status", "owner_role", "due_on", "done_on", "@services"),
            "@status",
            "What is done after a decision, by whom, and by when.",
            "No actions have been agreed yet.",
        ),
        "review": Layout(
            ("result", "kind", "on", "@services", "reviewed_with"),
            "result",
            "Whether what was done made things better, and whether that lasted.",
            "Nothing has been reviewed yet.",
        ),
        "told": Layout(
            ("on", "whom", "how", "@verdict", "@services"),
            "how",
            "Who was told what had changed, and what they said to it.",
            "Nobody has been told anything yet.",
        ),
        "event": Layout(
            ("kind", "on", "@services"),
            "kind",
            "Meetings, workshops and other times when people came together.",
            "No meetings are shown here yet.",
        ),
        "indicator": Layout(
            ("domain", "@services", "@latest", "@trend", "direction", "target"),
            "domain",
            "Measures over time. Each has its own page with a chart and every figure.",
            "Nothing is measured yet.",
        ),
        "consent": Layout(
            ("covers", "audience", "decided_by", "on", "review_on"),
            "audience",
            "Permissions for quotes, stories and pictures. They never leave this edition.",
            "No consents are recorded.",
        ),
    }
)


def layout_of(kind: Kind) -> Layout:
    """The layout of a kind; one that nobody has laid out gets its required choices and dates."""
    if kind.name in LAYOUTS:
        return LAYOUTS[kind.name]
    shapes = ("choice", "date", "date-or-month")
    names = tuple(f.name for f in kind.fields if f.required and f.shape in shapes)
    return Layout(names, "", kind.description, f"No {kind.plural.lower()} are shown here yet.")
