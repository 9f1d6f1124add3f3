"""Settings: what the provider decides about its portfolio in `site_config/`, with defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coproof.model.framework import Crosswalk, Framework
from coproof.model.record import Edition
from coproof.model.release import Release
from coproof.model.share import Share
from coproof.model.thresholds import Thresholds
from coproof.model.witness import Witness

SCHEMA_VERSION = 1
"""The version of the record format that this coproof reads and writes."""


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for Easy Read lines: a file below `site_config/pictures/`, and whose it is.

    `consent` is the id of the consent of the people whom a photo shows. `extension` says what the
    file's first bytes say it is ("png"), "" while it has not been read or cannot be shown.
    `with_consent` says that it rests on one, `permission_until` the day to ask again, if any.
    """

    name: str
    file: str
    alt: str
    licence: str
    credit: str = ""
    source: str = ""
    consent: str | None = None
    extension: str = ""
    with_consent: bool = False
    permission_until: str = ""

    @property
    def path(self) -> str:
        """Its address below the site's root."""
        return f"pictures/{self.name}.{self.extension}"


def _default_editions() -> Mapping[str, EditionRules]:
    shown = {"public": EditionRules(5), "partner": EditionRules(0), "internal": EditionRules(0)}
    return MappingProxyType(shown)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one portfolio; every one has a default, so `site_config/` may be absent.

    `name` None means that of the provider. `as_at` is an ISO date or None (today). `notice` is
    a sentence shown on every page, such as that the portfolio is fictional. `channels`
    maps each feedback channel to formal or informal. `reasons` says why a clock or a threshold
    has its number, by its name. `frameworks`, `crosswalks` and `pictures` are sorted by name,
    `shares` by id, `witnesses` and
    `releases` by day.
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
    thresholds: Thresholds = field(default_factory=Thresholds)
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    editions: Mapping[str, EditionRules] = field(default_factory=_default_editions)
    channels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    accepted_gaps: tuple[AcceptedGap, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()
    pictures: tuple[Picture, ...] = ()
    shares: tuple[Share, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    releases: tuple[Release, ...] = ()
    require_release: bool = True

    def framework(self, framework_id: str) -> Framework | None:
        """The framework of that id, or None."""
        return next((one for one in self.frameworks if one.id == framework_id), None)

    def share(self, share_id: str) -> Share | None:
        """The share of that id, or None."""
        return next((one for one in self.shares if one.id == share_id), None)

    def picture(self, name: str) -> Picture | None:
        """The picture of that name, or None."""
        return next((one for one in self.pictures if one.name == name), None)

    def newest_release(self, edition: Edition) -> Release | None:
        """The release of that edition which was checked last, or None."""
        return next((one for one in reversed(self.releases) if one.edition == edition), None)
