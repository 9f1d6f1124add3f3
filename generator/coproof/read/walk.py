"""Finds the files of the records below `evidence/`, and what lies there that should not.

Nothing is followed and nothing is opened here. READMEs, hidden files, `attachments/` and files of
other types are left alone.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from coproof.fields import Kinds
from coproof.model import Finding
from coproof.read.files import NO_ENTRY, NOT_A_FILE, printable

EVIDENCE = "evidence"
PROVIDER = "provider"
ATTACHMENTS = "attachments"
UNKNOWN = "?"
"""Stands for the kind of the files in a folder that belongs to no kind."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_A_FOLDER = "this is not an ordinary folder; put the folder itself here, not a link to it"
_ODD_NAME = "the name holds characters that not every system has; rename it in plain letters"
_RENAME = "rename it so that its name ends in .yml, in small letters"
_NONE_HERE = "there is no evidence folder here; go to your portfolio's folder, or make one"


@dataclass(frozen=True, slots=True)
class Found:
    """One file that should hold a record.

    `path` is below the root, with forward slashes; `kind` is the kind that its folder belongs
    to, UNKNOWN where it belongs to none. `trouble` says why the file cannot be taken, whatever it
    holds; then it is not opened.
    """

    path: str
    stem: str
    kind: str
    trouble: Finding | None = None

    @property
    def record(self) -> str | None:
        """The id that the file's name gives, None where the name could not be one."""
        return self.stem if is_id(self.stem) else None


def is_id(text: object) -> bool:
    """Whether a text has the form of an id; only such texts are repeated in messages."""
    return isinstance(text, str) and len(text) <= 64 and _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Walk:
    """All record files, in order of their paths, and findings about the folders themselves."""

    files: tuple[Found, ...]
    findings: tuple[Finding, ...]


def walk(root: Path, kinds: Kinds) -> Walk:
    """Look through `evidence/` below the root."""
    top = root / EVIDENCE
    if top.is_symlink() or not top.is_dir():
        message = _NOT_A_FOLDER if top.is_symlink() or top.exists() else _NONE_HERE
        return Walk((), (_unreadable(EVIDENCE, message, "Evidence"),))
    look = _Look(kinds)
    look.into(top, EVIDENCE)
    return Walk(
        tuple(sorted(look.files, key=lambda file: file.path)),
        tuple(sorted(look.findings, key=lambda finding: finding.file or "")),
    )


class _Look:
    """One walk in progress."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.by_folder = {kind.folder: kind.name for kind in kinds if kind.folder}
        self.files: list[Found] = []
        self.findings: list[Finding] = []

    def into(self, top: Path, name: str) -> None:
        """Look into a folder and all below it, however deep they lie."""
        waiting = [(str(top), name, "")]
        while waiting:
            folder, shown, kind = waiting.pop()
            for entry in self._entries(folder, shown):
                path = f"{shown}/{printable(entry.name)}"
                if entry.is_dir(follow_symlinks=False):
                    below = self._kind_below(shown, entry.name, path, kind)
                    waiting += [(entry.path, path, below)] if below else []
                elif entry.is_file(follow_symlinks=False):
                    self._file(entry.name, path, kind)
                else:
                    self._not_a_file(entry.name, path, kind)

    def _entries(self, folder: str, shown: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                yield from [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            self.findings.append(_unreadable(shown, NO_ENTRY, "Folder"))

    def _kind_below(self, above: str, name: str, path: str, kind: str) -> str | None:
        """The kind whose records lie in a folder; None where nobody needs to look into it."""
        if (above, name) == (EVIDENCE, ATTACHMENTS):
            return None
        if not path.endswith(name):
            self.findings.append(_unreadable(path, _ODD_NAME, "Folder"))
            return None
        return kind or self._kind_of_folder(name, path)

    def _kind_of_folder(self, name: str, path: str) -> str:
        if name in self.by_folder:
            return self.by_folder[name]
        close = get_close_matches(name.lower(), self.by_folder, 1, 0.6)
        advice = f"did you mean {close[0]}?" if close else "folders are named in schema/README.md"
        message = f"this is not a folder of any kind of record; {advice}"
        self.findings.append(_unreadable(path, message, "Folder"))
        return UNKNOWN

    def _file(self, name: str, path: str, kind: str) -> None:
        stem, dot, ending = name.rpartition(".")
        if not dot or ending.lower() not in ("yml", "yaml"):
            return
        shown = printable(stem)
        if ending != "yml" or shown != stem:
            message = _RENAME if shown == stem else _ODD_NAME
            trouble = _unreadable(path, message, "File", shown)
            self.files.append(Found(path, shown, kind, trouble))
        elif kind == UNKNOWN:
            self.files.append(Found(path, stem, kind))
        else:
            self._record(path, stem, kind)

    def _record(self, path: str, stem: str, kind: str) -> None:
        right = self._right_kind(stem)
        if not kind and stem == PROVIDER:
            self.files.append(Found(path, stem, PROVIDER))
        elif right is None and not kind:
            message = "this does not belong here; move it into the folder of its kind"
            self.files.append(Found(path, stem, kind, _schema(path, stem, message)))
        elif right is None or right[0] == kind:
            self.files.append(Found(path, stem, kind))
        else:
            message = f"records whose id begins like this belong in {right[1]}; move it there"
            self.files.append(Found(path, stem, kind, _schema(path, stem, message)))

    def _right_kind(self, stem: str) -> tuple[str, str] | None:
        """The kind that a file's name belongs to, and its folder (or file, for the provider)."""
        if stem == PROVIDER:
            return PROVIDER, f"{EVIDENCE}/{PROVIDER}.yml"
        kind = self.kinds.of_prefix(stem.lower()) if "-" in stem else None
        return (kind.name, f"{EVIDENCE}/{kind.folder}") if kind else None

    def _not_a_file(self, name: str, path: str, kind: str) -> None:
        stem, _, ending = name.rpartition(".")
        if ending.lower() in ("yml", "yaml"):
            stem = printable(stem)
            trouble = _unreadable(path, NOT_A_FILE, "File", stem)
            self.files.append(Found(path, stem, kind, trouble))
        else:
            self.findings.append(_unreadable(path, NOT_A_FILE, "File"))


def _unreadable(path: str, message: str, label: str, stem: str | None = None) -> Finding:
    record = stem if is_id(stem) else None
    return Finding("unreadable", "error", f"{label}: {message}", record=record, file=path)


def _schema(path: str, stem: str, message: str) -> Finding:
    record = stem if is_id(stem) else None
    return Finding("schema", "error", f"File: {message}", record=record, file=path)
