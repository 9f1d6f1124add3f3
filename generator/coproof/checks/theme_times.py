"""Since when a theme is open, or closed, as its history tells."""

from coproof.model import Record

OPEN = ("open", "watching")
"""The statuses of a theme that somebody still has to see to."""


def opened_on(theme: Record) -> str:
    """The day from which an open theme has been open: noticed, or opened again after closing."""
    opened, before = str(theme.get("identified_on")), "open"
    for entry in _in_order(theme):
        if before == "closed" and entry["status"] != "closed":
            opened = entry["on"]
        before = entry["status"]
    return opened


def closed_on(theme: Record) -> str | None:
    """The day on which a theme was closed last; None where its history tells of none."""
    closed = [entry["on"] for entry in _in_order(theme) if entry["status"] == "closed"]
    return closed[-1] if closed else None


def _in_order(theme: Record) -> list[dict[str, str]]:
    return sorted(theme.many("history"), key=lambda entry: str(entry["on"]))
