"""A table: what CSV files and sheets hold, before it is bytes."""

from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | bool | None
"""One value. None is an empty cell: the record does not have the field."""

Shape = Literal["string", "date", "integer", "number", "boolean", "any"]
"""The types of the Data Package standard. `any` is a number that an edition may hide in words."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stable name, and what it holds, for people and for programs.

    `words` marks text that somebody wrote. `names` is the table whose `id` a cell holds, or "".
    """

    name: str
    title: str
    description: str
    shape: Shape = "string"
    words: bool = False
    names: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table with a row for each record, or for each entry of a list inside the records.

    `name` is the stem of its file. Every row has a cell for every column. `key` are the columns
    that name a row.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ("id",)
