"""Yesterday's site back: the site and its predecessor change places."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coproof.model import EDITIONS, Edition
from coproof.portfolio import examine
from coproof.publish.build import at_work
from coproof.publish.places import MANIFEST, Places, places_of
from coproof.publish.result import DISK, FINDINGS, FINE, USAGE, BuildResult, Refused
from coproof.publish.swap import swap_back
from coproof.publish.taken_back import shows_taken_back
from coproof.read.walk import EVIDENCE
from coproof.views.labels import counted, said_date

STALE = (
    "It shows what could be shown when it was built. "
    "Build again soon, so that what was taken back since then is gone."
)


@dataclass(frozen=True, slots=True)
class _Built:
    """What the manifest of a site says of it; `pages` are the paths of its pages."""

    edition: Edition
    as_at: str
    commit: str | None
    pages: frozenset[str]

    def said(self) -> str:
        """The site in plain words."""
        commit = f"commit {self.commit[:12]}" if self.commit else "no commit"
        return f"the {self.edition} edition as at {said_date(self.as_at)} ({commit})"


def roll_back(root: Path, edition: Edition | None, out: Path, today: date) -> BuildResult:
    """Put the previous site back in place of the one in `out`, which is kept in its stead.

    `edition` is the widest that may come to light; unless told, that of the site which is live.
    Done twice, all is as it was. Refused where there is no previous site, where it is of a wider
    edition, where it is not as it was published, and where it shows what somebody has taken back
    by `today`.
    """
    try:
        places = places_of(root, out)
        if not places.previous.is_dir() and not places.journal.is_file():
            raise _nothing_kept(places)
        lost = not places.out.exists()
        with at_work(root, places):
            return _restored(places) if lost else _exchanged(root, places, edition, today)
    except Refused as refusal:
        return BuildResult(refusal.code, (refusal.line,))
    except OSError as error:
        what = error.strerror or type(error).__name__
        line = f"The site that was there is unchanged: the disk refused to read or write: {what}."
        return BuildResult(DISK, (line,))


def _restored(places: Places) -> BuildResult:
    """The live site was gone, and making order has put its predecessor there."""
    line = f"Live in {places.out.name}/: {_read(places.out).said()}. No other site is kept."
    return BuildResult(FINE, (line,), (STALE,))


def _exchanged(root: Path, places: Places, edition: Edition | None, today: date) -> BuildResult:
    if not (places.previous / MANIFEST).is_file():
        raise _nothing_kept(places)
    live, kept = _read(places.out), _read(places.previous)
    _refuse_wider(kept, edition or live.edition)
    _refuse_changed(places.previous)
    _refuse_taken_back(root, places.previous, today)
    swap_back(places)
    name = places.out.name
    line = f"Live in {name}/: {kept.said()}. Kept beside it: {live.said()}."
    return BuildResult(FINE, (line,), (STALE, *_come_back(live, kept)))


def _come_back(live: _Built, kept: _Built) -> tuple[str, ...]:
    """Pages that were no longer there: somebody may have had a reason."""
    if number := len(kept.pages - live.pages):
        pages = counted(number, "page is", "pages are")
        return (f"{pages} back that the other site does not have: look whether they may be.",)
    return ()


def _nothing_kept(places: Places) -> Refused:
    line = f"There is no previous site of {places.out.name}/, so nothing was changed."
    return Refused(USAGE, line)


def _refuse_wider(kept: _Built, allowed: Edition) -> None:
    if EDITIONS.index(kept.edition) > EDITIONS.index(allowed):
        raise Refused(
            USAGE,
            f"The previous site is the {kept.edition} edition, so nothing was changed. "
            f"If it may be seen there, add --edition {kept.edition}.",
        )


def _refuse_taken_back(root: Path, site: Path, today: date) -> None:
    """Words that somebody took back must not come back; without evidence nothing is known."""
    if not (root / EVIDENCE).is_dir():
        return
    if shows_taken_back(site, examine(root, None, today)):
        raise Refused(
            FINDINGS,
            "The previous site shows what somebody has taken back since, so nothing was changed. "
            "Mend the evidence and build again.",
        )


def _refuse_changed(site: Path) -> None:
    """What comes back must be what was published, whole."""
    listed = {file["path"]: file["sha256"] for file in _document(site)["files"]}
    found = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    del found[MANIFEST]
    wrong = listed.keys() ^ found.keys()
    wrong |= {path for path in listed.keys() & found.keys() if _sha256(found[path]) != listed[path]}
    if wrong:
        files = counted(len(wrong), "file", "files")
        raise Refused(
            FINDINGS,
            f"The previous site is not as it was published ({files}), so nothing was changed.",
        )


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _read(site: Path) -> _Built:
    document = _document(site)
    paths = (file["path"] for file in document["files"])
    pages = frozenset(path for path in paths if path.endswith(".html"))
    return _Built(document["edition"], document["as_at"], document["commit"], pages)


def _document(site: Path) -> dict[str, Any]:
    """The manifest; raises Refused where it is not one of ours."""
    try:
        document: dict[str, Any] = json.loads((site / MANIFEST).read_bytes())
        [document[key] for key in ("edition", "as_at", "commit")]
        [(file["path"], file["sha256"]) for file in document["files"]]
        EDITIONS.index(document["edition"])
    except (ValueError, KeyError, TypeError):
        line = f"The {MANIFEST} of a site cannot be read, so nothing was changed. Build again."
        raise Refused(FINDINGS, line) from None
    return document
