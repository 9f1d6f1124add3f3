"""The site's own styles and scripts: those of the frame and those of the pages."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coproof.pages import ASSETS

_FRAME_ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Assets:
    """Files by their path in the site; `styles` and `scripts` are what every page loads.

    Those addresses end with a digest of the file, so that a browser never shows a new page with
    an old style that it kept.
    """

    files: tuple[tuple[str, bytes], ...]

    @property
    def styles(self) -> tuple[str, ...]:
        """The addresses of all styles, those of the frame first."""
        return self._addresses(".css")

    @property
    def scripts(self) -> tuple[str, ...]:
        """The addresses of all scripts, those of the frame first."""
        return self._addresses(".js")

    def _addresses(self, suffix: str) -> tuple[str, ...]:
        return tuple(
            f"{path}?v={hashlib.sha256(data).hexdigest()[:8]}"
            for path, data in self.files
            if path.endswith(suffix)
        )


def read_assets() -> Assets:
    """The assets as they lie in the package."""
    return Assets(
        (
            *_files_below(_FRAME_ASSETS, "assets/frame"),
            *_files_below(ASSETS, "assets/coproof"),
        )
    )


def _files_below(folder: Path, address: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield f"{address}/{file.relative_to(folder).as_posix()}", file.read_bytes()
