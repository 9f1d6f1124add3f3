"""What somebody took back since: no older site that still shows it is kept beside the new one.

Beside a site lie the one before it, which `coproof rollback` can bring back, and the one before
that, in which the next build is made. Words that were withdrawn, and quotes and pictures whose
consent has ended, must not come back from there, nor lie on a disk for long. So an older site that
shows them is deleted as soon as the new one is in its place.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coproof.model import EDITIONS, Edition, Record, thaw
from coproof.portfolio import Examination, Portfolio, show
from coproof.publish.places import MANIFEST, Places

DATA = "data/portfolio.json"
QUOTE, MEDIA = "quote", "media"


def forget_taken_back(places: Places, examination: Examination, now: Portfolio) -> tuple[str, ...]:
    """Delete what lies beside a new site and shows what was taken back; says so, in one line.

    `now` is what the new site shows. Nothing is raised where the disk refuses: the line names what
    has to be deleted by hand.
    """
    old = [site for site in places.neighbours if site.is_dir()]
    forgotten = [site for site in old if shows_taken_back(site, examination, now)]
    for site in forgotten:
        shutil.rmtree(site, ignore_errors=True)
    if left := [site.name for site in forgotten if site.exists()]:
        return (f"Delete {' and '.join(left)} by hand: words that were taken back are in it.",)
    if forgotten:
        return ("The site before it was not kept: it showed what has been taken back since.",)
    return ()


def shows_taken_back(site: Path, examination: Examination, now: Portfolio | None = None) -> bool:
    """Whether a site shows something of a person that the same edition would not show today.

    `now` is what an edition shows today, where that is known. A site that cannot be read counts as
    one that does.
    """
    try:
        edition = json.loads((site / MANIFEST).read_bytes())["edition"]
        records = json.loads((site / DATA).read_bytes())["records"]
        today = now if now and edition == now.edition else _today(examination, edition)
        return any(_taken_back(record, examination, today) for record in _all(records)) or any(
            (site / path).is_file() for path in _refused_pictures(examination, today)
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return True


def _today(examination: Examination, edition: Edition) -> Portfolio:
    EDITIONS.index(edition)  # what is no edition is no site of ours
    return show(examination, edition, quarters_back=0)


def _all(records: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for of_kind in records.values():
        yield from of_kind


def _taken_back(old: dict[str, Any], examination: Examination, today: Portfolio) -> bool:
    """Whether an old record has a quote or a picture more than today, or was withdrawn since."""
    written = examination.everything.get(old["id"])
    if written is not None and _withdrawn(written) and "withdrawn_on" not in old:
        return True
    if old["id"] in examination.broken:
        return False
    record = today.graph.get(old["id"])
    new = dict(thaw(record.data)) if record is not None else {}
    return bool(Counter(_of_people(old)) - Counter(_of_people(new)))


def _withdrawn(record: Record) -> bool:
    return record.kind == "feedback" and "withdrawn_on" in record.data


def _of_people(record: Mapping[str, Any]) -> Iterator[str]:
    """The quotes of a record, wherever they stand, and what its pictures show."""
    for name, value in record.items():
        if name == QUOTE:
            yield f"{QUOTE} {value}"
        elif name == MEDIA:
            yield from (f"{MEDIA} {entry.get('kind')} {entry.get('alt')}" for entry in value)
        elif isinstance(value, list):
            yield from (said for one in value if isinstance(one, dict) for said in _of_people(one))


def _refused_pictures(examination: Examination, today: Portfolio) -> Iterator[str]:
    """Where pictures of somebody would lie that are not shown today."""
    for picture in examination.settings.pictures:
        if picture.consent is not None and picture.path not in today.images:
            yield picture.path
