"""Builds a site again from what its manifest names, in a scratch folder, and compares the bytes."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coproof import __version__
from coproof.portfolio import examine, with_history
from coproof.publish.build import build_site
from coproof.publish.result import BuildResult, Refused
from coproof.publish.shares.scoped_site import build_scoped_site
from coproof.publish.verify.verify import (
    CHECKED,
    FAILED,
    MANIFEST,
    NOT_CHECKED,
    SHOWN,
    Found,
    Outcome,
    look,
    plain,
    read_manifest,
)
from coproof.read import DIRTY, Revision, find_revision
from coproof.read.git import ask, run

COMMIT = re.compile("[0-9a-f]{40}([0-9a-f]{24})?")
"""The whole id of a commit: a shorter one, or a branch, may mean another one tomorrow."""

NOT_THERE = "Git could not lay out that commit here."


class _CannotRebuild(Exception):
    """Why nothing was built; the message is for a person."""


def check_rebuild(site: Path, root: Path) -> Outcome:
    """Whether the same commit, edition, days and coproof give the same bytes.

    Neither the files of the repository nor its index are touched.
    """
    found = look(site)
    _, said, _ = read_manifest(found)
    try:
        revision = _revision(root, said)
        with TemporaryDirectory(prefix="coproof-verify-") as scratch:
            folder = Path(scratch)
            again = _build(_laid_out(root, revision, folder / "repository"), folder / "site", said)
            return _compared(found, look(again))
    except (_CannotRebuild, Refused, OSError) as reason:
        told = reason.line if isinstance(reason, Refused) else str(reason)
        if isinstance(reason, OSError):
            told = f"The disk refused to read or write: {reason.strerror}."
        return Outcome("rebuild", NOT_CHECKED, (told,))


def _revision(root: Path, said: dict[str, Any]) -> Revision:
    """The commit that a manifest names, where it can be built again here."""
    commit, version = said.get("commit"), said.get("tool_version")
    if not isinstance(commit, str) or not COMMIT.fullmatch(commit.removesuffix(DIRTY)):
        raise _CannotRebuild("The site names no commit: it was built outside git.")
    if commit.endswith(DIRTY):
        raise _CannotRebuild("The site was built from changes that no commit holds.")
    if version != __version__:
        told = plain(str(version))[:32]
        raise _CannotRebuild(f"coproof {told} built it, and this is coproof {__version__}.")
    found = find_revision(root, commit)
    if isinstance(found, str):
        raise _CannotRebuild(found)
    if ask(root, "rev-parse", "--is-shallow-repository") != "false":
        raise _CannotRebuild(
            "This copy of the repository is shallow: fetch its whole history first."
        )
    return found


def _laid_out(root: Path, revision: Revision, into: Path) -> Path:
    """The root of the portfolio as that commit has it, in a repository that borrows all objects."""
    objects = ask(root, "rev-parse", "--path-format=absolute", "--git-path", "objects")
    kind = ask(root, "rev-parse", "--show-object-format")
    prefix = ask(root, "rev-parse", "--show-prefix")
    into.mkdir()
    if (
        objects is None
        or prefix is None
        or run(into, "init", "-q", f"--object-format={kind}") is None
    ):
        raise _CannotRebuild(NOT_THERE)
    alternates = into / ".git/objects/info/alternates"
    alternates.parent.mkdir(parents=True, exist_ok=True)
    alternates.write_text(f"{objects}\n", "utf-8")
    plainly = ("-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false")
    done = run(into, *plainly, "checkout", "-q", "--detach", "--force", revision.commit)
    if done is None or done.returncode or not (into / prefix).is_dir():
        raise _CannotRebuild(NOT_THERE)
    return into / prefix


def _build(root: Path, out: Path, said: dict[str, Any]) -> Path:
    """A site as the manifest describes it; with anything it cannot mean, none."""
    edition = said.get("edition")
    if edition not in ("public", "partner", "internal"):
        raise _CannotRebuild("The manifest names no edition.")
    try:
        as_at, day = date.fromisoformat(said["as_at"]), date.fromisoformat(said["day"])
        missing = said["counts"]["missing"]
    except (KeyError, TypeError, ValueError):
        raise _CannotRebuild("The manifest names no days.") from None
    share = said.get("share")
    if share is not None:
        result = _build_share(root, str(share), out, as_at, day)
    else:
        result = build_site(root, edition, out, as_at, day, bool(missing) and edition == "internal")
    if result.code:
        raise _CannotRebuild(" ".join(("It cannot be built again.", *result.lines)))
    return out


def _build_share(root: Path, share_id: str, out: Path, as_at: date, day: date) -> BuildResult:
    examination = with_history(examine(root, as_at, day), root)
    if examination.errors:
        raise _CannotRebuild("The evidence of that commit has errors.")
    share = next((one for one in examination.settings.shares if one.id == share_id), None)
    if share is None:
        raise _CannotRebuild("That commit has no such share.")
    return build_scoped_site(root, examination, share, out)


def _compared(found: Found, again: Found) -> Outcome:
    """Byte by byte, the manifests too."""
    _, said, _ = read_manifest(again)
    listed = {entry["path"]: (entry["sha256"], entry["size"]) for entry in said["files"]}
    differ = set(found.read).symmetric_difference(again.read)
    differ.update(path for path, as_built in listed.items() if not found.has(path, *as_built))
    if found.bytes_of(MANIFEST) != again.bytes_of(MANIFEST):
        differ.add(MANIFEST)
    if not differ:
        told = f"Built again from its commit: all {len(again.read):,} files have the same bytes."
        return Outcome("rebuild", CHECKED, (told,))
    lines = [f"Not as its commit gives it: {plain(path)}" for path in sorted(differ)[:SHOWN]]
    if len(differ) > SHOWN:
        lines.append(f"Not as its commit gives it: {len(differ) - SHOWN} more")
    return Outcome("rebuild", FAILED, tuple(lines))
