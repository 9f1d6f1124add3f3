"""The files of the pictures that Easy Read lines use: opened here, judged by their first bytes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from coproof.model import Finding, Picture
from coproof.read.files import read_bytes
from coproof.read.places import place_of
from coproof.read.raster import raster
from coproof.read.yaml import load
from coproof.read.yaml.characters import LIMIT

FOLDER = "site_config/pictures"
REGISTER = "site_config/pictures.yml"
CHECK = "picture-file"


def read_pictures(
    root: Path, register: Iterable[Picture]
) -> tuple[tuple[Picture, ...], Mapping[str, bytes], tuple[Finding, ...]]:
    """The register with each picture's extension, the bytes by their path, and what is wrong.

    A picture whose file cannot be shown keeps an empty extension and has no bytes.
    """
    pictures, images, wrong = [], {}, []
    for picture in register:
        found = _image(root, picture)
        if isinstance(found, str):
            wrong.append((picture.name, found))
            pictures.append(picture)
        else:
            known = replace(picture, extension=found[0])
            pictures.append(known)
            images[known.path] = found[1]
    return tuple(pictures), images, tuple(_findings(root, wrong))


def _image(root: Path, picture: Picture) -> tuple[str, bytes] | str:
    """The extension and the bytes of a picture's file, or what to do about it."""
    folder = root.resolve() / FOLDER
    path = folder / picture.file
    if not path.exists():
        return "there is no such file below site_config/pictures/; put the picture there"
    if path.resolve() != path:
        return "this is a link; put a copy of the picture itself below site_config/pictures/"
    data = read_bytes(path)
    if isinstance(data, str):
        return data
    if len(data) > LIMIT:
        return "this picture is larger than 1 MB; save it smaller"
    return raster(data) or "write the path of a whole PNG, JPEG or WebP picture that does not move"


def _findings(root: Path, wrong: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    content = read_bytes(root / REGISTER) if wrong else b""
    written = load(content).root if isinstance(content, bytes) else None
    for name, what in wrong:
        way = ("pictures", name, "file")
        line, column = place_of(written, way) if written is not None else (1, 1)
        yield Finding(
            check=CHECK,
            severity="gap",
            message=f"File: {what}.",
            fix="Until then the words are shown without it.",
            file=REGISTER,
            line=line,
            column=column,
            field=f"pictures.{name}.file",
        )
