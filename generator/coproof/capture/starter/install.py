"""Which coproof a new repository is made with, and how it gets there with its hash.

A published version is pinned by the hash of its wheel, which pip fetches once to take it. Any other
is put into `vendor/`: built from the checkout that runs, or given as a file.
"""

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coproof import __version__
from coproof.capture.starter.pins import Pins
from coproof.capture.starter.stock import checkout

FOLDER = "vendor"
_NAME = re.compile(r"coproof-([^-]+)-py3-none-any\.whl")
_SECONDS = 300


class NoWheel(Exception):
    """There is no coproof to pin. Its text is a plain sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Coproof:
    """One wheel of coproof: its file's name, its content, and how we came by it.

    `published` means that pip can fetch it, so that it need not lie in the repository.
    """

    name: str
    content: bytes
    how: str
    published: bool = False

    @property
    def version(self) -> str:
        """The version that the wheel's name says."""
        found = _NAME.fullmatch(self.name)
        return found[1] if found else ""

    @property
    def hash(self) -> str:
        """As pip compares it."""
        return f"sha256:{hashlib.sha256(self.content).hexdigest()}"


def coproof_for(wheel: Path | None, pins: Pins) -> Coproof:
    """The coproof to pin: the wheel that somebody gives, else what this one was made from.

    Raises NoWheel where there is none, or where it is of another version than this coproof.
    """
    if wheel is not None:
        return _checked(wheel, f"was taken from {wheel.name}")
    if (root := checkout()) is not None:
        return _built(root)
    if pins.coproof == __version__:
        return _fetched(__version__)
    raise NoWheel("This coproof was never published. Give the wheel it came in: --wheel FILE.")


def _built(root: Path) -> Coproof:
    """From the checkout, with the tool that every wheel of coproof is made with."""
    words = ("-m", "hatchling", "build", "--target", "wheel", "--directory")
    advice = "The wheel could not be built here. Run `make site` in the checkout first."
    return _made(words, (), root, advice, "was built from the checkout that it runs from")


def _fetched(version: str) -> Coproof:
    """Through pip, from wherever this machine's pip gets packages."""
    quietly = ("--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:")
    words = ("-I", "-m", "pip", "download", *quietly, "--dest")
    advice = "pip could not fetch this version. Give its wheel instead: --wheel FILE."
    made = _made(words, (f"coproof=={version}",), Path(), advice, "is fetched by pip when needed")
    return Coproof(made.name, made.content, made.how, published=True)


def _made(
    words: Sequence[str], after: Sequence[str], where: Path, advice: str, how: str
) -> Coproof:
    """What a Python command leaves in a folder of ours: one wheel."""
    with TemporaryDirectory(prefix="coproof-") as folder:
        command = [sys.executable, *words, folder, *after]
        try:
            done = subprocess.run(
                command, cwd=where, capture_output=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise NoWheel(advice) from None
        wheels = sorted(Path(folder).glob("coproof-*.whl"))
        if done.returncode or len(wheels) != 1:
            raise NoWheel(advice)
        return _checked(wheels[0], how)


def _checked(wheel: Path, how: str) -> Coproof:
    """A file as the wheel that it should be."""
    content = wheel.read_bytes()
    found = _NAME.fullmatch(wheel.name)
    if found is None or not _holds_coproof(content):
        raise NoWheel(
            f"{wheel.name} is not a wheel of coproof, such as coproof-1.0.0-py3-none-any.whl."
        )
    if found[1] != __version__:
        raise NoWheel(f"{wheel.name} is of another version. This coproof is {__version__}.")
    return Coproof(wheel.name, content, how)


def _holds_coproof(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "coproof/__init__.py" in archive.namelist()
    except zipfile.BadZipFile:
        return False
