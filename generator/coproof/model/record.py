"""A record: one YAML file of the portfolio, as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

Edition = Literal["public", "partner", "internal"]

EDITIONS: tuple[Edition, ...] = get_args(Edition)
"""From the widest audience to the narrowest; an edition shows its own records and all before it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the portfolio.

    `data` holds every field as it was written (dates are ISO strings), deeply frozen: mappings
    are read-only and lists are tuples. `file` is the path below the root, with forward slashes.
    """

    kind: str
    id: str
    file: str
    data: Mapping[str, Any]

    @property
    def visibility(self) -> Edition:
        """The narrowest edition that shows this record; a record that says nothing is internal."""
        value = self.data.get("visibility", "internal")
        return value if value in EDITIONS else "internal"

    def get(self, field: str) -> Any:
        """The value of a top-level field, or None where the record does not have it."""
        return self.data.get(field)

    def part(self, field: str) -> Mapping[str, Any]:
        """An object field such as `route` or `trial`; empty where the record does not have it."""
        value = self.data.get(field)
        return value if isinstance(value, Mapping) else MappingProxyType({})

    def many(self, field: str) -> tuple[Any, ...]:
        """A list field such as `themes`; empty where the record does not have it."""
        value = self.data.get(field)
        return value if isinstance(value, tuple) else ()

    def text(self, field: str, language: str = "en") -> str:
        """A field of words in the wanted language; empty where the record does not have it."""
        return words(self.data.get(field), language)


def words(value: Any, language: str = "en") -> str:
    """The words of a text that is a plain string or a map of language to string.

    Falls back to English, then to the first language there is; anything else gives "".
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        chosen = value.get(language) or value.get("en") or next(iter(value.values()), "")
        return str(chosen)
    return ""


def freeze(value: Any) -> Any:
    """The same plain data with read-only mappings and tuples in place of dicts and lists."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: freeze(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple([freeze(item) for item in value])
    return value


def thaw(value: Any) -> Any:
    """Frozen data as plain dicts and lists again, ready to be written as JSON or YAML."""
    if isinstance(value, Mapping):
        return {key: thaw(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [thaw(item) for item in value]
    return value
