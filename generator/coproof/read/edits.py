"""Every edit that the commits between two revisions made to records, one by one.

Two revisions alone do not tell whether words were changed before or after something answered them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coproof.fields import Kind, Kinds
from coproof.model import Record, freeze
from coproof.read.git import ask, blobs, run
from coproof.read.revision import Revision
from coproof.read.shape import Shape
from coproof.read.walk import EVIDENCE
from coproof.read.yaml import load

_CHANGED = ("diff-tree", "--stdin", "-r", "-M", "--relative", "--raw", "--no-abbrev")


@dataclass(frozen=True, slots=True)
class Edit:
    """A commit changed a record: how it was and how it became, with every field."""

    commit: str
    was: Record
    now: Record


def edits_between(root: Path, base: Revision, head: Revision, kinds: Kinds) -> tuple[Edit, ...]:
    """The edits on the way from one revision to the other, the oldest first, then by path.

    Merges change nothing of their own. A record that could not be read before or after is left out.
    """
    reach = f"{base.commit}..{head.commit}"
    words = ("rev-list", "--reverse", "--topo-order", "--no-merges", reach, "--", EVIDENCE)
    commits = ask(root, *words)
    done = run(root, *_CHANGED, "--diff-filter=MR", given=f"{commits}\n".encode())
    if not commits or done is None or done.returncode:
        return ()
    found = tuple(_raw(done.stdout.decode("utf-8", "replace"), kinds))
    contents = blobs(root, (blob for one in found for blob in (one.old, one.new)))
    shapes = {kind.name: Shape.of(kind.schema) for kind in kinds}
    edits = (_edit(one, contents, shapes[one.kind.name]) for one in found)
    return tuple(edit for edit in edits if edit is not None)


@dataclass(frozen=True, slots=True)
class _Raw:
    """One file that a commit changed: the kind of its folder, and its contents by their ids."""

    commit: str
    kind: Kind
    path: PurePosixPath
    old: str
    new: str


def _raw(said: str, kinds: Kinds) -> Iterator[_Raw]:
    """A commit's id on a line of its own, then a line for each file: ":modes ids status", paths."""
    by_folder = {kind.folder: kind for kind in kinds if kind.folder}
    commit = ""
    for line in said.splitlines():
        if not line.startswith(":"):
            commit = line
            continue
        about, _, paths = line.partition("\t")
        path = PurePosixPath(paths.rpartition("\t")[2])
        kind = by_folder.get(path.parts[1]) if len(path.parts) > 2 else None
        if kind is not None and path.parts[0] == EVIDENCE and path.suffix == ".yml":
            _, _, old, new, _ = about.split()
            yield _Raw(commit, kind, path, old, new)


def _edit(raw: _Raw, contents: dict[str, bytes], shape: Shape) -> Edit | None:
    was, now = (_record(raw, contents.get(blob, b""), shape) for blob in (raw.old, raw.new))
    return Edit(raw.commit, was, now) if was is not None and now is not None else None


def _record(raw: _Raw, content: bytes, shape: Shape) -> Record | None:
    loaded = load(content)
    if loaded.troubles or shape.unlike(loaded.data) or shape.faults(loaded.data):
        return None
    return Record(raw.kind.name, raw.path.stem, str(raw.path), freeze(loaded.data))
