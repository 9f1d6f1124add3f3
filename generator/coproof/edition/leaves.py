"""Which leaves of a record an edition shows: field by field, from the schema's annotations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from coproof.checks.uses_of_consent import MEDIA_COVERS, STORY
from coproof.edition.consent import Permission
from coproof.edition.files import Files
from coproof.fields import Field, Kind
from coproof.model import EDITIONS, Edition, Record

_NOTHING = object()
"""What is left of a value of which nothing may be shown."""


@dataclass(slots=True)
class Leaves:
    """Copies the visible leaves of one record; counts the links whose target is held.

    `places` says of each entry of media that is kept at which place it was written, or None where
    its file may not be shown.
    """

    edition: Edition
    permission: Permission
    is_shown: Callable[[str], bool]
    files: Files
    withdrawn: bool = False
    refused_pictures: frozenset[str] = frozenset()
    held: dict[str, int] = field(default_factory=dict)
    places: list[int | None] = field(default_factory=list)

    def of(self, record: Record, kind: Kind) -> Mapping[str, Any]:
        """The fields of the record that may be shown, frozen."""
        data = self._object(record.data, kind.fields, "")
        return self.files.named(record, data, tuple(self.places))

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
        if top == "media":
            return self._media(items, inner)
        values = (self._value(item, inner, top) for item in items)
        kept = tuple(value for value in values if value is not _NOTHING)
        return kept or _NOTHING

    def _media(self, items: Any, inner: Field) -> Any:
        kept = []
        for place, item in enumerate(items):
            value: Any = (
                self._value(item, inner, "media") if self._media_permitted(item) else _NOTHING
            )
            if value is not _NOTHING:
                kept.append(value)
                may_show = "file" in value and self.files.may_show(item)
                self.places.append(place if may_show else None)
        return tuple(kept) or _NOTHING

    def _media_permitted(self, item: Any) -> bool:
        if "consent" not in item:
            return True
        return self.permission.covers(item["consent"], MEDIA_COVERS.get(item.get("kind"), STORY))

    def _leaf(self, value: Any, inner: Field, top: str) -> Any:
        if EDITIONS.index(inner.visibility) > EDITIONS.index(self.edition):
            return _NOTHING
        if inner.own_words and self.withdrawn:
            return _NOTHING
        if inner.links and not self.is_shown(value):
            self.held[top] = self.held.get(top, 0) + 1
            return _NOTHING
        return value
