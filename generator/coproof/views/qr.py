"""A QR code as the path of a drawing, so that a page can show it without a picture or a script."""

from dataclasses import dataclass

import segno

QUIET = 4
"""The empty modules that must surround a code (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """The code of an address: the length of a side in modules, and the dark ones as a path."""

    address: str
    side: int
    path: str


def qr_code(address: str) -> QrCode:
    """The code of an address, with medium error correction, readable from a wall."""
    rows = [bytes(row) for row in segno.make(address, micro=False, error="m").matrix]
    runs = (
        f"M{start + QUIET} {y + QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return QrCode(address, len(rows) + 2 * QUIET, "".join(runs))


def _runs(row: bytes) -> list[tuple[int, int]]:
    """The dark modules of a row as starts and lengths."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
