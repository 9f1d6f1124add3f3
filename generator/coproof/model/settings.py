"""Settings: what the provider decides about its portfolio in `site_config/`, with defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Clocks:
    """Days after which a stage of the journey that has not happened counts as late."""

    routed: int = 28
    decided: int = 60
    acted: int = 30
    reviewed: int = 45
    told: int = 21
    sustained: int = 183


@dataclass(frozen=True, slots=True)
class EditionRules:
    """What one edition does with counts of people below `fewer_than` (0 shows every count)."""

    fewer_than: int = 0


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the evidence is kept: the repository's web address and the branch it is built from."""

    url: str
    branch: str = "main"


@dataclass(frozen=True, slots=True)
class AcceptedGap:
    """A gap that the provider knows of and accepts until a day (ISO date), with its reason."""

    record: str
    check: str
    reason: str
    by_role: str
    until: str


def _default_editions() -> Mapping[str, EditionRules]:
    shown = {"public": EditionRules(5), "partner": EditionRules(0), "internal": EditionRules(0)}
    return MappingProxyType(shown)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one portfolio; every one has a default, so `site_config/` may be absent.

    `name` None means that of the provider. `as_at` is an ISO date or None (today). `notice` is
    a sentence shown on every page, such as that the portfolio is fictional. `channels`
    maps each feedback channel to formal or informal.
    """

    name: str | None = None
    address: str | None = None
    languages: tuple[str, ...] = ("en",)
    notice: str | None = None
    forge: Forge | None = None
    as_at: str | None = None
    min_people: int = 5
    schema_version: int = 1
    clocks: Clocks = Clocks()
    editions: Mapping[str, EditionRules] = field(default_factory=_default_editions)
    channels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    accepted_gaps: tuple[AcceptedGap, ...] = ()
