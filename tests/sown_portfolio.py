"""One full record of every kind, with a unique token in each of its texts."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from coproof.capture.write import record_text
from coproof.fields import Field, Kind
from coproof.model import Edition
from coproof.read import read_kinds

DAY = date(2026, 6, 1)
IDS = {kind.name: f"{kind.prefix}-1" if kind.prefix else kind.name for kind in read_kinds()}
LEFT_OUT = {"withdrawn_on", "review_on", "phase", "action"}
"""Fields that take words away, or that change what a record is."""

AS_THEY_MUST_BE: Mapping[str, Any] = {
    "action.status": "stopped",
    "feedback.voice": "own_words",
    "feedback.route.to": "theme",
    "consent.covers": ["quote", "story", "photo", "video", "audio"],
    "consent.audience": "public",
    "service.people_count": 40,
    "provider.id": "provider",
}
CODES = {"file": "attachments/a.jpg", "supports": "frame:one", "cqc_location_id": "1-123456789"}


class Sower:
    """Fills every field of a record; remembers which edition may see which token."""

    def __init__(self) -> None:
        self.tokens: dict[str, Edition] = {}

    def record(self, kind: Kind) -> dict[str, Any]:
        """A record with every field that its schema knows."""
        data = dict(self._fields(kind.fields, kind.name, consent=kind.name == "consent"))
        return data | {"id": IDS[kind.name], "visibility": "public"}

    def _fields(
        self, fields: tuple[Field, ...], path: str, *, consent: bool
    ) -> Iterator[tuple[str, Any]]:
        for field in fields:
            if field.name not in LEFT_OUT:
                yield field.name, self._value(field, f"{path}.{field.name}", consent=consent)

    def _value(self, field: Field, path: str, *, consent: bool) -> Any:
        if path in AS_THEY_MUST_BE:
            return AS_THEY_MUST_BE[path]
        if field.shape == "list" and field.items:
            return [self._value(field.items, path, consent=consent)]
        if field.shape == "object":
            inner = dict(self._fields(field.fields, path, consent=consent))
            return inner or {"person": 7} if "response" not in field.name else {"partly": 7}
        return self._leaf(field, "internal" if consent else field.visibility)

    def _leaf(self, field: Field, visibility: Edition) -> Any:
        if field.shape == "text":
            token = f"tok{len(self.tokens):04}en"
            self.tokens[token] = visibility
            return token
        plain = {"date": "2026-01-05", "date-or-month": "2026-01-05", "boolean": True}
        if field.shape in plain:
            return plain[field.shape]
        if field.shape == "choice":
            return field.choices[0]
        if field.shape == "link":
            return IDS[field.links[0]]
        return CODES.get(field.name, "a-1") if field.shape == "code" else 7


def sow(root: Path) -> dict[str, Edition]:
    """Write a full record of every kind below `root`; gives the tokens, and who may see each."""
    sower = Sower()
    for kind in read_kinds():
        file = root / "evidence" / kind.folder / f"{IDS[kind.name]}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record_text(kind, sower.record(kind)), "utf-8")
    return sower.tokens
