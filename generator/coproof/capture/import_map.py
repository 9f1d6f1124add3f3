"""An import map as frozen data: which columns of a spreadsheet become which fields.

The map is a YAML file that people write once for each spreadsheet; its shape is
`schema/import_map.schema.json`. Cells are compared by `same`, so that letter case and spacing in
a map or a sheet do not matter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from coproof.capture.sheet import same

Translation = Mapping[str, str | None]
"""From a cell (as `same` gives it) to what it means; None means nothing at all."""

ANYTHING_ELSE = "*"
"""The cell in a translation that stands for every cell it does not name."""

DAY_FIRST = ("%d/%m/%Y",)

_AS_THEY_ARE = (
    "title",
    "makes",
    "sheet",
    "header_row",
    "key",
    "visibility",
    "separator",
    "personal_data",
)

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Rows to leave out, and why: those whose cell in `column` is as said here."""

    column: str
    because: str
    equals: frozenset[str] = frozenset()
    matches: re.Pattern[str] | None = None
    blank: bool = False
    filled: bool = False

    def applies(self, cell: str) -> bool:
        """Whether a row with this cell is left out."""
        if not cell.strip():
            return self.blank or "" in self.equals
        if self.filled or same(cell) in self.equals:
            return True
        return self.matches is not None and self.matches.search(cell) is not None


@dataclass(frozen=True, slots=True)
class ServiceMap:
    """The services that a column names, which are made where they do not exist."""

    column: str
    translate: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThemeName:
    """A theme as a row names it: its title, and the life area it is about."""

    title: str
    area: str


@dataclass(frozen=True, slots=True)
class ThemeMap:
    """The themes of a row: from columns that are marked, or from names in one column.

    `columns` are by label, `areas` by the name in a cell, `ids` by title (both as `same` gives
    them). `marked` holds the cells that count as a mark.
    """

    columns: Mapping[str, ThemeName] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()
    column: str | None = None
    areas: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)

    def named(self, name: str) -> ThemeName:
        """The theme of a name in a cell; where the map has no area for it, its area is other."""
        plain = same(name)
        area = self.areas.get(plain) or self.areas.get(ANYTHING_ELSE, "other")
        return ThemeName(self.titles.get(plain, " ".join(name.split())), area)


@dataclass(frozen=True, slots=True)
class ImportMap:
    """The whole map. `columns` and `translate` are by path of field (`route.to`).

    `dates` are the formats that dates may be written in, tried in that order. `separator` splits
    a cell that feeds a list. `personal_data` says what becomes of a row that seems to hold some.
    """

    title: str
    columns: Mapping[str, tuple[str, ...]]
    makes: str = "feedback"
    sheet: str | None = None
    header_row: int = 1
    key: str | None = None
    visibility: str = "internal"
    dates: tuple[str, ...] = DAY_FIRST
    separator: str = ";"
    translate: Mapping[str, Translation] = field(default_factory=dict)
    constants: Mapping[str, Any] = field(default_factory=dict)
    leave_out: tuple[LeaveOut, ...] = ()
    services: ServiceMap | None = None
    themes: ThemeMap | None = None
    personal_data: Literal["refuse", "withhold"] = "refuse"

    def labels(self) -> Iterator[tuple[str, str]]:
        """Every column label that the map names, with the path in the map where it does."""
        if self.key is not None:
            yield "key", self.key
        for path, labels in self.columns.items():
            yield from ((f"columns.{path}", label) for label in labels)
        yield from (
            (f"leave_out[{at}].column", rule.column) for at, rule in enumerate(self.leave_out)
        )
        if self.services is not None:
            yield "services.column", self.services.column
        if self.themes is not None:
            yield from ((f"themes.columns.{label}", label) for label in self.themes.columns)
            if self.themes.column is not None:
                yield "themes.column", self.themes.column


def import_map(data: Mapping[str, Any]) -> ImportMap:
    """The map that this data describes; the data has passed the schema already."""
    as_they_are = {name: data[name] for name in _AS_THEY_ARE if name in data}
    return ImportMap(
        **as_they_are,
        dates=tuple(data.get("dates", DAY_FIRST)),
        columns={path: _many(labels) for path, labels in data["columns"].items()},
        translate={path: _translation(cells) for path, cells in data.get("translate", {}).items()},
        constants=data.get("constants", NOTHING),
        leave_out=tuple(map(_leave_out, data.get("leave_out", ()))),
        services=_services(data["services"]) if "services" in data else None,
        themes=_themes(data["themes"]) if "themes" in data else None,
    )


def _many(labels: str | list[str]) -> tuple[str, ...]:
    return (labels,) if isinstance(labels, str) else tuple(labels)


def _translation(cells: Mapping[str, Any]) -> Mapping[str, Any]:
    return {same(cell): meaning for cell, meaning in cells.items()}


def _leave_out(rule: Mapping[str, Any]) -> LeaveOut:
    return LeaveOut(
        column=rule["column"],
        because=rule["because"],
        equals=frozenset(same(cell) for cell in _many(rule.get("equals", ()))),
        matches=re.compile(rule["matches"], re.IGNORECASE) if "matches" in rule else None,
        blank=rule.get("blank", False),
        filled=rule.get("filled", False),
    )


def _services(data: Mapping[str, Any]) -> ServiceMap:
    return ServiceMap(
        column=data["column"],
        translate=_translation(data.get("translate", {})),
        ids=_translation(data.get("ids", {})),
        constants=data.get("constants", NOTHING),
    )


def _themes(data: Mapping[str, Any]) -> ThemeMap:
    titles = _translation(data.get("titles", {}))
    return ThemeMap(
        columns={
            label: ThemeName(titles.get(same(label)) or label, area)
            for label, area in data.get("columns", {}).items()
        },
        marked=frozenset(same(cell) for cell in data.get("marked", ("1", "x", "yes", "true"))),
        column=data.get("column"),
        areas=_translation(data.get("areas", {})),
        titles=titles,
        ids=_translation(data.get("ids", {})),
        constants=data.get("constants", NOTHING),
    )
