"""The files that new portfolios begin with: from the checkout where there is one, else the package.

A wheel carries its own copies of the demonstration, the settings and the run-time pins, as it does
of the schemas (`pyproject.toml` says which).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from coproof.read import schema_folder

_HERE = Path(__file__).resolve().parent
_PACKAGE = _HERE.parents[1]

CARRIED = ("evidence", "site_config", "mkdocs.yml", "requirements.txt", "requirements-share.txt")
"""What a wheel carries of the repository, besides `schema/`."""


def checkout() -> Path | None:
    """The repository that this coproof runs from; None where it is installed without one."""
    root = _PACKAGE.parents[1]
    is_checkout = _PACKAGE.parent.name == "generator" and (root / "pyproject.toml").is_file()
    return root if is_checkout else None


def read_stock() -> Mapping[str, bytes]:
    """Every file by its path: as in the repository, and below `templates/` those of this room."""
    top = checkout() or _HERE / "stock"
    files = dict(_below(_HERE / "templates", "templates"))
    files |= _below(schema_folder(), "schema")
    for name in CARRIED:
        files |= _below(top / name, name)
    return files


def _below(place: Path, shown: str) -> Iterator[tuple[str, bytes]]:
    """A file, or every file below a folder; hidden ones are nobody's business."""
    if place.is_file():
        yield shown, place.read_bytes()
    for path in sorted(place.rglob("*")):
        inside = path.relative_to(place)
        if path.is_file() and not any(part.startswith((".", "__")) for part in inside.parts):
            yield f"{shown}/{inside.as_posix()}", path.read_bytes()
