"""When a share was last built below a folder, as the files there say."""

from datetime import UTC, datetime

from coproof.publish.places import MANIFEST
from coproof.publish.shares.pack import neutral_page
from coproof.publish.shares.places import SharePlaces


def last_built(places: SharePlaces, share_id: str) -> datetime | None:
    """The moment at which the newest pack, zip or folder of a share was made; None without any."""
    pack = places.pack(share_id)
    made = [places.zip(share_id), places.folder(share_id) / MANIFEST]
    if pack.is_file() and pack.read_bytes() != neutral_page():
        made.append(pack)
    moments = (path.stat().st_mtime for path in made if path.is_file())
    newest = max(moments, default=None)
    return None if newest is None else datetime.fromtimestamp(newest, UTC)
