"""Stories about the checks: small portfolios in plain YAML, and what is found in them.

A story says `story` (one sentence), `as_at`, `evidence` (a file's path below `evidence/` and its
text) and `findings` (all of them: "path:line check"). It may say more:

- `given`: names of files in `stories/given/`, whose evidence is there as well;
- `today`: the real day, where it is another than `as_at`;
- `site_config`: files of the provider's own settings;
- `pictures: missing`: the files that `site_config/pictures.yml` names are not there (else they are);
- `schema`: copies of schemas that lie beside the evidence, for editors;
- `as_written: true`: take the story's own files as they are. Otherwise the fields that a record
  must have and the story leaves out are filled in below its last line, from
  `stories/given/defaults.yml`.

A finding that weighs differently from its check says so: "… personal-data (gap)", as does a gap
that has been accepted: "… (accepted)".
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from coproof.checks import check_named
from coproof.model import Finding
from coproof.portfolio import Examination, examine
from pictures_stories import png

STORIES = Path(__file__).parent / "stories"
GIVEN = STORIES / "given"


@dataclass(frozen=True)
class Story:
    """One story as it was written."""

    check: str
    name: str
    says: Mapping[str, Any]

    @property
    def fires(self) -> bool:
        return self.name.startswith("fires-")

    @property
    def findings(self) -> list[str]:
        return list(self.says["findings"] or [])

    def __str__(self) -> str:
        return f"{self.check}/{self.name}"


def all_stories() -> tuple[Story, ...]:
    return tuple(
        Story(path.parent.name, path.stem, yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(STORIES.glob("*/*.yml"))
        if path.parent != GIVEN
    )


def examined(story: Story, root: Path) -> Examination:
    """The story as files below `root`, read and checked for real."""
    for path, text in _files(story):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    if story.says.get("pictures") != "missing":
        _lay_pictures(root / "site_config")
    (root / "evidence").mkdir(exist_ok=True)
    as_at = _day(story.says["as_at"])
    return examine(root, as_at, _day(story.says.get("today", as_at)))


def _lay_pictures(config: Path) -> None:
    """A dot for every picture that the register names."""
    register = config / "pictures.yml"
    if register.is_file():
        for picture in yaml.safe_load(register.read_text(encoding="utf-8"))["pictures"].values():
            file = config / "pictures" / picture["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(png())


def told(finding: Finding) -> str:
    """A finding as stories write it."""
    check = check_named(finding.check)
    assert check is not None, f"{finding.check} is the name of no check"
    weight = f" ({finding.severity})" if finding.severity != check.severity else ""
    weight = " (accepted)" if finding.accepted else weight
    place = (finding.file or "").removeprefix("evidence/")
    return f"{place}:{finding.line} {finding.check}{weight}"


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _files(story: Story) -> Iterator[tuple[str, str]]:
    says = story.says
    given = [says["given"]] if isinstance(says.get("given"), str) else says.get("given", [])
    evidence: dict[str, str] = {}
    for name in given:
        evidence |= yaml.safe_load((GIVEN / f"{name}.yml").read_text(encoding="utf-8"))
    own = says.get("evidence") or {}
    for path, text in (evidence | own).items():
        whole = path.startswith("attachments/") or (says.get("as_written") and path in own)
        yield f"evidence/{path}", text if whole else _filled_in(path, text)
    for folder in ("site_config", "schema"):
        for path, text in (says.get(folder) or {}).items():
            yield f"{folder}/{path}", text


def _filled_in(path: str, text: str) -> str:
    """The text with the fields it must have and leaves out, below its last line."""
    defaults = yaml.safe_load((GIVEN / "defaults.yml").read_text(encoding="utf-8"))
    written = yaml.load(text, yaml.BaseLoader) or {}
    needed = dict(defaults[path.partition("/")[0].removesuffix(".yml")])
    if path != "provider.yml":
        needed["id"] = Path(path).stem
    missing = [name for name in needed if name not in written]
    return text + "".join(f"{name}: {json.dumps(needed[name])}\n" for name in missing)
