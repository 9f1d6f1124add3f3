"""Rows joined to their services and themes, and the services and themes that have to be made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coproof.capture.companions import service_data, service_ids, theme_data, theme_id
from coproof.capture.drafts import Refusal
from coproof.capture.entries import Entry
from coproof.capture.import_map import ImportMap, ThemeName
from coproof.capture.judge import Judge
from coproof.fields import Field

Companions = Mapping[str, tuple[str, dict[str, Any]]]
"""The records to be made beside the rows: their kind and their data, by id."""

_UNKNOWN = "names a service that is not there yet, and the map does not say what a new one gets"


def joined(
    entries: Sequence[Entry], chart: ImportMap, judge: Judge
) -> tuple[tuple[Entry, ...], tuple[Refusal, ...]]:
    """The rows with the ids of their services and themes, and those whose service is not known."""
    known = judge.titles
    named = dict.fromkeys(entry.draft.service for entry in entries if entry.draft.service)
    services = service_ids(named, chart.services, known["service"]) if chart.services else {}
    service_field = judge.kinds[chart.makes].field("service")
    found: list[Entry] = []
    refusals: list[Refusal] = []
    for entry in entries:
        service = services.get(entry.draft.service or "")
        if service and chart.services and not _may_be(service, chart, judge):
            refusals.append(Refusal(entry.row, chart.services.column, _UNKNOWN))
        else:
            themes = tuple(_theme_ids(entry, chart, known["theme"]))
            found.append(_with(entry, service_field, service, themes))
    return tuple(found), tuple(refusals)


def companions(entries: Iterable[Entry], chart: ImportMap, judge: Judge) -> Companions:
    """The services and themes that these rows name and that do not exist: services first."""
    rows = tuple(entries)
    return dict(_services(rows, chart, judge)) | dict(_themes(rows, chart, judge))


def names_of(entry: Entry) -> frozenset[str]:
    """The ids of the services and themes that a row names."""
    service = entry.data.get("service")
    many = (*entry.data.get("services", ()), *entry.data.get("themes", ()))
    return frozenset(many + ((service,) if service else ()))


def _may_be(service: str, chart: ImportMap, judge: Judge) -> bool:
    return service in judge.taken or bool(chart.services and chart.services.constants)


def _theme_ids(entry: Entry, chart: ImportMap, known: Mapping[str, str]) -> Iterator[str]:
    if chart.themes is not None:
        yield from (theme_id(theme, chart.themes, known) for theme in entry.draft.themes)


def _with(entry: Entry, one: Field | None, service: str | None, themes: Sequence[str]) -> Entry:
    """The row with its links; some kinds of record belong to one service, others to several."""
    data = dict(entry.data)
    if service:
        data |= {"service": service} if one else {"services": [service]}
    if themes:
        data["themes"] = list(dict.fromkeys((*data.get("themes", ()), *themes)))
    return replace(entry, data=data)


def _services(
    entries: Sequence[Entry], chart: ImportMap, judge: Judge
) -> Iterator[tuple[str, tuple[str, dict[str, Any]]]]:
    if chart.services is None:
        return
    named = dict.fromkeys(entry.draft.service for entry in entries if entry.draft.service)
    ids = service_ids(named, chart.services, judge.titles["service"])
    titles = {record_id: title for title, record_id in reversed(ids.items())}
    for record_id, title in sorted(titles.items()):
        if record_id not in judge.taken:
            data = service_data(record_id, title, chart.services, chart.visibility)
            yield record_id, ("service", data)


def _themes(
    entries: Sequence[Entry], chart: ImportMap, judge: Judge
) -> Iterator[tuple[str, tuple[str, dict[str, Any]]]]:
    if chart.themes is None:
        return
    about: dict[str, tuple[ThemeName, list[Mapping[str, Any]]]] = {}
    known = judge.titles["theme"]
    for entry in entries:
        ids = _theme_ids(entry, chart, known)
        for record_id, theme in dict(zip(ids, entry.draft.themes, strict=True)).items():
            about.setdefault(record_id, (theme, []))[1].append(entry.data)
    for record_id, (theme, feedback) in sorted(about.items()):
        if record_id not in judge.taken:
            data = theme_data(record_id, theme, chart.themes, chart.visibility, feedback)
            yield record_id, ("theme", data)
