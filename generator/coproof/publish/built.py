"""What a built site says of itself in its manifest: for whoever signs for it, or witnesses it."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from coproof.model import EDITIONS, Edition
from coproof.publish.manifest import root_of
from coproof.publish.places import MANIFEST
from coproof.read import DIRTY

MOST = 64_000_000
"""More bytes than the manifest of any site has."""

NOT_THERE = "There is no manifest.json there. Build the site first, then name its folder."
NOT_OURS = "That manifest.json was not written by this coproof. Build the site again."
CHANGED = (
    "The root in that manifest.json does not fit the rest of it, so somebody changed it. "
    "Take the file from the site as it was built."
)
OF_A_SHARE = "That is the site of a share, which shows a part only. Take that of a whole edition."
NO_COMMIT = "That site was built outside git, so nobody can look up what it was built from."
NOT_COMMITTED = (
    "That site was built with changes that were not committed. Commit them and build again."
)


@dataclass(frozen=True, slots=True)
class Built:
    """A site of a whole edition, built from a commit: `root` and `commit` as git and we write them.

    `as_at` is the day that it is shown as at, `day` the real one on which it was built.
    """

    root: str
    commit: str
    edition: Edition
    as_at: date
    day: date


def built_site(place: Path) -> Built | str:
    """What the manifest of a site says, its root made anew; else a sentence why it cannot count.

    `place` is the folder of the site, or the manifest itself.
    """
    file = place / MANIFEST if place.is_dir() else place
    if not file.is_file() or file.stat().st_size > MOST:
        return NOT_THERE
    data = file.read_bytes()
    try:
        said = json.loads(data)
        return _built(said, root_of(data)) if isinstance(said, dict) else NOT_OURS
    except (ValueError, KeyError, TypeError, RecursionError):
        return NOT_OURS


def _built(said: dict[str, Any], root: str) -> Built | str:
    """Raises KeyError, TypeError or ValueError where a manifest of ours would be otherwise."""
    commit, edition = said["commit"], said["edition"]
    as_at, day = (date.fromisoformat(said[name]) for name in ("as_at", "day"))
    if edition not in EDITIONS:
        return NOT_OURS
    if said["root"] != root:
        return CHANGED
    if said.get("share") is not None:
        return OF_A_SHARE
    if not isinstance(commit, str):
        return NO_COMMIT
    return (
        NOT_COMMITTED
        if commit.endswith(DIRTY)
        else Built(root, commit, cast("Edition", edition), as_at, day)
    )
