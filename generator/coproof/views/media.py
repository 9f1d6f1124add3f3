"""The pictures and documents of a record, as its page shows them: in order of time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coproof.fields import Kind
from coproof.model import PublishedFile, Record, first_day
from coproof.views.labels import said_date

_PHASES: Mapping[str, str] = {"before": "Before", "during": "While it was tried", "after": "After"}


@dataclass(frozen=True, slots=True)
class Medium:
    """One picture, document or recording.

    `file` is what the site holds of it, None where it is not published here. `when` is "Before" or
    "After" the change that the record is about, "" where that cannot be told.
    """

    kind: str
    label: str
    alt: str
    on: str
    said_on: str
    when: str
    file: PublishedFile | None

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown on the page itself."""
        return self.file is not None and self.file.width > 0


def media_of(
    record: Record, kind: Kind, files: tuple[PublishedFile | None, ...]
) -> tuple[Medium, ...]:
    """The media of a record, the oldest first; those without a day come last, as written."""
    field = kind.field("media")
    entries = record.many("media")
    if field is None or field.items is None:
        return ()
    labels = {one.name: one for one in field.items.fields}
    found = [
        Medium(
            kind=item["kind"],
            label=labels["kind"].choice_label(item["kind"]),
            alt=item.get("alt", ""),
            on=item.get("captured_on", ""),
            said_on=said_date(item["captured_on"]) if item.get("captured_on") else "",
            when=_when(record, item),
            file=files[place] if place < len(files) else None,
        )
        for place, item in enumerate(entries)
    ]
    return tuple(sorted(found, key=lambda one: one.on or "9999"))


def _when(record: Record, item: Mapping[str, Any]) -> str:
    """Feedback says itself when it was given; an action's photos are told by their day."""
    if record.kind == "feedback":
        return _PHASES.get(record.text("phase"), "")
    taken, begun = item.get("captured_on"), record.get("start_on")
    if record.kind != "action" or not taken or not begun:
        return ""
    return "Before" if first_day(taken) < first_day(begun) else "After"
