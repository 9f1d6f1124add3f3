"""Builds shares: each that is open in the wanted sort; of all others nothing is left."""

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from coproof.model import NO_NAMES, KnownNames, Share
from coproof.portfolio import Examination, examine, with_history
from coproof.publish.build import scratch_folder
from coproof.publish.places import MANIFEST, places_of
from coproof.publish.result import DISK, FINDINGS, FINE, USAGE, BuildResult, Refused
from coproof.publish.shares.pack import sealed_pack
from coproof.publish.shares.places import SharePlaces, put
from coproof.publish.shares.scoped_site import build_scoped_site
from coproof.publish.shares.seal import MasterSecret, Sealer
from coproof.publish.shares.take_away import neutral_elsewhere, take_away
from coproof.publish.shares.zip_file import zipped
from coproof.views.labels import counted, said_date

ShareSort = Literal["pack", "folder", "zip"]
SORTS: tuple[ShareSort, ...] = get_args(ShareSort)


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: these shares (all where none is named), in one sort, below a folder.

    `secret` is only needed for packs. `today` is the real day: it decides what has ended.
    `names` is the provider's own list of names.
    """

    sort: ShareSort
    out: Path
    today: date
    ids: tuple[str, ...] = ()
    as_at: date | None = None
    secret: MasterSecret | None = None
    names: KnownNames = NO_NAMES


def build_shares(root: Path, order: Order) -> BuildResult:
    """Build what is shared, and take away what is no longer.

    What has ended goes first, so that nothing that fails later keeps it open: no mistake in the
    evidence, no secret that is missing. The lines tell all that was done, also before a failure.
    """
    done: list[str] = []
    try:
        examination = with_history(examine(root, order.as_at, order.today, names=order.names), root)
        for line in _steps(root, order, examination):
            done.append(line)
        if examination.errors:
            return BuildResult(FINDINGS, tuple(done), (), examination)
        return BuildResult(FINE, tuple(done))
    except Refused as refusal:
        return BuildResult(refusal.code, (*done, refusal.line))
    except OSError as error:
        what = error.strerror or errno.errorcode.get(error.errno or 0, "unknown")
        line = f"Not all was built: the disk refused to read or write: {what}."
        return BuildResult(DISK, (*done, line))


def _steps(root: Path, order: Order, examination: Examination) -> Iterator[str]:
    chosen = _chosen(examination, order)
    _refuse_sources(root, order.out)
    shares, places = examination.settings.shares, SharePlaces(order.out)
    yield from take_away(places, shares, order.today)
    if errors := examination.errors:
        yield f"Nothing was built: {counted(len(errors), 'error', 'errors')} to mend first."
        return
    if order.sort == "pack":
        neutral_elsewhere(places, shares, order.today)
    if not shares:
        yield "Nothing is shared. Share a part: coproof share issue"
    yield from _built(root, order, examination, chosen)


def _chosen(examination: Examination, order: Order) -> tuple[Share, ...]:
    shares = examination.settings.shares
    known = {share.id for share in shares}
    if not examination.errors:
        for unknown in (one for one in order.ids if one not in known):
            raise Refused(USAGE, f"There is no share {unknown}. See them all: coproof share list")
    return tuple(one for one in shares if not order.ids or one.id in order.ids)


def _built(
    root: Path, order: Order, examination: Examination, chosen: Iterable[Share]
) -> Iterator[str]:
    for share in chosen:
        if share.is_open(order.today):
            yield _one(root, order, examination, share)
        else:
            yield f"{share.id}: not open today; nothing was built."


def _one(root: Path, order: Order, examination: Examination, share: Share) -> str:
    places = SharePlaces(order.out)
    if order.sort == "folder":
        _refuse_open_host(share)
        out = places.folder(share.id)
        result = build_scoped_site(root, examination, share, out)
        os.utime(out / MANIFEST)  # when it was last built, also where nothing differed
        return f"{share.id}: built as a folder, to be put where readers sign in. {_root(result)}"
    with scratch_folder() as scratch:
        site = Path(scratch) / "site"
        sealer = _sealer(order, share) if order.sort == "pack" else None
        result = build_scoped_site(root, examination, share, site)
        if sealer is None:
            put(places.zip(share.id), zipped(site, share))
            return (
                f"{share.id}: built as {share.id}.zip. Whoever has it can read it. {_root(result)}"
            )
        put(places.pack(share.id), sealed_pack(site, share, sealer))
    return f"{share.id}: sealed, until {said_date(share.expires_on)}. {_root(result)}"


def _root(result: BuildResult) -> str:
    """What to leave with others, so that anybody can tell later that this is what was shared."""
    return f"Root: {result.root}"


def _sealer(order: Order, share: Share) -> Sealer:
    """What seals; before the site is built, because there may be no secret."""
    return Sealer(order.secret or MasterSecret.of(None), share)


def _refuse_open_host(share: Share) -> None:
    if not share.host_authenticates:
        raise Refused(
            USAGE,
            f"{share.file}: a folder can be read by whoever finds it. Put it only where readers "
            "sign in, and write host_authenticates: true.",
        )


def _refuse_sources(root: Path, out: Path) -> None:
    """Nothing is ever written among the evidence or the settings."""
    places_of(root, out / "s" / "x")
