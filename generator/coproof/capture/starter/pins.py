"""What a new repository is pinned to besides Python packages, and whether a release may go out.

`release.json` holds it. An action is pinned to the commit of one of its releases, an image to its
digest. What could not be looked up yet is null; a release with anything null is refused
(`make release-check`). The hash of coproof cannot stand in coproof: `install` takes it from the
wheel.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from coproof import __version__

FILE = Path(__file__).parent / "release.json"

_COMMIT = re.compile(r"[0-9a-f]{40}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_VERSION = re.compile(r"v\d+\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Action:
    """An action of GitHub at one commit, and the release that this commit is."""

    name: str
    version: str | None
    commit: str | None

    def __str__(self) -> str:
        """As a workflow names it, with the version as a comment for people and for Dependabot."""
        return f"{self.name}@{self.commit or self.version} # {self.version}"


@dataclass(frozen=True, slots=True)
class Image:
    """A container image by its tag and, once it is known, by the digest of its content."""

    name: str
    tag: str
    digest: str | None

    def __str__(self) -> str:
        """As a pipeline names it."""
        return f"{self.name}:{self.tag}" + (f"@{self.digest}" if self.digest else "")


@dataclass(frozen=True, slots=True)
class Pins:
    """All pins. `coproof` is the version that was published with them, None before a release."""

    coproof: str | None
    actions: Mapping[str, Action]
    images: Mapping[str, Image]

    @property
    def words(self) -> Mapping[str, str]:
        """What templates call them: `action.checkout`, `image.python`."""
        actions = {f"action.{name}": str(action) for name, action in self.actions.items()}
        return actions | {f"image.{name}": str(image) for name, image in self.images.items()}


def read_pins(text: str | None = None) -> Pins:
    """The pins in the package, or in another text of the same shape."""
    data = json.loads(FILE.read_text("utf-8") if text is None else text)
    return Pins(
        coproof=data["coproof"],
        actions={name: Action(**action) for name, action in data["actions"].items()},
        images={name: Image(**image) for name, image in data["images"].items()},
    )


def not_ready(pins: Pins, version: str) -> Iterator[str]:
    """What keeps these pins from going out with a release of that version, a sentence each."""
    if pins.coproof != version:
        yield f"coproof: write {version}, the version that is released, in place of {pins.coproof}."
    for action in pins.actions.values():
        if not _is(_COMMIT, action.commit):
            yield f"{action.name}: write the whole commit of a release."
        if not _is(_VERSION, action.version):
            yield f"{action.name}: write which release that commit is, such as v7.0.1."
    for image in pins.images.values():
        if not _is(_DIGEST, image.digest):
            yield f"{image.name}:{image.tag}: write its digest, sha256 and 64 signs."


def _is(form: re.Pattern[str], text: str | None) -> bool:
    """Whether a pin has its form and is no placeholder, such as zeros throughout."""
    if text is None or not form.fullmatch(text):
        return False
    return len(set(text.rpartition(":")[2])) > 2 or form is _VERSION


def main() -> int:
    """Say what is missing for a release; 0 where nothing is."""
    missing = tuple(not_ready(read_pins(), __version__))
    sys.stdout.writelines(f"{FILE.name}: {sentence}\n" for sentence in missing)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
