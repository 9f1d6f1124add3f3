"""What a new repository is pinned to besides Python packages.

`release.json` holds it. An action is pinned to the commit of one of its releases, an image to its
digest. What could not be looked up yet is null there, and keeps a release back (`release_check`).
The hash of coproof cannot stand in coproof: `install` takes it from the wheel.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "release.json"


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
