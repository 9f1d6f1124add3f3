"""The demo's records as they stand in their files, for tests that count without the product."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
Data = dict[str, Any]


class _AsWritten(yaml.SafeLoader):
    """Leaves days, months and words such as on the texts that they are."""


_RULES_OF_YAML_1_1 = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
_AsWritten.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] not in _RULES_OF_YAML_1_1]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def records(folder: str) -> tuple[Data, ...]:
    """All records of a folder below `evidence/`, sorted by file name."""
    files = sorted((ROOT / "evidence" / folder).rglob("*.yml"))
    return tuple(_read(file) for file in files)


def record(record_id: str) -> Data:
    """The one record of that id."""
    (file,) = (ROOT / "evidence").rglob(f"{record_id}.yml")
    return _read(file)


@cache
def framework_tags() -> frozenset[str]:
    """Every `framework:statement` that may stand under `supports`."""
    files = (ROOT / "site_config" / "frameworks").glob("*.yml")
    frameworks = [_read(file) for file in files]
    return frozenset(
        f"{framework['id']}:{statement['id']}"
        for framework in frameworks
        for group in framework["groups"]
        for statement in group["statements"]
    )


def _read(file: Path) -> Data:
    data: Data = yaml.load(file.read_text("utf-8"), _AsWritten)
    return data
