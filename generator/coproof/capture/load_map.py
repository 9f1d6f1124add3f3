"""Opens an import map: strictly, as records are opened, with every mistake in it reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coproof.capture.import_map import ImportMap, import_map
from coproof.capture.map_check import Fault, expression_faults, field_faults
from coproof.fields import Kinds
from coproof.read.places import field_of
from coproof.read.shape import Shape
from coproof.read.yaml import load

FOLDER = "site_config/maps"
SCHEMA = "import_map"


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """A map, or what is wrong with it: places or paths in the file, each with a sentence."""

    chart: ImportMap | None
    faults: tuple[Fault, ...] = ()


def find_map(root: Path, named: str) -> Path | None:
    """The file of a map that somebody names by its path, or by its name in `site_config/maps/`."""
    maps = root / FOLDER
    tried = (Path(named), maps / named, maps / f"{named}.yml")
    return next((path for path in tried if path.is_file()), None)


def load_map(path: Path, kinds: Kinds) -> LoadedMap:
    """The map in a file, or everything that is wrong with it as far as can be seen."""
    loaded = load(path.read_bytes())
    if loaded.troubles:
        return _wrong((f"line {trouble.line}", trouble.message) for trouble in loaded.troubles)
    if shape := Shape.of(kinds.config[SCHEMA]).faults(loaded.data):
        return _wrong((field_of(fault.path) or "the file", fault.message) for fault in shape)
    if faults := tuple(expression_faults(loaded.data)):
        return _wrong(faults)
    chart = import_map(loaded.data)
    return LoadedMap(chart, tuple(field_faults(chart, kinds)))


def _wrong(faults: Iterable[Fault]) -> LoadedMap:
    return LoadedMap(None, tuple(faults))
