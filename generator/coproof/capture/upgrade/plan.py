"""What it takes to bring a portfolio to our version: new texts, before any of them is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coproof.capture.save import put_in_place
from coproof.capture.starter import Coproof, read_stock
from coproof.capture.upgrade.pins import new_pins, outdated_wheels
from coproof.capture.upgrade.steps import Rename, changes_from
from coproof.capture.upgrade.version import with_version
from coproof.fields import Kinds
from coproof.model import SCHEMA_VERSION
from coproof.read.files import read_bytes
from coproof.read.schema_copy import fresh_copies
from coproof.read.settings import settings_files
from coproof.read.version import FIELD, FILE, version_of
from coproof.read.walk import walk
from coproof.read.yaml import load

_MARK = "\ufeff"
"""The byte order mark that some editors put before a text."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One file below the root with its new text, and what changed in it, in plain words."""

    file: str
    content: bytes
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Upgrade:
    """Everything that an upgrade would write, in the order of writing; the version comes last.

    `pins` say which coproof the portfolio is made with from now on, and `outdated` which files go
    with the one before. `by_hand` names what stands in the way, each with its place; where there is
    any, nothing may be written. `version` is the one that the portfolio has now.
    """

    version: int
    records: tuple[Rewritten, ...]
    settings: tuple[Rewritten, ...]
    copies: tuple[Rewritten, ...]
    pins: tuple[Rewritten, ...]
    outdated: tuple[str, ...]
    by_hand: tuple[str, ...]

    @property
    def files(self) -> tuple[Rewritten, ...]:
        """All that is to be written."""
        return self.pins + self.copies + self.records + self.settings


class _ByHand(Exception):
    """A file that has to be mended by hand first. Its text says which, and why."""


def plan_upgrade(root: Path, kinds: Kinds, coproof: Coproof | None = None) -> Upgrade:
    """Plan the upgrade of the portfolio below `root`; reads, and writes nothing.

    `coproof` is the one to pin from now on; None leaves that as it is.
    """
    version = version_of(root)
    by_hand: list[str] = []
    records = tuple(_rewritten(root, _records(root, kinds), version, by_hand))
    settings = tuple(_rewritten(root, settings_files(root), version, by_hand))
    fresh = sorted(fresh_copies(root).items())
    copies = tuple(Rewritten(file, content, ("renewed",)) for file, content in fresh)
    if version != SCHEMA_VERSION:
        settings = tuple(_with_version(root, settings, by_hand))
    pins = new_pins(root, coproof, read_stock()) if coproof else {}
    return Upgrade(
        version=version,
        records=records,
        settings=settings,
        copies=copies,
        pins=tuple(Rewritten(file, content, ()) for file, content in pins.items()),
        outdated=outdated_wheels(root, coproof) if coproof else (),
        by_hand=tuple(by_hand),
    )


def write_upgrade(root: Path, upgrade: Upgrade) -> None:
    """Write what was planned; raises ValueError where something has to be mended by hand first."""
    if upgrade.by_hand:
        raise ValueError("an upgrade with files to mend by hand must not be written")
    for rewritten in upgrade.files:
        path = root / rewritten.file
        path.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(path, rewritten.content)
    for file in upgrade.outdated:
        (root / file).unlink(missing_ok=True)


def _records(root: Path, kinds: Kinds) -> Iterator[tuple[str, str]]:
    """The files of all records that lie where they should, and their kinds."""
    return ((found.path, found.kind) for found in walk(root, kinds).files if not found.trouble)


def _rewritten(
    root: Path, files: Iterator[tuple[str, str]], version: int, by_hand: list[str]
) -> Iterator[Rewritten]:
    changes = changes_from(version)
    for file, kind in files:
        wanted = tuple(change for change in changes if change.kind == kind)
        try:
            found = _changed(file, _text(root, file), wanted) if wanted else None
        except _ByHand as why:
            by_hand.append(str(why))
            continue
        if found is not None:
            yield found


def _changed(file: str, text: str, changes: tuple[Rename, ...]) -> Rewritten | None:
    """A file after all changes; None where none of them meets it."""
    said = []
    for change in changes:
        after = change.apply(text)
        if after is None:
            raise _ByHand(f"{file}: {change}; write that here by hand.")
        if after != text:
            said.append(str(change))
        text = after
    return Rewritten(file, text.encode(), tuple(said)) if said else None


def _text(root: Path, file: str) -> str:
    """The text of a file that can be read."""
    content = read_bytes(root / file)
    if isinstance(content, str):
        raise _ByHand(f"{file}: File: {content}.")
    for trouble in load(content).troubles:
        raise _ByHand(f"{file}:{trouble.line}:{trouble.column}: File: {trouble.message}.")
    return content.decode().removeprefix(_MARK)


def _with_version(
    root: Path, settings: tuple[Rewritten, ...], by_hand: list[str]
) -> Iterator[Rewritten]:
    """The settings with the new version written into `portfolio.yml`, which comes last."""
    before = next((one for one in settings if one.file == FILE), None)
    yield from (one for one in settings if one is not before)
    try:
        text = before.content.decode() if before else _text(root, FILE) if _there(root) else ""
        after = with_version(text, SCHEMA_VERSION)
    except _ByHand as why:
        by_hand.append(str(why))
        return
    said = f"{FIELD} is {SCHEMA_VERSION} now"
    if after is None:
        by_hand.append(f"{FILE}: {said}; write that here by hand.")
    else:
        yield Rewritten(FILE, after.encode(), (*(before.said if before else ()), said))


def _there(root: Path) -> bool:
    return (root / FILE).is_file()
