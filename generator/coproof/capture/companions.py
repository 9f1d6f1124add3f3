"""What rows speak of and what may not be there yet: their services and their themes."""

from collections.abc import Iterable, Mapping
from typing import Any

from coproof.capture.ids import distinct_id, named_id
from coproof.capture.import_map import ServiceMap, ThemeMap, ThemeName
from coproof.capture.paths import put
from coproof.capture.sheet import same


def service_ids(
    titles: Iterable[str], services: ServiceMap, known: Mapping[str, str]
) -> dict[str, str]:
    """The id for each title: the map's, else that of the record so titled, else a new one.

    `known` has the ids of existing services by title, as `same` gives it. Two titles never get
    one id, unless they differ only in letter case and spacing or the map says so.
    """
    found: dict[str, str] = {}
    owners: dict[str, str] = {}
    for title in titles:
        said = services.ids.get(same(title)) or known.get(same(title))
        made = said or named_id("svc", title)
        if not said and owners.setdefault(made, same(title)) != same(title):
            made = distinct_id("svc", title)
        found[title] = made
    return found


def theme_id(theme: ThemeName, themes: ThemeMap, known: Mapping[str, str]) -> str:
    """The id of a theme: the map's, else that of the record so titled, else one from its title."""
    title = same(theme.title)
    return themes.ids.get(title) or known.get(title) or named_id("th", theme.title)


def service_data(
    record_id: str, title: str, services: ServiceMap, visibility: str
) -> dict[str, Any]:
    """A new service, with what the map says that every new service gets."""
    data: dict[str, Any] = {"id": record_id, "title": title, "visibility": visibility}
    for path, value in services.constants.items():
        put(data, path, value)
    return data


def theme_data(
    record_id: str,
    theme: ThemeName,
    themes: ThemeMap,
    visibility: str,
    feedback: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """A new theme: noticed with the earliest of its feedback, at all services that it came from.

    `feedback` are the records that name it, at least one. The map's constants win.
    """
    about = list(feedback)
    first = min(_day(record["given_on"]) for record in about)
    data: dict[str, Any] = {
        "id": record_id,
        "title": theme.title,
        "summary": f"What people said about this: {_lower(theme.title)}.",
        "services": sorted({record["service"] for record in about}),
        "area": theme.area,
        "identified_on": first,
        "status": "open",
        "visibility": visibility,
    }
    for path, value in themes.constants.items():
        put(data, path, value)
    data.setdefault("history", [_opened(data)])
    return data


def _opened(data: Mapping[str, Any]) -> Mapping[str, str]:
    return {
        "on": data["identified_on"],
        "status": data["status"],
        "why": "First feedback of this theme in the spreadsheet it was imported from.",
    }


def _day(given_on: str) -> str:
    """A day to begin with: the day itself, or the first of the month."""
    return given_on if len(given_on) == 10 else f"{given_on}-01"


def _lower(title: str) -> str:
    """A title in the middle of a sentence; abbreviations keep their capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
