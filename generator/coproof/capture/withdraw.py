"""Takes back what somebody said, or a permission that they gave: what changes, and what is left.

A piece of feedback keeps its id, its dates and its journey; every word and every picture goes, and
comments with them, because people write words there too. A consent gets the day; whatever rests on
it is named, since only a person can say what becomes of the sentence round a quote.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coproof.capture.save import put_in_place
from coproof.capture.write import record_text
from coproof.checks.uses_of_consent import Use, media, quotes
from coproof.fields import Field, Kind
from coproof.model import Record
from coproof.model.record import thaw
from coproof.portfolio import Examination
from coproof.read.walk import ATTACHMENTS, EVIDENCE
from coproof.read.yaml import load

INSTEAD = "Taken back by the person."
"""Stands where a record must say something. The check withdrawn-words-left shows the same line."""

KINDS = ("feedback", "consent")

GOES = ("media", "quote", "consent")
"""Fields that go whatever they hold: a picture, people's words, and the permission for them."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What taking back one record changes.

    `on` is the ISO day; `text` the new file, None where it stays as it is; `gone` and `instead`
    are the labels of fields that go, and of those that say INSTEAD now. `uses` are the places
    that rest on a consent, `pictures` the names of pictures that do; `files` are attachments that
    were shown, below `evidence/attachments/`, and `others` the records that tell of it.
    `again` means that it had been taken back before.
    """

    record: Record
    on: str
    text: str | None
    gone: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    pictures: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    others: tuple[Record, ...] = ()
    again: bool = False

    @property
    def attachments(self) -> tuple[str, ...]:
        """The paths of `files` below the root."""
        return tuple(f"{EVIDENCE}/{ATTACHMENTS}/{file}" for file in self.files)


def unfit_day(record: Record, on: date, today: date) -> str | None:
    """A sentence where nothing can have been taken back on that day, else None."""
    if on > today:
        return "That day has not come yet. Write the day on which it was taken back."
    given = str(record.get("given_on") or record.get("on") or "")
    if on.isoformat() < given[:7] or (len(given) == 10 and on.isoformat() < given):
        return "That day is before it was given. Write the day on which it was taken back."
    return None


def plan_withdrawal(
    examination: Examination, root: Path, record: Record, on: date | None, today: date
) -> Withdrawal | None:
    """What taking back a record changes; nothing is written yet.

    `on` None means the day that the record has, else today. None where the file of a consent is
    written in a way in which the day cannot be added for certain.
    """
    before = record.get("withdrawn_on")
    day = on.isoformat() if on else before or today.isoformat()
    if record.kind == "feedback":
        return _feedback(examination, record, day)
    text = _with_day(root / record.file, day, before)
    return None if text is None else _consent(examination, record, day, text)


def write_withdrawal(root: Path, withdrawal: Withdrawal) -> None:
    """Gives the record's file its new text, whole or not at all."""
    if withdrawal.text is not None:
        put_in_place(root / withdrawal.record.file, withdrawal.text)


def _feedback(examination: Examination, record: Record, day: str) -> Withdrawal:
    kind = examination.kinds[record.kind]
    data, instead = _without_words(kind, record)
    after = data | {"withdrawn_on": day}
    had = {field.name: field.label for field in kind.fields if field.name in record.data}
    changed = after != thaw(record.data)
    return Withdrawal(
        record=record,
        on=day,
        text=record_text(kind, after) if changed else None,
        gone=tuple(label for name, label in had.items() if name not in after),
        instead=instead if changed else (),
        files=tuple(dict.fromkeys(item["file"] for item in record.many("media"))),
        others=tuple(_others(examination, record)),
        again="withdrawn_on" in record.data,
    )


def _without_words(kind: Kind, record: Record) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The data without any word, and the labels of the fields that say INSTEAD."""
    data = {name: value for name, value in thaw(record.data).items() if name not in GOES}
    data = _stripped(data, kind.fields)
    paths = tuple(_must_say(record))
    for top, *below in (path.split(".") for path in paths):
        inside = data.setdefault(top, {}) if below else data
        inside[below[0] if below else top] = INSTEAD
    return data, tuple(_label(kind, path) for path in paths)


def _must_say(record: Record) -> Iterator[str]:
    """The fields without which it would be no record: see the check incomplete-record."""
    yield "summary"
    if record.get("voice") == "observed":
        yield "observed"
    if record.part("route").get("to", "theme") != "theme":
        yield "route.response"


def _label(kind: Kind, path: str) -> str:
    field = kind.field(path)
    return field.label if field else path


def _stripped(data: Mapping[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    """An object without its texts, and without objects that held nothing else."""
    known = {field.name: field for field in fields}
    kept: dict[str, Any] = {}
    for name, value in data.items():
        field = known[name]
        if field.own_words:
            continue
        if isinstance(value, dict):
            value = _stripped(value, field.fields)
        if value != {}:
            kept[name] = value
    return kept


def _others(examination: Examination, record: Record) -> Iterator[Record]:
    """The records on its way, and whatever names it: they may repeat what was said."""
    graph = examination.everything
    journey = next((one for one in examination.journeys if one.feedback == record.id), None)
    ids = {link.source for link in graph.links_to(record.id)} | set(record.many("themes"))
    ids |= {id for stage in journey.stages for id in stage.records} if journey else set()
    yield from (one for one in graph.records if one.id in ids - {record.id})


def _with_day(path: Path, day: str, before: str | None) -> str | None:
    """The text of a consent's file with the day; "" where it has that day already."""
    if before == day:
        return ""
    text = path.read_bytes().decode("utf-8-sig")
    data = load(text.encode()).data
    if before is not None:
        after = text.replace(before, day) if text.count(before) == 1 else text
    else:
        end = "\r\n" if text.endswith("\r\n") else "\n"
        after = text.rstrip("\r\n") + f"{end}withdrawn_on: {day}{end}"
    return after if load(after.encode()).data == {**data, "withdrawn_on": day} else None


def _consent(examination: Examination, record: Record, day: str, text: str) -> Withdrawal:
    graph = examination.everything
    uses = tuple(use for use in (*quotes(graph), *media(graph)) if use.consent == record.id)
    pictures = examination.settings.pictures
    return Withdrawal(
        record=record,
        on=day,
        text=text or None,
        uses=uses,
        pictures=tuple(one.name for one in pictures if one.consent == record.id),
        files=tuple(dict.fromkeys(use.file for use in uses if use.file)),
        again="withdrawn_on" in record.data,
    )
