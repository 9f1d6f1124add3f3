"""Reads all of `evidence/`: every file becomes a record or a finding, and none hides another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from coproof.fields import Kinds
from coproof.model import Finding, Record, by_place, freeze
from coproof.read.duplicates import duplicate_findings
from coproof.read.full_stop import as_sentences
from coproof.read.garbage import garbage_left_alone
from coproof.read.judged import Judged, judge
from coproof.read.progress import Progress, silent
from coproof.read.shape import Fault, Shape
from coproof.read.walk import PROVIDER, UNKNOWN, Found, is_id, walk

_AFTER_HASH = "words behind the hash sign are not read. Put the whole text in quotation marks."
_EMPTY = "File: this is empty; write the record into it, or delete it"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a portfolio.

    `records` are sorted by kind, then id. `broken` holds the ids of files that could not be
    taken: what names them is not a dangling link. `files` counts all files that should hold a
    record.
    """

    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    broken: frozenset[str]
    files: int

    @classmethod
    def nothing(cls) -> "Reading":
        """What comes of a portfolio that is not read."""
        return cls((), (), frozenset(), 0)


def read_evidence(root: Path, kinds: Kinds, progress: Progress = silent) -> Reading:
    """Read every record below the root; whatever is wrong comes back as findings."""
    walked = walk(root, kinds)
    work = _Work(root, kinds)
    with garbage_left_alone():
        for file in progress(walked.files, "Reading records", len(walked.files)):
            work.take(file)
    order = {kind.name: index for index, kind in enumerate(kinds)}
    findings = (*walked.findings, *work.findings, *duplicate_findings(walked.files))
    return Reading(
        records=tuple(sorted(work.records.values(), key=lambda it: (order[it.kind], it.id))),
        findings=as_sentences(sorted(findings, key=by_place)),
        broken=frozenset(work.broken),
        files=len(walked.files),
    )


class _Work:
    """One reading in progress."""

    def __init__(self, root: Path, kinds: Kinds) -> None:
        self.root = root
        self.kinds = kinds
        self.shapes = {kind.name: Shape.of(kind.schema) for kind in kinds}
        self.records: dict[str, Record] = {}
        self.findings: list[Finding] = []
        self.broken: set[str] = set()

    def take(self, file: Found) -> None:
        """Make a record of one file, or findings."""
        if file.trouble is not None or file.kind == UNKNOWN:
            self.findings += [file.trouble] if file.trouble else []
            self.broken.add(file.stem)
            return
        judged = judge(self.root, file.path, self.shapes[file.kind], partial(_name_and_id, file))
        if judged.findings or judged.data is None:
            self._refuse(file, judged)
        elif file.stem not in self.records:
            data = freeze(judged.data)
            self.records[file.stem] = Record(file.kind, file.stem, file.path, data)
            self.findings += self._cut_short(file, judged)

    def _cut_short(self, file: Found, judged: Judged) -> Iterator[Finding]:
        kind = self.kinds[file.kind]
        for name, line, column in judged.cut_short:
            field = kind.field(name)
            if field is not None and field.own_words:
                yield Finding(
                    check="words-after-hash",
                    severity="note",
                    message=f"{field.label}: {_AFTER_HASH}",
                    fix="If a comment was meant, give it a line of its own.",
                    record=file.stem,
                    file=file.path,
                    line=line,
                    column=column,
                    field=name,
                )

    def _refuse(self, file: Found, judged: Judged) -> None:
        empty = Finding("unreadable", "error", _EMPTY, file=file.path, line=1, column=1)
        found = judged.findings or (empty,)
        self.findings += [replace(finding, record=file.record) for finding in found]
        self.broken |= {file.stem, *_claimed_id(judged.data)}


def _name_and_id(file: Found, data: Any) -> Iterable[Fault]:
    """A file is named for the id of its record: that is how both can be found again."""
    own = data.get("id")
    if file.kind == PROVIDER or own == file.stem or not is_id(own):
        return
    if file.stem.casefold() == own:
        message = "Id: rename the file in small letters, so that it is the same as the id"
    elif is_id(file.stem):
        message = f"Id: write `{file.stem}` as in the file's name, or rename the file"
    else:
        message = "Id: the file's name must be the id; rename the file"
    yield Fault(("id",), message)


def _claimed_id(data: Any) -> Iterator[str]:
    """The id that a broken record gives itself, where it differs from its file's name."""
    own = data.get("id") if isinstance(data, dict) else None
    if isinstance(own, str):
        yield own
