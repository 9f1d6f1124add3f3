"""Takes away what may not be read any more: packs, zips and folders of shares that are not open."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from coproof.model import Share
from coproof.publish.places import MANIFEST, Places
from coproof.publish.shares.pack import neutral_page
from coproof.publish.shares.places import SharePlaces, put


def take_away(places: SharePlaces, shares: Iterable[Share], today: date) -> Iterator[str]:
    """Close every share that is not open, in whatever sort it lies there; say what went.

    A pack gives way to the neutral page. Of a folder its neighbours go too: a site keeps its
    predecessor and its stage, which can be read as well as itself.
    """
    for share in shares:
        if not share.is_open(today):
            gone = tuple(_closed(places, share.id))
            if gone:
                yield f"{share.id}: not open today; its {' and its '.join(gone)} was taken away."


def _closed(places: SharePlaces, share_id: str) -> Iterator[str]:
    pack, zipped, folder = places.pack(share_id), places.zip(share_id), places.folder(share_id)
    if pack.is_file() and pack.read_bytes() != neutral_page():
        put(pack, neutral_page())
        yield "pack"
    if zipped.is_file():
        zipped.unlink()
        yield "zip"
    if (folder / MANIFEST).is_file():
        _delete(Places(folder))
        yield "folder"


def _delete(site: Places) -> None:
    for folder in (site.out, *site.neighbours):
        if folder.is_dir():
            shutil.rmtree(folder)
    site.journal.unlink(missing_ok=True)
    site.lock.unlink(missing_ok=True)


def neutral_elsewhere(places: SharePlaces, shares: Iterable[Share], today: date) -> None:
    """The neutral page, the same bytes, at every address of a share that is not open or unknown."""
    open_ids, known = set[str](), set[str]()
    for share in shares:
        known.add(share.id)
        open_ids |= {share.id} if share.is_open(today) else set()
    for share_id in (known | _found(places.packs)) - open_ids:
        put(places.pack(share_id), neutral_page())
    for name in ("index.html", "404.html"):
        put(places.packs / name, neutral_page())


def _found(packs: Path) -> set[str]:
    folders = packs.iterdir() if packs.is_dir() else ()
    return {folder.name for folder in folders if folder.is_dir()}
