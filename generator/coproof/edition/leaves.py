"""Which leaves of a record an edition shows: field by field, from the schema's annotations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from coproof.checks.uses_of_consent import MEDIA_COVERS, STORY, needs_no_consent
from coproof.edition.consent import Permission
from coproof.fields import Field, Kind
from coproof.model import EDITIONS, Edition, Record

_NOTHING = object()
"""What is left of a value of which nothing may be shown."""


@dataclass(slots=True)
class Leaves:
    """Copies the visible leaves of one record; counts the links whose target is held.

    `files` says of each entry of media that is kept whether its file may be shown as well.
    """

    edition: Edition
    permission: Permission
    is_shown: Callable[[str], bool]
    withdrawn: bool = False
    refused_pictures: frozenset[str] = frozenset()
    held: dict[str, int] = field(default_factory=dict)
    files: list[bool] = field(default_factory=list)

    def of(self, record: Record, kind: Kind) -> Mapping[str, Any]:
        """The fields of the record that may be shown, frozen."""
        return self._object(record.data, kind.fields, "")

    def _object(
        self, data: Mapping[str, Any], fields: tuple[Field, ...], top: str
    ) -> Mapping[str, Any]:
        kept = {}
        for inner in fields:
            if inner.name in data and self._permitted(inner.name, data):
                value = self._value(data[inner.name], inner, top or inner.name)
                if value is not _NOTHING:
                    kept[inner.name] = value
        return MappingProxyType(kept)

    def _permitted(self, name: str, data: Mapping[str, Any]) -> bool:
        """Consent, asked where words or a picture stand beside the consent that covers them."""
        if name == "quote":
            return self.permission.covers(data.get("consent"), "quote")
        if name == "media":
            return not self.withdrawn
        if name == "picture":
            return data["picture"] not in self.refused_pictures
        return True

    def _value(self, value: Any, inner: Field, top: str) -> Any:
        if inner.shape == "list" and inner.items is not None:
            return self._list(value, inner.items, top)
        if inner.shape == "object" and inner.fields:
            return self._object(value, inner.fields, top) or _NOTHING
        return self._leaf(value, inner, top)

    def _list(self, items: Any, inner: Field, top: str) -> Any:
        permitted = [item for item in items if self._media_permitted(item, top)]
        if top == "media":
            self.files += [self._file_permitted(item) for item in permitted]
        values = (self._value(item, inner, top) for item in permitted)
        kept = tuple(value for value in values if value is not _NOTHING)
        return kept or _NOTHING

    def _media_permitted(self, item: Any, top: str) -> bool:
        if top != "media" or "consent" not in item:
            return True
        return self.permission.covers(item["consent"], MEDIA_COVERS.get(item.get("kind"), STORY))

    def _file_permitted(self, item: Mapping[str, Any]) -> bool:
        """Outside the provider a file needs a yes: of who is in it, or of who looked for people.

        What its consent does not cover is gone already; pictures can be made clean, others not.
        """
        if self.edition == "internal":
            return True
        checked = item.get("kind") == "photo" or bool(item.get("checked_by"))
        return checked and ("consent" in item or needs_no_consent(item))

    def _leaf(self, value: Any, inner: Field, top: str) -> Any:
        if EDITIONS.index(inner.visibility) > EDITIONS.index(self.edition):
            return _NOTHING
        if inner.own_words and self.withdrawn:
            return _NOTHING
        if inner.links and not self.is_shown(value):
            self.held[top] = self.held.get(top, 0) + 1
            return _NOTHING
        return value
