"""What an edition shows now that it did not show when a second person last looked at it.

Texts, records, pictures and files count, and pages written by hand. What was taken away needs no
new look: a withdrawal or an expired consent must never wait for a signature.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coproof.fields import Field
from coproof.graph import Graph
from coproof.portfolio import Portfolio

FOLDERS = ("evidence/attachments", "site_config/pages", "site_config/pictures")
"""Where files lie that pages show as they are; compared by what git says of their contents."""

_PAGES = "site_config/pages/"
_NAMED_ANEW = ("media[].file",)
"""Texts that an edition makes itself; the file behind them is compared instead."""

Contents = Mapping[str, str]
"""Files by their path, each with the id of its content."""


@dataclass(frozen=True, slots=True)
class Look:
    """What there was to look at: an edition, its records as they were written, and its files."""

    portfolio: Portfolio
    written: Graph
    contents: Contents


def not_looked_at(now: Look, then: Look) -> tuple[str, ...]:
    """The ids of records, and the paths of pages, that show something new; sorted.

    Texts in the same field count as one lot, so that taking an entry out of a list is nothing new.
    """
    seen = set(_everything(then))
    return tuple(sorted({where for where, what in _everything(now) if (where, what) not in seen}))


def _everything(look: Look) -> Iterator[tuple[str, Any]]:
    """Whatever may point to somebody: where it stands, and what it is."""
    kinds, settings = look.portfolio.kinds, look.portfolio.settings
    for record in look.portfolio.graph.records:
        yield record.id, "shown"
        for text in _texts_of(record.data, kinds[record.kind].fields, ""):
            yield record.id, text
        for file in _files_of(record.id, look):
            yield record.id, ("file", file)
    for picture in settings.pictures:
        file = f"site_config/pictures/{picture.file}"
        yield file, (look.contents.get(file, ""), picture.alt, picture.credit)
    for gap in settings.accepted_gaps:
        if look.portfolio.graph.get(gap.record) is not None:
            yield gap.record, ("accepted", gap.check, gap.reason)
    for path, content in look.contents.items():
        if path.startswith(_PAGES):
            yield path, content
    for words in (settings.name, settings.notice):
        yield "site_config/portfolio.yml", words


def _texts_of(
    data: Mapping[str, Any], fields: tuple[Field, ...], above: str
) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.name in data:
            yield from _texts(data[field.name], field, f"{above}{field.name}")


def _texts(value: Any, field: Field, path: str) -> Iterator[tuple[str, str]]:
    """Every text and address in a field, with its path; places in a list do not count."""
    if isinstance(value, tuple):
        for one in value:
            if field.items is not None:
                yield from _texts(one, field.items, f"{path}[]")
    elif isinstance(value, Mapping):
        if field.fields:
            yield from _texts_of(value, field.fields, f"{path}.")
        else:
            yield from ((f"{path}.{name}", str(value[name])) for name in value)
    elif field.shape in ("text", "code") and path not in _NAMED_ANEW:
        yield path, str(value)


def _files_of(record_id: str, look: Look) -> Iterator[str]:
    """The contents of the files that a record's entries may show here."""
    written = look.written.get(record_id)
    entries = written.many("media") if written is not None else ()
    for place in look.portfolio.may_publish.get(record_id, ()):
        if place is not None:
            yield look.contents.get(f"evidence/attachments/{entries[place]['file']}", "")
