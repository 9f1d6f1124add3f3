"""Where shares lie below the folder that they are built into, and how a file gets there."""

from dataclasses import dataclass
from pathlib import Path

from coproof.capture.save import put_in_place

PACKS = "s"
"""The folder below the published site in which sealed packs lie, each in a folder of its own."""


@dataclass(frozen=True, slots=True)
class SharePlaces:
    """The place of each share in each sort, below one folder."""

    out: Path

    @property
    def packs(self) -> Path:
        """The folder of all packs."""
        return self.out / PACKS

    def pack(self, share_id: str) -> Path:
        """The sealed file of a share."""
        return self.packs / share_id / "index.html"

    def zip(self, share_id: str) -> Path:
        """The zip of a share."""
        return self.out / f"{share_id}.zip"

    def folder(self, share_id: str) -> Path:
        """The plain site of a share."""
        return self.out / share_id


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put_in_place(path, data)
