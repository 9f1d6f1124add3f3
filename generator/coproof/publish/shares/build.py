"""Builds shares: each that is open in the wanted sort; of all others nothing is left."""

import errno
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args

from coproof.capture.save import put_in_place
from coproof.model import Share
from coproof.portfolio import Examination, examine, with_history
from coproof.publish.places import places_of
from coproof.publish.result import DISK, FINDINGS, FINE, USAGE, BuildResult, Refused
from coproof.publish.shares.pack import neutral_page, sealed_pack
from coproof.publish.shares.scoped_site import build_scoped_site
from coproof.publish.shares.seal import MasterSecret, Sealer
from coproof.publish.shares.zip_file import zipped
from coproof.views.labels import counted, said_date

ShareSort = Literal["pack", "folder", "zip"]
SORTS: tuple[ShareSort, ...] = get_args(ShareSort)

PACKS = "s"
"""The folder below the published site in which sealed packs lie, each in a folder of its own."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: these shares (all where none is named), in one sort, below a folder.

    `secret` is only needed for packs. `today` is the real day: it decides what has ended.
    """

    sort: ShareSort
    out: Path
    today: date
    ids: tuple[str, ...] = ()
    as_at: date | None = None
    secret: MasterSecret | None = None


def build_shares(root: Path, order: Order) -> BuildResult:
    """Build what is shared, and take away what is no longer."""
    try:
        examination = with_history(examine(root, order.as_at, order.today), root)
        if errors := examination.errors:
            said = f"Nothing was built: {counted(len(errors), 'error', 'errors')} to mend first."
            return BuildResult(FINDINGS, (said,), (), examination)
        chosen = _chosen(examination, order)
        return BuildResult(FINE, tuple(_built(root, order, examination, chosen)))
    except Refused as refusal:
        return BuildResult(refusal.code, (refusal.line,))
    except OSError as error:
        what = error.strerror or errno.errorcode.get(error.errno or 0, "unknown")
        return BuildResult(
            DISK, (f"Not all was built: the disk refused to read or write: {what}.",)
        )


def _chosen(examination: Examination, order: Order) -> tuple[Share, ...]:
    shares = examination.settings.shares
    known = {share.id for share in shares}
    for unknown in (one for one in order.ids if one not in known):
        raise Refused(USAGE, f"There is no share {unknown}. See them all: coproof share list")
    return tuple(one for one in shares if not order.ids or one.id in order.ids)


def _built(
    root: Path, order: Order, examination: Examination, chosen: Iterable[Share]
) -> Iterator[str]:
    """Closed shares first: what fails later must not keep them open."""
    _refuse_sources(root, order.out)
    yield from _closed(order, examination)
    for share in chosen:
        if share.is_open(order.today):
            yield _one(root, order, examination, share)
        else:
            yield f"{share.id}: no longer shared; nothing was built."


def _one(root: Path, order: Order, examination: Examination, share: Share) -> str:
    if order.sort == "folder":
        _refuse_open_host(share)
        build_scoped_site(root, examination, share, order.out / share.id)
        return f"{share.id}: built as a folder, to be put where readers sign in."
    with TemporaryDirectory(prefix="coproof-share-") as scratch:
        site = Path(scratch) / "site"
        build_scoped_site(root, examination, share, site)
        if order.sort == "zip":
            _put(order.out / f"{share.id}.zip", zipped(site, share))
            return f"{share.id}: built as {share.id}.zip. Whoever has it can read it."
        _put(_pack_of(order, share.id), sealed_pack(site, share, _sealer(order, share)))
    return f"{share.id}: sealed, until {said_date(share.expires_on)}."


def _sealer(order: Order, share: Share) -> Sealer:
    return Sealer(order.secret or MasterSecret.of(None), share)


def _refuse_open_host(share: Share) -> None:
    if not share.host_authenticates:
        raise Refused(
            USAGE,
            f"{share.file}: a folder can be read by whoever finds it. Put it only where readers "
            "sign in, and write host_authenticates: true.",
        )


def _closed(order: Order, examination: Examination) -> Iterator[str]:
    """Take away what must not be read any more, whichever shares were asked for."""
    open_ids = {one.id for one in examination.settings.shares if one.is_open(order.today)}
    if order.sort == "pack":
        _close_packs(order, open_ids, {one.id for one in examination.settings.shares})
        return
    for share in examination.settings.shares:
        if share.id not in open_ids:
            (order.out / f"{share.id}.zip").unlink(missing_ok=True)
            if (order.out / share.id / "manifest.json").is_file():
                shutil.rmtree(order.out / share.id)
                yield f"{share.id}: its folder was deleted."


def _close_packs(order: Order, open_ids: set[str], known: set[str]) -> None:
    """One page, the same bytes, for ended, taken back and unknown."""
    folder = order.out / PACKS
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for share_id in (found | known) - open_ids:
        if not (folder / share_id).is_file():
            _put(_pack_of(order, share_id), neutral_page())
    _put(folder / "index.html", neutral_page())
    _put(folder / "404.html", neutral_page())


def _pack_of(order: Order, share_id: str) -> Path:
    return order.out / PACKS / share_id / "index.html"


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    put_in_place(path, data)


def _refuse_sources(root: Path, out: Path) -> None:
    """Nothing is ever written among the evidence or the settings."""
    places_of(root, out / PACKS / "x")
