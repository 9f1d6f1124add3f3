"""Reads `site_config/`: each file is optional, and is judged by its schema as records are."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coproof.fields import Kinds
from coproof.model import (
    AcceptedGap,
    Clocks,
    EditionRules,
    Finding,
    Forge,
    Settings,
    Thresholds,
    Witness,
    by_place,
    freeze,
)
from coproof.read.frameworks import crosswalks_from, frameworks_from, pictures_from
from coproof.read.full_stop import as_sentences
from coproof.read.judged import judge, nothing_more
from coproof.read.releases import release_faults, releases_from
from coproof.read.shape import Shape
from coproof.read.shares import share_faults, shares_from
from coproof.read.version import other_version, version_of

FOLDER = "site_config"
FILES = ("portfolio", "checks", "channels", "accepted_gaps", "pictures", "witnesses")
"""The files with a schema of the same name."""

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "frameworks": "framework",
        "crosswalks": "crosswalk",
        "maps": "import_map",
        "shares": "share",
        "releases": "release",
    }
)
"""The folders whose files all have one schema."""

CHANNELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "formal": (
            "keyworker_session",
            "peoples_meeting",
            "support_review",
            "pbs_review",
            "survey",
            "complaint_procedure",
            "family_forum",
            "advocate_visit",
            "co_design_session",
            "feedback_session",
            "quality_checker",
            "external",
        ),
        "informal": (
            "everyday_conversation",
            "observation",
            "compliment",
            "suggestion_box",
            "phone_email_letter",
        ),
    }
)
"""Which channels are formal where `channels.yml` does not say: arranged occasions are."""


def read_settings(root: Path, kinds: Kinds) -> tuple[Settings, tuple[Finding, ...]]:
    """The provider's settings, and what is wrong with the files; a wrong file counts as absent.

    Settings written for another version of coproof all count as absent, and only that is said.
    """
    if (other := other_version(root)) is not None:
        return Settings(schema_version=version_of(root)), (other,)
    read: dict[str, Any] = {}
    many: dict[str, list[Any]] = {schema: [] for schema in FOLDERS.values()}
    findings: list[Finding] = []
    for file, schema in settings_files(root):
        if schema in kinds.config:
            also = partial(_ALSO[schema], file) if schema in _ALSO else nothing_more
            judged = judge(root, file, Shape.of(kinds.config[schema]), also)
            findings += judged.findings
            if not judged.findings and judged.data is not None:
                read[schema] = freeze(judged.data)
                many.get(schema, []).append(read[schema])
    return _settings(read, many), as_sentences(sorted(findings, key=by_place))


_ALSO = {"share": share_faults, "release": release_faults}
"""What files of a schema are asked beyond it."""


def settings_files(root: Path) -> Iterator[tuple[str, str]]:
    """Every file that is there, as findings write its path, and the name of its schema."""
    for name in FILES:
        if os.path.lexists(root / FOLDER / f"{name}.yml"):
            yield f"{FOLDER}/{name}.yml", name
    for folder, schema in FOLDERS.items():
        for path in sorted((root / FOLDER / folder).glob("*.yml")):
            yield f"{FOLDER}/{folder}/{path.name}", schema


def _settings(read: Mapping[str, Any], many: Mapping[str, list[Any]]) -> Settings:
    checks = read.get("checks", {})
    portfolio = dict(read.get("portfolio", {}))
    forge = portfolio.pop("forge", None)
    editions = portfolio.pop("editions", {})
    return Settings(
        **portfolio,
        forge=Forge(**forge) if forge else None,
        editions=_editions(editions),
        clocks=Clocks(**_numbers(checks, "clocks")),
        thresholds=Thresholds(**_numbers(checks, "thresholds")),
        reasons=_reasons(checks),
        channels=_channels(read.get("channels", CHANNELS)),
        accepted_gaps=tuple(AcceptedGap(**gap) for gap in read.get("accepted_gaps", ())),
        frameworks=frameworks_from(many["framework"]),
        crosswalks=crosswalks_from(many["crosswalk"]),
        pictures=pictures_from(read.get("pictures", {})),
        shares=shares_from(many["share"]),
        releases=releases_from(many["release"]),
        witnesses=_witnesses(read.get("witnesses", ())),
    )


def _witnesses(given: Iterable[Mapping[str, str]]) -> tuple[Witness, ...]:
    found = (Witness(**one) for one in given)  # type: ignore[arg-type]  # the schema names editions
    return tuple(sorted(found, key=lambda one: (one.on, one.root, one.by)))


def _editions(given: Mapping[str, Mapping[str, int]]) -> Mapping[str, EditionRules]:
    rules = {name: EditionRules(**rule) for name, rule in given.items()}
    return MappingProxyType({**Settings().editions, **rules})


def _numbers(checks: Mapping[str, Any], part: str) -> dict[str, int]:
    """The number of each entry, whatever it counts: days, a share, years."""
    return {
        name: next(value for key, value in entry.items() if key != "why")
        for name, entry in checks.get(part, {}).items()
    }


def _reasons(checks: Mapping[str, Any]) -> Mapping[str, str]:
    entries = {name: entry for part in checks.values() for name, entry in part.items()}
    return MappingProxyType({name: e["why"] for name, e in entries.items() if "why" in e})


def _channels(given: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Each channel as formal or informal; what the provider does not name keeps its default."""
    both = (CHANNELS, given)
    return MappingProxyType(
        {channel: sort for lists in both for sort, names in lists.items() for channel in names}
    )
