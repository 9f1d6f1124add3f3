"""Is this site as it was published? Needs Python 3.9 or newer and nothing else; asks no network.

    python3 verify.py [SITE] [--witness HEX] [--format json]

SITE is a folder or a zip: a site of coproof, or what a share was handed over as. Without one it is
the folder that holds this file. Exit code 0: nothing failed; 1: something failed; 2: it could not
be checked. What this file cannot know, it says. Take it from somebody you trust: a copy that came
with the site may have been altered with the site.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

MANIFEST = "manifest.json"
DATA = "data/portfolio.json"
READ_ME = "READ ME FIRST.html"
CHECKED, FAILED, NOT_CHECKED = "checked", "failed", "not checked"
CLOSING = "Nothing here shows that what was said is true. It shows what was published, and when."
NO_WITNESS = (
    "No root from outside was given. Without one nobody can tell a site that was altered and then "
    "listed again from the true one. Ask who was handed the root, and give it with --witness."
)
NO_REBUILD = "Needs the repository: coproof verify SITE --rebuild"
SHOWN = 20
MOST = 64 * 1024 * 1024

_HEX = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_ROOT_LINE = b' "root": '
_KEYS = {
    *("as_at", "commit", "counts", "day", "edition", "files", "root", "share", "tool_version"),
}
_MADE_BY_COMPUTERS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_COUNTS = {"files", "missing", "pages", "records"}
_KNOWN_EXTRA = {0x0001, 0x000A, 0x5455, 0x5855, 0x7855, 0x7875}
"""Sizes, times and owners in a zip. Other extras can give a file a second name."""

_UNREADABLE = (OSError, zipfile.BadZipFile, EOFError, ValueError, RuntimeError, zlib.error)

_PAST = {
    "feedback": ("given_on", "recorded_on"),
    "theme": ("identified_on",),
    "decision": ("decided_on",),
    "action": ("done_on",),
    "review": ("on",),
    "told": ("on",),
}
"""Days of what has happened, for each kind; other days may be plans."""


class NotASite(Exception):
    """What was given cannot be checked at all; the message says why."""


@dataclass(frozen=True)
class Outcome:
    """What came of one check: its name, its state, and the reasons in plain words."""

    check: str
    state: str
    reasons: tuple[str, ...]


@dataclass
class Found:
    """The files that are there by their path in the site, how to read each, and what is wrong."""

    read: dict[str, Callable[[], io.BufferedIOBase]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def bytes_of(self, path: str) -> bytes | None:
        """A file that may not be larger than any of ours is; None where it cannot be read."""
        try:
            with self.read[path]() as opened:
                data = opened.read(MOST + 1)
        except (KeyError, *_UNREADABLE):
            return None
        return None if len(data) > MOST else data

    def has(self, path: str, sha256: str, size: int) -> bool:
        """Whether a file is there with these bytes."""
        return path in self.read and self.digest(path, size) == sha256

    def digest(self, path: str, size: int) -> str | None:
        """The SHA-256 of a file of that size; None where it has another or cannot be read."""
        made, left = hashlib.sha256(), size
        try:
            with self.read[path]() as opened:
                while True:
                    part = opened.read(1 << 16)
                    made.update(part)
                    left -= len(part)
                    if not part or left < 0:
                        break
        except _UNREADABLE:
            return None
        return made.hexdigest() if left == 0 else None


def plain(path: str) -> str:
    """A path as any terminal can show it."""
    return "".join(c if c.isprintable() and c.isascii() else ascii(c)[1:-1] for c in path)


# What is there


def look(site: Path) -> Found:
    """Every file of a folder or a zip; raises NotASite where there is no site in it."""
    if site.is_dir():
        return _below(_folder(site))
    if not site.is_file():
        raise NotASite(f"There is no folder and no zip {plain(site.name)}.")
    try:
        return _below(_zip(site))
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, UnicodeError):
        said = f"{plain(site.name)} is no zip that can be opened; it may be damaged or altered."
        raise NotASite(said) from None


def _below(found: Found) -> Found:
    """The same seen from the folder that holds the manifest, which may be a level or two down."""
    places = sorted((p for p in found.read if PurePosixPath(p).name == MANIFEST), key=_depth)
    if not places or _depth(places[0]) > 2:
        raise NotASite("There is no manifest.json here: this is not a site of coproof.")
    if len(places) > 1 and _depth(places[0]) == _depth(places[1]):
        raise NotASite("There is more than one site here: name the one to check.")
    start = places[0][: -len(MANIFEST)]
    inside = Found(troubles=found.troubles)
    for path, read in found.read.items():
        if path.startswith(start):
            inside.read[path[len(start) :]] = read
        elif PurePosixPath(path).name == READ_ME and _depth(path) == _depth(places[0]) - 1:
            inside.beside.append(path)
        else:
            inside.troubles.append(f"Extra, beside the site: {plain(path)}")
    return inside


def _depth(path: str) -> int:
    return path.count("/")


def _folder(site: Path) -> Found:
    found = Found()
    waiting = [(site, "")]
    while waiting:
        folder, start = waiting.pop()
        for entry in sorted(os.scandir(folder), key=lambda one: one.name):
            path = start + entry.name
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                waiting.append((Path(entry.path), path + "/"))
            elif stat.S_ISREG(mode):
                found.read[path] = _opener(entry.path)
            else:
                found.troubles.append(f"A link or a special file: {plain(path)}")
    return found


def _opener(path: str) -> Callable[[], Any]:
    return lambda: open(path, "rb")  # noqa: PTH123 - the caller closes it


def _zip(site: Path) -> Found:
    found = Found()
    data = site.read_bytes()
    packed = zipfile.ZipFile(io.BytesIO(data))
    if packed.comment:
        found.troubles.append("The zip has a comment.")
    found.troubles.extend(_hidden(data, packed))
    for entry in packed.infolist():
        name = entry.orig_filename
        found.troubles.extend(f"{said}: {plain(name)}" for said in _odd(entry))
        if name in found.read:
            found.troubles.append(f"Twice in the zip: {plain(name)}")
        elif not name.endswith("/"):
            found.read[name] = _zip_opener(packed, entry)
    return found


def _zip_opener(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], Any]:
    return lambda: packed.open(entry)


def _odd(entry: zipfile.ZipInfo) -> Iterator[str]:
    """What no honest zip of a site has, and what one program may unpack unlike another."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    name = entry.orig_filename[:-1] if entry.orig_filename.endswith("/") else entry.orig_filename
    if not _sound(name):
        yield "A path that leads elsewhere"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield "A link or a special file"
    if entry.orig_filename.endswith("/") and entry.file_size:
        yield "A folder with bytes in it"
    if entry.flag_bits & 0x2041 or entry.compress_type not in (0, 8):
        yield "Encrypted, or packed in an unusual way"
    if entry.comment:
        yield "A comment on"
    if not set(_extras(entry.extra)) <= _KNOWN_EXTRA:
        yield "Unknown extra data on"


def _extras(extra: bytes) -> Iterator[int]:
    while extra:
        if len(extra) < 4 or len(extra) < 4 + struct.unpack("<H", extra[2:4])[0]:
            yield -1
            return
        kind, size = struct.unpack("<HH", extra[:4])
        yield kind
        extra = extra[4 + size :]


def _hidden(data: bytes, packed: zipfile.ZipFile) -> Iterator[str]:
    """Bytes that belong to no file of a zip, and files that are called one thing in two places."""
    place, gaps = 0, _NO_GAP
    for entry in sorted(packed.infolist(), key=lambda one: one.header_offset):
        head = data[entry.header_offset : entry.header_offset + 30]
        if entry.header_offset - place not in gaps:
            yield f"Bytes in the zip that belong to no file, before: {plain(entry.orig_filename)}"
        fields = struct.unpack("<4s5H3L2H", head)
        flags, method, crc, small, big, name, extra = (*fields[2:4], *fields[6:11])
        start = entry.header_offset + 30
        told = data[start : start + name].decode("utf-8" if flags & 0x800 else "cp437")
        both = 0x809  # encrypted, sizes behind the file, name in UTF-8
        same = (told, method) == (entry.orig_filename, entry.compress_type)
        same = same and flags & both == entry.flag_bits & both
        sizes = (crc, small, big) == (entry.CRC, entry.compress_size, entry.file_size)
        later = flags & 8 and (crc, small, big) == (0, 0, 0)
        if not same or not (sizes or later or 0xFFFFFFFF in (small, big)):
            yield f"The zip says two things of: {plain(entry.orig_filename)}"
        if not set(_extras(data[start + name : start + name + extra])) <= _KNOWN_EXTRA:
            yield f"Unknown extra data on: {plain(entry.orig_filename)}"
        place = start + name + extra + entry.compress_size
        gaps = _DESCRIPTORS if flags & 8 else _NO_GAP
    size, start = struct.unpack("<2L", data[-10:-2])
    ends = data[-22:-18] == b"PK\x05\x06" and packed.start_dir in (start, start + place)
    behind = len(data) - 22 - packed.start_dir - size
    if (
        packed.start_dir - place not in gaps
        or not ends
        or (behind and 0xFFFFFFFF not in (size, start))
    ):
        yield "Bytes in the zip that belong to no file, behind the last."


_NO_GAP: tuple[int, ...] = (0,)
_DESCRIPTORS: tuple[int, ...] = (0, 12, 16, 20, 24)
"""How many bytes may stand behind a file in a zip whose sizes are told only there."""


# The manifest


def read_manifest(found: Found) -> tuple[bytes, dict[str, Any], list[str]]:
    """Its bytes, what it says, and what is wrong with how it says it."""
    data = found.bytes_of(MANIFEST)
    if data is None:
        raise NotASite("manifest.json cannot be read.")
    try:
        said = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_never)
    except (ValueError, RecursionError) as error:
        told = str(error) if isinstance(error, _Twice) else "manifest.json is no JSON."
        return data, {}, [told]
    if not isinstance(said, dict) or not isinstance(said.get("files"), list):
        return data, {}, ["manifest.json lists no files."]
    wrong = []
    if set(said) != _KEYS:
        wrong.append("manifest.json lacks something that it must say, or says something else.")
    if data != (json.dumps(said, indent=1, sort_keys=True) + "\n").encode("ascii"):
        wrong.append("manifest.json is not written as coproof writes it.")
    return data, said, wrong


class _Twice(ValueError):
    pass


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise _Twice("manifest.json says something twice.")
    return dict(pairs)


def _never(constant: str) -> None:
    raise ValueError(constant)


def _sound(path: Any) -> bool:
    """Whether a path stays inside the site, on every system."""
    if not isinstance(path, str) or not path or re.search(r'[\x00-\x1f\x7f\\:*?"<>|]', path):
        return False
    return all(
        part not in ("", ".", "..") and part[-1] not in ". " and not _RESERVED.fullmatch(part)
        for part in path.split("/")
    )


def _listed(said: dict[str, Any], wrong: list[str]) -> dict[str, tuple[str, int]]:
    """The files of the manifest: digest and size by path. What is no such entry is wrong."""
    listed: dict[str, tuple[str, int]] = {}
    addresses = {MANIFEST}
    for entry in said.get("files", []):
        sound = isinstance(entry, dict) and set(entry) == {"path", "sha256", "size"}
        if not sound or not _sound(entry["path"]) or not _is_digest(entry["sha256"]):
            wrong.append("The manifest has an entry that is none, or whose path leads elsewhere.")
            continue
        if type(entry["size"]) is not int or entry["size"] < 0:
            wrong.append(f"The manifest says no size of {plain(entry['path'])}.")
            continue
        address = unicodedata.normalize("NFC", entry["path"]).casefold()
        if address in addresses:
            wrong.append(f"The manifest lists twice, but for capitals: {plain(entry['path'])}")
        addresses.add(address)
        listed[entry["path"]] = (entry["sha256"], entry["size"])
    if [entry.get("path") for entry in said.get("files", []) if isinstance(entry, dict)] != sorted(
        listed
    ):
        wrong.append("The manifest does not list its files in their order.")
    return listed


def _is_digest(text: Any) -> bool:
    return isinstance(text, str) and bool(_HEX.fullmatch(text))


# The checks


def check_files(found: Found, said: dict[str, Any], wrong: list[str]) -> Outcome:
    """Every file's SHA-256 and size; what is missing, extra, changed, renamed."""
    listed = _listed(said, wrong)
    there = set(found.read) - {MANIFEST}
    extra, missing = sorted(there - set(listed)), sorted(set(listed) - there)
    changed = [
        p for p in sorted(there & set(listed)) if found.digest(p, listed[p][1]) != listed[p][0]
    ]
    for path in tuple(extra):
        was = next((m for m in missing if found.digest(path, listed[m][1]) == listed[m][0]), None)
        if was is not None:
            wrong.append(f"Renamed: {plain(was)} is now {plain(path)}")
            extra.remove(path)
            missing.remove(was)
    if any(PurePosixPath(path).name in _MADE_BY_COMPUTERS for path in extra):
        wrong.append("Computers make files such as .DS_Store themselves: delete them, check again.")
    for what, paths in (("Changed or unreadable", changed), ("Missing", missing), ("Extra", extra)):
        wrong.extend(_some(what, paths))
    wrong = [*found.troubles, *wrong, *_counts(said, listed)]
    beside = [f"Not covered by the manifest, so not checked: {plain(p)}" for p in found.beside]
    if wrong:
        return Outcome("files", FAILED, (*wrong, *beside))
    count = "1 file is" if len(listed) == 1 else f"{len(listed):,} files are"
    return Outcome("files", CHECKED, (f"{count} as listed; none missing, none extra.", *beside))


def _some(what: str, paths: Sequence[str]) -> Iterator[str]:
    for path in paths[:SHOWN]:
        yield f"{what}: {plain(path)}"
    if len(paths) > SHOWN:
        yield f"{what}: {len(paths) - SHOWN} more"


def _counts(said: dict[str, Any], listed: dict[str, tuple[str, int]]) -> Iterator[str]:
    counts = said.get("counts")
    if not isinstance(counts, dict) or set(counts) != _COUNTS:
        yield "The manifest does not say how many files, pages and records there are."
        return
    pages = sum(path.endswith(".html") for path in listed)
    if (counts["files"], counts["pages"]) != (len(listed), pages):
        yield "The manifest counts other files or pages than it lists."


def check_root(data: bytes, said: dict[str, Any], wrong: Sequence[str], witness: str) -> Outcome:
    """The root made anew; compared with the stated one, and with one from outside."""
    lines = (line for line in io.BytesIO(data) if not line.startswith(_ROOT_LINE))
    root = hashlib.sha256(b"".join(lines)).hexdigest()
    reasons = list(wrong)
    if said.get("root") != root:
        reasons.append(f"The manifest states another root than it has. It has {root}.")
    if witness and witness.strip().lower() != root:
        reasons.append(f"The root from outside is another. This site has {root}.")
    if reasons:
        return Outcome("root", FAILED, tuple(reasons))
    told = "The root from outside is the same." if witness else NO_WITNESS
    return Outcome("root", CHECKED, (f"Made anew, and as stated: {root}", told))


def check_dates(found: Found, said: dict[str, Any]) -> Outcome:
    """The order of all days that the site shows; ids and names of fields only."""
    data = found.bytes_of(DATA)
    try:
        shown = json.loads((data or b"").decode("utf-8"))
        records, agreed = shown["records"], _disagreements(shown, said)
        late = (
            _as_at(said)
            + agreed
            + [line for kind in records for line in _late(kind, records, said)]
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Outcome("dates", NOT_CHECKED, (f"{DATA} or manifest.json cannot be understood.",))
    if late:
        return Outcome("dates", FAILED, tuple(_some("Date", late)))
    return Outcome(
        "dates",
        CHECKED,
        (
            "No day is later than the day of the build, and none comes before what it follows.",
            "When records were written down was not looked at: that needs the repository.",
        ),
    )


def _disagreements(shown: dict[str, Any], said: dict[str, Any]) -> list[str]:
    keys = ("as_at", "commit", "edition", "tool_version")
    other = [
        f"{key} is not the same in manifest.json and {DATA}"
        for key in keys
        if shown[key] != said[key]
    ]
    if sum(len(records) for records in shown["records"].values()) != said["counts"]["records"]:
        other.append(f"the number of records is not the same in manifest.json and {DATA}")
    return other


def _as_at(said: dict[str, Any]) -> list[str]:
    days = (str(said["as_at"]), str(said["day"]))
    if not all(_DAY.fullmatch(day) for day in days):
        return ["manifest.json: as_at or day is no day"]
    return ["manifest.json: as_at is later than the day of the build"] if days[0] > days[1] else []


def _late(kind: str, records: dict[str, Any], said: dict[str, Any]) -> list[str]:
    late = []
    for record in records[kind]:
        for name in _PAST.get(kind, ()):
            if str(record.get(name) or "") > str(said["day"]):
                late.append(
                    f"{plain(str(record['id'])[:64])}: {name} is later than the day of the build"
                )
        for first, then in (("given_on", "recorded_on"), ("start_on", "done_on")):
            a, b = record.get(first), record.get(then)
            if isinstance(a, str) and isinstance(b, str) and b < a[: len(b)]:
                late.append(f"{plain(str(record['id'])[:64])}: {then} is before {first}")
    return late


# The report


def verify(site: Path, witness: str = "") -> tuple[Outcome, ...]:
    """All that can be checked without the repository; raises NotASite where nothing can."""
    try:
        found = look(site)
        data, said, wrong = read_manifest(found)
        files = check_files(found, said, [] if said else list(wrong))
        root = check_root(data, said, wrong, witness)
        return files, root, check_dates(found, said), Outcome("rebuild", NOT_CHECKED, (NO_REBUILD,))
    except OSError as error:
        raise NotASite(f"The computer did not let us read it: {error.strerror}.") from None


def code_of(outcomes: Sequence[Outcome]) -> int:
    """1 where something failed, else 0."""
    return int(any(one.state == FAILED for one in outcomes))


def report(outcomes: Sequence[Outcome], form: str) -> str:
    """The outcomes as text for people, or as JSON for programs."""
    if form == "json":
        checks = [{"check": o.check, "state": o.state, "reasons": o.reasons} for o in outcomes]
        said = {"checks": checks, "failed": bool(code_of(outcomes)), "limits": CLOSING}
        return json.dumps(said, indent=2) + "\n"
    lines: list[str] = []
    for one in outcomes:
        starts = [f"{one.check:<8} {one.state:<12} ", *[" " * 22] * len(one.reasons)]
        lines.extend(start + reason for start, reason in zip(starts, one.reasons))
    return "\n".join([*lines, "", CLOSING, ""])


def main(words: Sequence[str] | None = None) -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(description="Is this site as it was published?")
    parser.add_argument("site", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--witness", default="", metavar="HEX", help="the root from outside")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    given = parser.parse_args(words)
    if given.witness and not _HEX.fullmatch(given.witness.strip().lower()):
        parser.error("--witness takes the 64 digits and letters of a root")
    try:
        outcomes = verify(given.site, given.witness)
    except NotASite as reason:
        sys.stderr.write(f"Not checked: {reason}\n")
        return 2
    sys.stdout.write(report(outcomes, given.format))
    return code_of(outcomes)


if __name__ == "__main__":
    sys.exit(main())
