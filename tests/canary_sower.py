"""Sows tokens: a record with a token in every text that its schema knows, and whose each is.

Everything is read from the schema files, so a new field is sown by itself.
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

SCHEMA = Path(__file__).parents[1] / "schema"


EDITIONS = ("public", "partner", "internal")


PERIODS: Mapping[str, str] = {"early": "2025-02", "late": "2026-02", "later": "2026-06"}
"""The month of each; what is later than the day that is shown must not be there at all."""


DAYS = {"theme": "05", "feedback": "05", "decision": "06", "action": "07", "review": "08"}


ENUMS: Mapping[str, str] = {
    "action.status": "stopped",
    "feedback.voice": "own_words",
    "feedback.route.to": "theme",
    "feedback.media[].kind": "photo",
    "decision.outcome": "partly",
}


NO_FIELD = {
    "withdrawn_on", "review_on", "look_again_on", "phase", "responses", "closed_on", "picture",
    "checked_by", "nobody_shown", "next_review_on",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sown:
    """Where one token was sown: the record and the field, the narrowest edition that may see the
    field, and the widest edition that its consent allows ("never" where none does). `file` says
    whether it is in a file's name or inside the file, `language` which translation it is."""

    record: str
    field: str
    visibility: str
    consent: str = "public"
    file: str = ""
    language: str = ""


@dataclass(slots=True)
class Cell:
    """One record's place: who may see it, whose it is and when it came to be."""

    kind: str
    service: str = ""
    period: str = ""
    visibility: str = ""
    withdrawn: bool = False


@dataclass(slots=True)
class Sower:
    """Writes the records; remembers every token and every record."""

    root: Path
    schemas: Mapping[str, Any]
    tokens: dict[str, Sown] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(10001))

    def token(self, sown: Sown) -> str:
        """A new token, for this place."""
        token = f"tok{next(self.numbers)}en"
        self.tokens[token] = sown
        return token

    def id(self, kind: str, cell: Cell) -> str:
        """The id of a new record of a cell; its token is the record itself."""
        token = f"tok{next(self.numbers)}en"
        record = f"{self.schemas[kind]['x-prefix']}-{token}"
        self.tokens[token] = Sown(record, "id", "public")
        self.cells[record] = cell
        return record

    def write(self, kind: str, record: str, known: Mapping[str, Any]) -> None:
        """A record with every field that its schema has; `known` are those that must be so."""
        cell = self.cells[record]
        grown = {
            name: value
            for name, part in self.schemas[kind]["properties"].items()
            if name not in known
            and (value := self._grown(part, record, f"{kind}.{name}", "public"))
        }
        data = {**grown, **known, "id": record}
        data.pop("visibility", None)
        if cell.visibility:
            data["visibility"] = cell.visibility
        folder = self.schemas[kind]["x-folder"]
        path = self.root / "evidence" / folder / f"{record}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in data.items() if value is not None}
        path.write_text(yaml.safe_dump(kept, allow_unicode=True), "utf-8")

    def _grown(self, part: Any, record: str, path: str, consent: str) -> Any:
        name = path.rpartition(".")[2].removesuffix("[]")
        if name in NO_FIELD or name in ("media", "people_say", "quote", "consent", "id"):
            return None
        if path in ENUMS:
            return ENUMS[path]
        if "enum" in part:
            return part["enum"][0]
        return self._of_shape(part, record, path, consent)

    def _of_shape(self, part: Any, record: str, path: str, consent: str) -> Any:
        kind = part.get("type", "string")
        if "x-link" in part or part.get("x-shape") == "code":
            return "1-123456789" if path.endswith("cqc_location_id") else None
        if part.get("x-shape") == "date-or-month" or part.get("format") == "date":
            return self.day(record)
        if kind == "array":
            items = part["items"]
            twice = 2 if items.get("type") in ("string", ["string", "object"]) else 1
            values = [self._grown(items, record, f"{path}[]", consent) for _ in range(twice)]
            return [value for value in values if value is not None][: 1 if "enum" in items else 2]
        if kind == "object":
            return self._object(part, record, path, consent)
        if kind == "boolean":
            return True
        if kind in ("integer", "number"):
            return 40
        sown = Sown(record, path, part.get("x-visibility", "internal"), consent)
        if isinstance(kind, list):
            return {one: self.words(replace(sown, language=one)) for one in ("en", "cy")}
        return self.words(sown)

    def _object(self, part: Any, record: str, path: str, consent: str) -> Any:
        inner = {
            name: value
            for name, inner in part.get("properties", {}).items()
            if (value := self._grown(inner, record, f"{path}.{name}", consent)) is not None
        }
        return inner or ({"person": 40} if "propertyNames" in part else None)

    def words(self, sown: Sown) -> str:
        """Words that have to be escaped almost everywhere, around a token."""
        return f'Said {self.token(sown)} & <b>"more"</b> é'

    def day(self, record: str) -> str:
        """A day in the period of a record."""
        cell = self.cells[record]
        day = int(DAYS.get(cell.kind, "09")) + (20 if cell.period == "later" else 0)
        return f"{PERIODS.get(cell.period, '2025-01')}-{day:02}"

    def photo(
        self, record: str, kind: str, consent: str, more: Mapping[str, Any]
    ) -> dict[str, Any]:
        """An entry of media: tokens in its name, in what it says, and in what a camera wrote."""
        name = self.token(Sown(record, f"{kind}.media[].file", "internal", consent, "name"))
        inside = self.token(Sown(record, f"{kind}.media[].file", "internal", "never", "inside"))
        exif = Image.Exif()
        exif[0x010E] = inside
        out = io.BytesIO()
        Image.new("RGB", (8, 8), "red").save(out, "JPEG", exif=exif, comment=inside.encode())
        path = self.root / "evidence/attachments" / name / f"Mrs-{name}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(out.getvalue())
        alt = self.words(Sown(record, f"{kind}.media[].alt", "public", consent))
        return {"file": f"{name}/Mrs-{name}.jpg", "kind": "photo", "alt": alt, **more}

    def pdf(self, record: str, kind: str, checked: bool) -> dict[str, Any]:
        """A document; what is in it may leave the provider only where somebody has read it."""
        name = self.token(Sown(record, f"{kind}.media[].file", "internal", file="name"))
        seen = "public" if checked else "internal"
        inside = self.token(Sown(record, f"{kind}.media[].file", seen, file="inside"))
        path = self.root / "evidence/attachments" / f"{name}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"%PDF-1.7\n/Author ({inside})".encode())
        return {"file": f"{name}.pdf", "kind": "document"} | (
            {"checked_by": "quality_lead"} if checked else {}
        )


def schemas() -> dict[str, Any]:
    """The schemas of all kinds of record by name, with what they refer to filled in."""
    loaded = {
        path.name.partition(".")[0]: json.loads(path.read_text("utf-8"))
        for path in sorted(SCHEMA.glob("*.schema.json"))
    }

    def filled(part: Any, home: Any) -> Any:
        if isinstance(part, list):
            return [filled(one, home) for one in part]
        if not isinstance(part, dict):
            return part
        own = {key: filled(one, home) for key, one in part.items() if key not in ("$ref", "$defs")}
        if "$ref" in part:
            file, _, pointer = part["$ref"].partition("#")
            there = loaded[file.partition(".")[0]] if file else home
            target = there
            for step in pointer.strip("/").split("/"):
                target = target[step]
            return filled(target, there) | own
        return own

    return {name: filled(one, one) for name, one in loaded.items() if "x-kind" in one}
