"""What an edition keeps back, judged a second time: by its own plain reading of the rules.

The projection decides what is shown; this module does not ask it. It reads the schemas' own
`x-visibility`, the records' visibility, consents and withdrawals as they are written, and trusts
the projection only where that keeps back more. What the two disagree about is a leak.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coproof.edition import Scope
from coproof.fields import Kinds
from coproof.model import EDITIONS, Edition, Record
from coproof.portfolio import Examination, Portfolio

_MEDIA = {"photo": "photo", "audio": "audio", "video": "video", "bsl_video": "video"}
_DOCUMENT = "story"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of one record: where it stands (`people_say[0].quote`), and its words."""

    record: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """The texts that an edition keeps back, and the ids of the records that it does not show.

    `permitted` are the texts that it may show, as they are written.
    """

    leaves: tuple[Leaf, ...]
    ids: frozenset[str]
    permitted: frozenset[str]


def withheld(examination: Examination, portfolio: Portfolio, scope: Scope | None) -> Withheld:
    """Every text of every record that the edition, or the scope of a share, may not show."""
    judge = _Judge.of(examination, portfolio.edition, scope)
    records = examination.everything.records
    projected = {leaf.text for one in portfolio.graph.records for leaf in _leaves(one, judge)}
    judged = [(leaf, shown) for record in records for leaf, shown in judge.leaves(record)]
    permitted = frozenset(leaf.text for leaf, shown in judged if shown and leaf.text in projected)
    kept = (leaf for leaf, _ in judged if leaf.text not in permitted)
    shown_ids = {record.id for record in portfolio.graph.records if judge.shows(record)}
    ids = frozenset(record.id for record in records) - shown_ids
    return Withheld(tuple(kept), ids, permitted)


def _leaves(record: Record, judge: "_Judge") -> Iterator[Leaf]:
    return (leaf for leaf, _ in judge.leaves(record))


@dataclass(frozen=True, slots=True)
class _Judge:
    """The rules of vocabulary and promise 2, one by one."""

    kinds: Kinds
    edition: Edition
    consents: Mapping[str, Record]
    small: frozenset[str]
    scope: Scope
    day: date

    @classmethod
    def of(cls, whole: Examination, edition: Edition, scope: Scope | None) -> "_Judge":
        records = whole.everything.records
        consents = {record.id: record for record in records if record.kind == "consent"}
        few = whole.settings.min_people
        services = (record for record in records if record.kind == "service")
        small = frozenset(one.id for one in services if (one.get("people_count") or 0) < few)
        day = max(whole.as_at, whole.today)
        return cls(whole.kinds, edition, consents, small, scope or Scope(), day)

    def shows(self, record: Record) -> bool:
        """Whether the record's own file lets this edition, and this share, show it at all."""
        if record.kind == "provider":
            return True
        if record.kind == "consent" or not self._reaches(record.get("visibility")):
            return self.edition == "internal"
        services = _services(record)
        few = self.edition == "public" and bool(services & self.small)
        outside = self.scope.services is not None and not services <= set(self.scope.services)
        safeguarding = (record.get("route") or {}).get("to") == "safeguarding"
        return not (few or outside or (safeguarding and self.edition == "public"))

    def leaves(self, record: Record) -> Iterator[tuple[Leaf, bool]]:
        """Every text of a record, and whether it may be shown."""
        shown = self.shows(record)
        taken_back = "withdrawn_on" in record.data and record.kind != "consent"
        properties = self.kinds[record.kind].schema["properties"]
        for path, text, allowed in self._object("", record.data, properties):
            yield Leaf(record.id, path, text), shown and allowed and not taken_back

    def _object(
        self, path: str, data: Mapping[str, Any], properties: Mapping[str, Any]
    ) -> Iterator[tuple[str, str, bool]]:
        for name, value in data.items():
            schema = properties.get(name)
            if schema is not None and name != "id":
                refused = name == "quote" and not self._covered(data.get("consent"), "quote")
                for place, text, allowed in self._value(f"{path}{name}", value, schema):
                    yield place, text, allowed and not refused

    def _value(
        self, path: str, value: Any, schema: Mapping[str, Any]
    ) -> Iterator[tuple[str, str, bool]]:
        if isinstance(value, str):
            if _is_text(schema):
                yield path, value, self._reaches(schema.get("x-visibility"))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                refused = self._refused_media(path, item)
                for place, text, allowed in self._value(f"{path}[{index}]", item, schema["items"]):
                    yield place, text, allowed and not refused
        elif isinstance(value, Mapping):
            yield from self._mapping(path, value, schema)

    def _mapping(
        self, path: str, value: Mapping[str, Any], schema: Mapping[str, Any]
    ) -> Iterator[tuple[str, str, bool]]:
        if "string" in schema.get("type", ()) and schema.get("type") != "string":
            allowed = self._reaches(schema.get("x-visibility"))  # one text in several languages
            yield from ((f"{path}.{key}", text, allowed) for key, text in value.items())
        else:
            yield from self._object(f"{path}.", value, schema.get("properties", {}))

    def _reaches(self, visibility: object) -> bool:
        """Whether something with this annotation is for this edition; without one it is not."""
        narrowest = EDITIONS.index(visibility) if visibility in EDITIONS else len(EDITIONS) - 1
        return narrowest <= EDITIONS.index(self.edition)

    def _refused_media(self, path: str, item: Any) -> bool:
        if path != "media" or not isinstance(item, Mapping) or "consent" not in item:
            return False
        return not self._covered(item["consent"], _MEDIA.get(str(item.get("kind")), _DOCUMENT))

    def _covered(self, consent_id: object, what: str) -> bool:
        """Whether the person said yes to this, for readers as many as these, until today."""
        consent = self.consents.get(str(consent_id))
        if consent is None or "withdrawn_on" in consent.data:
            return False
        review = str(consent.get("review_on") or "")
        ended = bool(review) and review < self.day.isoformat()[: len(review)]
        reaches = self._reaches(consent.get("audience"))
        return what in consent.many("covers") and reaches and not ended


def _services(record: Record) -> set[str]:
    """The services that the record's own file names."""
    named = record.get("service")
    itself = {record.id} if record.kind == "service" else set()
    return itself | set(record.many("services")) | ({named} if isinstance(named, str) else set())


def _is_text(schema: Mapping[str, Any]) -> bool:
    """Free text: no date, no link, no word from a list."""
    coded = any(word in schema for word in ("enum", "x-link", "format", "x-shape"))
    return not coded and "string" in schema.get("type", "string")
