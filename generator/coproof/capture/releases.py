"""A release as a file: from what somebody answered, judged as `coproof check` would."""

from collections.abc import Iterator, Mapping
from typing import Any

from coproof.capture.scalars import can_be_kept, scalar
from coproof.checks.wording import either
from coproof.fields import Kinds
from coproof.model.identifiers import identifiers_in
from coproof.read.releases import release_faults
from coproof.read.shape import Shape

BEGINS = "# Somebody else looked at what was built, and signed. Do not change it: check anew.\n"
ROLES = ("prepared_by_role", "checked_by_role")


def questions(kinds: Kinds) -> Mapping[str, Mapping[str, Any]]:
    """The questions of the checklist by their names, each with its title and its description."""
    asked: Mapping[str, Mapping[str, Any]] = kinds.config["release"]["properties"]["answers"][
        "properties"
    ]
    return asked


def release_problems(kinds: Kinds, data: Mapping[str, Any]) -> tuple[str, ...]:
    """What `coproof check` would say about such a release, and what its roles may not hold."""
    texts = [text for text in data.values() if isinstance(text, str)]
    if not all(can_be_kept(text) for text in texts):
        return ("A text holds hidden control characters: leave them out",)
    labels = kinds.config["release"]["properties"]
    named = (
        f"{labels[role]['title']}: this holds {either(found)}. Write a job title"
        for role in ROLES
        if (found := identifiers_in(data.get(role, "")))
    )
    faults = (
        *Shape.of(kinds.config["release"]).faults(dict(data)),
        *release_faults(f"{data['id']}.yml", data),
    )
    return (*named, *(fault.message.rstrip(".") for fault in faults))


def release_text(kinds: Kinds, data: Mapping[str, Any]) -> str:
    """The file of a release, its fields in the order of the schema."""
    return BEGINS + "".join(_lines(kinds, data))


def _lines(kinds: Kinds, data: Mapping[str, Any]) -> Iterator[str]:
    for name in kinds.config["release"]["properties"]:
        if name == "answers":
            yield "answers:\n"
            yield from (f"  {asked}: {scalar(data[name][asked], 4, 4)}\n" for asked in data[name])
        elif name in data:
            plain = name in ("commit", "root", "as_at", "checked_on")
            value = _quoted(data[name]) if plain else scalar(data[name], 2, len(name) + 2)
            yield f"{name}: {value}\n"


def _quoted(value: str) -> str:
    """A day as it stands; digits and letters of git in quotes, as they may look like a number."""
    return value if len(value) == 10 else f'"{value}"'
