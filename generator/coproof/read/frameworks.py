"""Frameworks, crosswalks and pictures: the data of their files, judged already, as frozen nouns."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from coproof.model import (
    Crosswalk,
    EvidenceCategory,
    Framework,
    Picture,
    Statement,
    StatementGroup,
    StatementPair,
)

Data = Mapping[str, Any]


def frameworks_from(read: Iterable[Data]) -> tuple[Framework, ...]:
    """The frameworks of these files, sorted by id."""
    return tuple(sorted(map(_framework, read), key=lambda framework: framework.id))


def crosswalks_from(read: Iterable[Data]) -> tuple[Crosswalk, ...]:
    """The crosswalks of these files, sorted by the frameworks that they join."""
    found = (
        Crosswalk(one["from"], one["to"], tuple(map(_pair, one.get("map", ())))) for one in read
    )
    return tuple(sorted(found, key=lambda walk: (walk.from_framework, walk.to_framework)))


def pictures_from(read: Data) -> tuple[Picture, ...]:
    """The pictures of the register, sorted by name."""
    pictures: Mapping[str, Data] = read.get("pictures", {})
    return tuple(Picture(name=name, **pictures[name]) for name in sorted(pictures))


def _framework(data: Data) -> Framework:
    plain = {key: data[key] for key in data if key not in ("groups", "evidence_categories")}
    categories = data.get("evidence_categories", ())
    return Framework(
        **plain,
        groups=tuple(map(_group, data.get("groups", ()))),
        evidence_categories=tuple(EvidenceCategory(one["id"], one["label"]) for one in categories),
    )


def _group(data: Data) -> StatementGroup:
    plain = {key: data[key] for key in data if key != "statements"}
    statements = tuple(
        Statement(**{**one, "levels": MappingProxyType(dict(one.get("levels", {})))})
        for one in data.get("statements", ())
    )
    return StatementGroup(**plain, statements=statements)


def _pair(data: Data) -> StatementPair:
    return StatementPair(data["from"], data["to"], data["relation"], data.get("note", ""))
